/*
 * Follows long work on the page without reloading it, and goes on with it while the page is open.
 * Without this file the page is as useful: reload it, and leave the work to cron.
 */
(function () {
    'use strict';

    var POLL = 2000;
    var LONGEST_WAIT = 30000;

    var panels = Array.prototype.slice.call(document.querySelectorAll('.aflexi-cdn .aflexi-work'));
    var first = panels[0];
    var form = document.querySelector('.aflexi-cdn .aflexi-work form');
    if (!first || !form || !window.fetch || !window.FormData) {
        return;
    }

    var stopped = false;
    var failures = 0;
    var spoken = {};

    function isRunning() {
        return panels.some(function (panel) {
            return panel.dataset.state === 'running';
        });
    }

    function isOpen(state) {
        return state === 'running' || state === 'paused';
    }

    function say(panel, what, text) {
        var place = panel.querySelector('[data-text="' + what + '"]');
        if (place.textContent !== text) {
            place.textContent = text;
        }
    }

    function sayToAll(what, text) {
        panels.forEach(function (panel) {
            say(panel, what, text);
        });
    }

    /* Read aloud at each tenth and at each change of state, not every two seconds. */
    function speak(panel, work) {
        var step = work.state + Math.floor(10 * work.finished / Math.max(1, work.total));
        if (spoken[work.id] !== undefined && spoken[work.id] !== step) {
            say(panel, 'spoken', work.line);
        }
        spoken[work.id] = step;
    }

    function show(panel, work) {
        panel.dataset.state = work.state;
        var bar = panel.querySelector('progress');
        bar.max = work.total;
        bar.value = work.finished;
        say(panel, 'line', work.line);
        speak(panel, work);
        panel.querySelectorAll('[data-count]').forEach(function (place) {
            var count = place.dataset.count;
            place.textContent = work.shown[count];
            place.parentNode.className = work[count] > 0 ? 'aflexi-some' : 'aflexi-none';
        });
        panel.querySelectorAll('[data-while]').forEach(function (place) {
            var when = place.dataset.while;
            place.hidden = when === 'open' ? !isOpen(work.state) : when !== work.state;
        });
    }

    function take(answer) {
        panels.forEach(function (panel) {
            var work = answer.works.filter(function (work) {
                return panel.dataset.work === String(work.id);
            })[0];
            if (work) {
                show(panel, work);
            } else {
                // A later work has taken all of it over.
                panel.dataset.state = 'gone';
                panel.hidden = true;
            }
        });
    }

    /* What is not our data is a login page or a refusal: then nothing more is asked. */
    function ask(address, options) {
        options.credentials = 'same-origin';
        options.cache = 'no-store';
        return fetch(address, options).then(function (response) {
            var type = response.headers.get('Content-Type') || '';
            var isOurs = type.indexOf('application/json') === 0;
            if (response.status >= 500 && isOurs) {
                return response.json().then(function (answer) {
                    throw new Error(answer.failure);
                });
            }
            if (response.status >= 500) {
                throw new Error(first.dataset.lost);
            }
            if (!response.ok || !isOurs) {
                stopped = true;
                sayToAll('trouble', first.dataset.stopped);
                return null;
            }
            return response.json();
        }).then(function (answer) {
            if (answer && !stopped) {
                if (failures > 0) {
                    failures = 0;
                    sayToAll('trouble', '');
                }
                take(answer);
            }
            return answer;
        });
    }

    /* Ours say what failed; a network that failed says it in the browser's words, which help nobody. */
    function lost(error) {
        failures += 1;
        sayToAll('trouble', error instanceof TypeError ? first.dataset.lost : error.message);
    }

    /* The next time, later the more often it failed. */
    function again(what, wait) {
        if (!stopped) {
            setTimeout(what, Math.min(LONGEST_WAIT, wait * Math.pow(2, failures)));
        }
    }

    function poll() {
        ask(first.dataset.progress, {}).then(function (answer) {
            if (answer && panels.every(function (panel) {
                return !isOpen(panel.dataset.state);
            })) {
                stopped = true;
            }
        }).catch(lost).then(function () {
            again(poll, POLL);
        });
    }

    function work() {
        if (!isRunning()) {
            again(work, POLL);
            return;
        }
        var body = new FormData(form);
        body.append('action', 'work_slice');
        var wait = POLL / 2;
        // Not form.action, which is the button of that name.
        ask(form.getAttribute('action'), { method: 'POST', body: body }).then(function (answer) {
            if (answer) {
                sayToAll('trouble', answer.halted || '');
                wait = answer.halted ? LONGEST_WAIT : wait;
            }
        }).catch(lost).then(function () {
            again(work, wait);
        });
    }

    poll();
    work();
}());

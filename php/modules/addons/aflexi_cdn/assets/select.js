/*
 * The product table: ticks all products of a group or none, and shows what a package will be called while its name
 * is typed. Without this file the page is as useful: tick one by one, and press [Preview].
 */
(function () {
    'use strict';

    function each(list, work) {
        Array.prototype.forEach.call(list, work);
    }

    function boxes(table) {
        return table.querySelectorAll('input[type=checkbox]:not(:disabled)');
    }

    each(document.querySelectorAll('.aflexi-cdn [data-select]'), function (bar) {
        var table = document.getElementById(bar.getAttribute('data-select'));
        var told = bar.querySelector('[data-told]');
        if (!table || boxes(table).length === 0) {
            return;
        }

        function tell() {
            var ticked = 0;
            each(boxes(table), function (box) {
                ticked += box.checked ? 1 : 0;
            });
            told.textContent = told.getAttribute('data-told')
                .replace('{count}', String(ticked))
                .replace('{total}', String(boxes(table).length));
        }

        each(bar.querySelectorAll('[data-tick]'), function (button) {
            button.addEventListener('click', function () {
                each(boxes(table), function (box) {
                    box.checked = button.getAttribute('data-tick') === 'all';
                });
                tell();
            });
        });
        table.addEventListener('change', function (event) {
            if (event.target.type === 'checkbox') {
                tell();
            }
        });
        tell();
        bar.hidden = false;
    });

    each(document.querySelectorAll('.aflexi-cdn .aflexi-products [data-default]'), function (field) {
        var named = document.getElementById(field.getAttribute('aria-describedby'));
        field.addEventListener('input', function () {
            var name = document.createElement('bdi');
            name.textContent = field.value.trim() || field.getAttribute('data-default');
            named.replaceChildren(name);
        });
    });
}());

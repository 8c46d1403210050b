/* Tabs, collapses, dropdowns, modals and closing alerts by the data attributes of Bootstrap 3. */
document.addEventListener('click', function (event) {
    'use strict';
    function deactivate(element) {
        element.classList.remove('active');
    }
    document.querySelectorAll('.dropdown.open, .btn-group.open').forEach(function (open) {
        if (!open.contains(event.target)) {
            open.classList.remove('open');
        }
    });
    var dismiss = event.target.closest('[data-dismiss]');
    if (dismiss) {
        var kind = dismiss.dataset.dismiss;
        var box = dismiss.closest('.' + kind);
        if (kind === 'modal') {
            box.classList.remove('in');
        } else {
            box.remove();
        }
        return;
    }
    var toggle = event.target.closest('[data-toggle]');
    if (!toggle) {
        return;
    }
    var selector = toggle.dataset.target || toggle.getAttribute('href');
    var target = selector && selector.charAt(0) === '#' ? document.querySelector(selector) : null;
    if (toggle.dataset.toggle === 'tab' && target) {
        event.preventDefault();
        toggle.closest('.nav').querySelectorAll('.active').forEach(deactivate);
        toggle.closest('li').classList.add('active');
        Array.prototype.forEach.call(target.parentNode.children, deactivate);
        target.classList.add('active');
    } else if (toggle.dataset.toggle === 'dropdown') {
        event.preventDefault();
        toggle.parentNode.classList.toggle('open');
    } else if (target) {
        event.preventDefault();
        target.classList.toggle('in');
    }
});

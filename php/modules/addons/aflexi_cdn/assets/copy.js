/*
 * Copies a text into the clipboard. Without this file, and where the browser has no clipboard for pages (it needs
 * HTTPS), the button stays hidden: the text can be selected and copied by hand.
 */
(function () {
    'use strict';

    if (!navigator.clipboard || !navigator.clipboard.writeText) {
        return;
    }

    Array.prototype.forEach.call(document.querySelectorAll('.aflexi-cdn [data-copy]'), function (button) {
        var field = document.getElementById(button.dataset.copy);
        var said = button.parentNode.querySelector('[role="status"]');

        function say(text) {
            said.textContent = text;
        }

        button.addEventListener('click', function () {
            // Said again, it must change to be read aloud again.
            say('');
            navigator.clipboard.writeText(field.value).then(function () {
                say(button.dataset.copied);
            }, function () {
                field.select();
                say(button.dataset.notCopied);
            });
        });
        button.hidden = false;
    });
})();

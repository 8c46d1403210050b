<?php

/** Hooks that leave a trace in the activity log. */

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

add_hook('AfterCronJob', '1', function (array $vars) {
    logActivity('Sample: AfterCronJob');
});

add_hook('DailyCronJob', 1, function (array $vars) {
    logActivity('Sample: DailyCronJob');
});

add_hook('InvoicePaid', 1, function (array $vars) {
    logActivity('Sample: InvoicePaid ' . $vars['invoiceid'] . ' under ' . PHP_SAPI);
});

add_hook('SamplePoint', 5, function (array $vars) {
    return 'module';
});

add_hook('AdminAreaFooterOutput', 1, function (array $vars) {
    return '<!-- sample footer on ' . $vars['filename'] . ' -->';
});

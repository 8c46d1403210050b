<?php

/**
 * Loaded on every page of WHMCS, so: no function, no class, no file and no query until an event concerns us.
 *
 * Cost per page when nothing happens: the registration of the closures below.
 * InvoicePaid, invoice without CDN: one SELECT, no network. With CDN: one INSERT more, and work after the response.
 * AfterCronJob: the work itself, within the time budget of the settings. Without work: a few SELECTs.
 * Extension missing: nothing; the addon's page says so.
 */

use WHMCS\Module\Addon\AflexiCdn\Event;

if (!defined('WHMCS')) {
    die('This file cannot be opened directly.');
}

add_hook('InvoicePaid', 1, static function ($vars = []) {
    require_once __DIR__ . '/lib/autoload.php';
    Event::note('invoice', $vars['invoiceid'] ?? 0, 'InvoicePaid');
});

add_hook('AfterCronJob', 1, static function ($vars = []) {
    require_once __DIR__ . '/lib/autoload.php';
    Event::cron();
});

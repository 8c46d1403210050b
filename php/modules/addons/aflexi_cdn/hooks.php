<?php

/**
 * Loaded on every page of WHMCS, so: no function, no class, no file and no query until an event concerns us.
 *
 * Cost per page when nothing happens: the registration of the closures below.
 * An event without CDN behind it: one SELECT, no network. With CDN: one INSERT more, and work after the response.
 * An event that names nothing, and a transaction that is no refund: nothing.
 * AfterCronJob: the work itself, within the time budget of the settings, what staff are told, and the e-mails to
 * clients that are due. Without work: a few SELECTs.
 * AdminHomeWidgets: a few SELECTs, cached by WHMCS for five minutes.
 * AdminClientServicesTabFields and ClientAreaProductDetailsOutput, on the page of one service: up to three SELECTs.
 * ClientAreaPrimaryNavbar, on every page of the client area: if somebody is signed in, one SELECT, and what WHMCS's
 * CurrentUser takes to say who.
 * Extension missing: nothing, but one SELECT in AfterCronJob and AdminHomeWidgets, after which the activity log says so
 * once. Of another version than these files: as above, without what is shown and sent.
 */

use WHMCS\Module\Addon\AflexiCdn\Client\Hooks;
use WHMCS\Module\Addon\AflexiCdn\Event;

if (!defined('WHMCS')) {
    die('This file cannot be opened directly.');
}

// In a function, so that no variable of WHMCS is overwritten.
(static function () {
    // What an event is about, the hook's variables that hold the ids, seconds to wait where the hook runs before its
    // change, and whether the rows will be gone by then.
    $events = [
        'InvoicePaid' => ['invoice', ['invoiceid']],
        'InvoiceUnpaid' => ['invoice', ['invoiceid']],
        'InvoiceCancelled' => ['invoice', ['invoiceid']],
        'InvoiceRefunded' => ['invoice', ['invoiceid']],
        'InvoiceSplit' => ['invoice', ['originalinvoiceid', 'newinvoiceid']],

        'ClientEdit' => ['client', ['userid']],
        'ClientClose' => ['client', ['userid']],
        'PreDeleteClient' => ['client', ['userid'], 10, true],
        'ClientDelete' => ['client', ['userid']],
        'AfterClientMerge' => ['client', ['toUserID', 'fromUserID']],

        'AfterModuleCreate' => ['service', ['params.serviceid']],
        'AfterModuleSuspend' => ['service', ['params.serviceid']],
        'AfterModuleUnsuspend' => ['service', ['params.serviceid']],
        'AfterModuleTerminate' => ['service', ['params.serviceid']],
        'AfterModuleChangePackage' => ['service', ['params.serviceid']],
        'ServiceEdit' => ['service', ['serviceid']],
        'ServiceDelete' => ['service', ['serviceid']],

        'AddonAdd' => ['service', ['serviceid']],
        'AddonEdit' => ['service', ['serviceid']],
        'AddonActivation' => ['service', ['serviceid']],
        'AddonActivated' => ['service', ['serviceid']],
        'AddonSuspended' => ['service', ['serviceid']],
        'AddonUnsuspended' => ['service', ['serviceid']],
        'AddonTerminated' => ['service', ['serviceid']],
        'AddonCancelled' => ['service', ['serviceid']],
        'AddonFraud' => ['service', ['serviceid']],
        'AddonRenewal' => ['service', ['serviceid']],
        'AddonDeleted' => ['addon', ['id']],

        'AfterProductUpgrade' => ['upgrade', ['upgradeid']],
        'AfterAddonUpgrade' => ['upgrade', ['upgradeid']],

        'AcceptOrder' => ['order', ['orderid'], 10],
        'PendingOrder' => ['order', ['orderid'], 10],
        'CancelOrder' => ['order', ['orderid'], 10],
        'FraudOrder' => ['order', ['orderid'], 10],
        'CancelAndRefundOrder' => ['order', ['orderid'], 10],
        'DeleteOrder' => ['order', ['orderid'], 10, true],

        'ProductEdit' => ['product', ['pid'], 10],
        'ProductDelete' => ['product', ['pid'], 10],
        'AddonConfigSave' => ['product_addon', ['id']],
        'ProductAddonDelete' => ['product_addon', ['addonId']],
        'AddonModuleConfigSave' => ['settings'],

        'DailyCronJob' => ['pass'],
    ];
    foreach ($events as $point => $about) {
        add_hook($point, 1, static function ($vars = []) use ($point, $about) {
            require_once __DIR__ . '/lib/autoload.php';
            Event::note($point, $vars, ...$about);
        });
    }

    // Payments as well as refunds; only a refund is noted.
    add_hook('AddTransaction', 1, static function ($vars = []) {
        require_once __DIR__ . '/lib/autoload.php';
        Event::transaction('AddTransaction', $vars);
    });

    // Runs before the refund is recorded.
    add_hook('ManualRefund', 1, static function ($vars = []) {
        require_once __DIR__ . '/lib/autoload.php';
        Event::manualRefund('ManualRefund', $vars, 10);
    });

    add_hook('AfterCronJob', 1, static function ($vars = []) {
        require_once __DIR__ . '/lib/autoload.php';
        Event::cron();
    });

    add_hook('AdminHomeWidgets', 1, static function () {
        require_once __DIR__ . '/lib/autoload.php';
        return Event::widget();
    });

    add_hook('AdminClientServicesTabFields', 1, static function ($vars = []) {
        require_once __DIR__ . '/lib/autoload.php';
        return Event::serviceTab($vars);
    });

    // WHMCS passes the service, or an array with it.
    add_hook('ClientAreaProductDetailsOutput', 1, static function ($vars = []) {
        require_once __DIR__ . '/lib/autoload.php';
        return Hooks::panel($vars);
    });

    add_hook('ClientAreaPrimaryNavbar', 1, static function ($menu = null) {
        require_once __DIR__ . '/lib/autoload.php';
        Hooks::menu($menu);
    });
})();

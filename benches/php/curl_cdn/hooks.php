<?php

/**
 * What one would write: notes the payment in an array, sends the response, and calls the API. PHP keeps no connection
 * from one request to the next.
 */

use WHMCS\Database\Capsule;

add_hook('InvoicePaid', 1, static function ($vars) {
    $invoice = (int) $vars['invoiceid'];
    register_shutdown_function(static function () use ($invoice) {
        register_shutdown_function(static function () use ($invoice) {
            session_write_close();
            fastcgi_finish_request();
            require_once __DIR__ . '/XmlRpc.php';
            require_once __DIR__ . '/CurlCdn.php';
            $settings = json_decode((string) file_get_contents(__DIR__ . '/settings.json'), true);
            (new \Bench\Php\CurlCdn(Capsule::connection()->getPdo(), $settings))->paid($invoice);
        });
    });
});

<?php

/** Serves one request of a monitoring system, after WHMCS has booted and printed something. */

// phpcs:disable PSR1.Files.SideEffects

namespace WHMCS\Module\Addon\AflexiCdn;

use AflexiCdn\Tests\Unit\Recorded;

require_once __DIR__ . '/start.php';
require_once ADDON . '/lib/autoload.php';

/** The command line keeps no headers, so they are caught on their way. */
function header(string $header): void
{
    Recorded::$calls[] = ['header', $header];
}

function headers_sent(): bool
{
    return false;
}

$_SERVER = INPUT['server'] + $_SERVER;
ob_start();
echo 'printed by WHMCS';
register_shutdown_function(static function () {
    \report(['code' => http_response_code()]);
});
Monitor::answer();

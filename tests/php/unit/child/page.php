<?php

/**
 * Serves one request to the addon's page as WHMCS does: buffered, and prepared for the page to exit.
 */

// phpcs:disable PSR1.Files.SideEffects

namespace WHMCS\Module\Addon\AflexiCdn;

use AflexiCdn\Tests\Unit\Recorded;

require_once __DIR__ . '/start.php';

/** The command line keeps no headers, so they are caught on their way. */
function header(string $header, bool $replace = true, int $code = 0): void
{
    Recorded::$calls[] = ['header', $header, $code];
}

function headers_sent(): bool
{
    return false;
}

$_SESSION = INPUT['session'] ?? [];
$_SESSION['adminid'] = '1';
$_SERVER['REQUEST_METHOD'] = INPUT['method'] ?? 'GET';
$_GET = INPUT['get'] ?? [];
$_POST = INPUT['post'] ?? [];
$_REQUEST = $_GET + $_POST;

ob_start();
register_shutdown_function(static function () {
    \report(['body' => (string) ob_get_clean(), 'code' => http_response_code()]);
});
require ADDON . '/aflexi_cdn.php';
aflexi_cdn_output(['modulelink' => 'addonmodules.php?module=aflexi_cdn', '_lang' => [], 'unheard_of' => '1']);

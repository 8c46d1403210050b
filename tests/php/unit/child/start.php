<?php

/** How every child starts: the stubs, INPUT, the fake extension if wanted, and a report at the very end. */

// phpcs:disable PSR1.Files.SideEffects

use AflexiCdn\Tests\Unit\Recorded;

require_once __DIR__ . '/../whmcs.php';

define('INPUT', json_decode($argv[2], true));
define('REPORT', $argv[1]);

/** Leaves the report; the last call wins. */
function report(array $more = []): void
{
    file_put_contents(REPORT, json_encode($more + [
        'calls' => Recorded::$calls,
        'log' => Recorded::$log,
        'session' => $_SESSION ?? [],
    ], JSON_INVALID_UTF8_SUBSTITUTE));
}

if (isset(INPUT['extension'])) {
    require_once ADDON . '/lib/autoload.php';
    require_once __DIR__ . '/../FakeExtension.php';
    Aflexi\Cdn\Addon::$answers = INPUT['extension'];
}

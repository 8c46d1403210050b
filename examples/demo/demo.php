<?php

/**
 * A WHMCS-like site sells and collects while its CDN accounts appear at Aflexi:
 * php examples/demo/demo.php [--once]
 *
 * Afterwards the admin pages stay served on 127.0.0.1 until Ctrl-C. With --once it ends instead, with status 0 only
 * if after every step Aflexi had what WHMCS wants.
 */

declare(strict_types=1);

use AflexiDemo\Demo;
use AflexiDemo\Requirements;
use AflexiDemo\Terminal;

require __DIR__ . '/autoload.php';

$requirements = new Requirements();
$missing = $requirements->missing();
if ($missing !== []) {
    fwrite(STDERR, implode("\n", $missing) . "\n");
    exit(2);
}
require __DIR__ . '/../../tests/whmcs/autoload.php';

try {
    $demo = Demo::start($requirements, new Terminal());
    $inLine = $demo->tell();
    if (!in_array('--once', $argv, true)) {
        $demo->serve();
    }
    exit($inLine ? 0 : 1);
} catch (Exception $e) {
    fwrite(STDERR, "\nThe demo cannot go on: {$e->getMessage()}\n");
    exit(1);
}

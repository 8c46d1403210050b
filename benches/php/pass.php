<?php

/** A pass over all services: {root, product, way}. The way is `cron`, `full` or `plain`. */

declare(strict_types=1);

use Bench\Child;
use Bench\Memory;
use Bench\Meter;
use Bench\Php\PlainPass;
use WHMCS\Database\Capsule;
use WHMCS\Module\Addon\AflexiCdn\Extension;
use WhmcsHost\Host;

require __DIR__ . '/../autoload.php';
require __DIR__ . '/PlainPass.php';

['root' => $root, 'product' => $product, 'way' => $way] = Child::input();
Host::boot($root);
$pdo = Capsule::connection()->getPdo();
$addon = Extension::addon();
$plain = new PlainPass($pdo);
// The first use of the extension makes its runtime and its HTTP client: neither is the pass's.
$addon->check();
if ($way === 'full') {
    $pdo->exec('INSERT INTO mod_aflexi_cdn_hints (kind, subject_id, cause, due_at)'
        . " VALUES ('pass', 0, 'benchmark', UTC_TIMESTAMP())");
}
$meter = new Meter();
$memory = new Memory();
$started = hrtime(true);
$report = $way === 'plain'
    ? ['different' => $plain->differing($product)]
    : $addon->work(300, 'cron');
$nanoseconds = hrtime(true) - $started;
Child::answer([
    'nanoseconds' => $nanoseconds,
    'bytes' => $memory->grownAtMost(),
    'meter' => $meter->read(),
    'report' => $report,
]);

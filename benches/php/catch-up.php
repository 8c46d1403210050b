<?php

/** Works until nothing remains, as crons do one after the other: {root}. */

declare(strict_types=1);

use Bench\Child;
use WHMCS\Module\Addon\AflexiCdn\Extension;
use WhmcsHost\Host;

require __DIR__ . '/../autoload.php';

['root' => $root] = Child::input();
Host::boot($root);
$addon = Extension::addon();

$started = hrtime(true);
$reports = [];
do {
    $reports[] = $work = $addon->work(0, 'cron');
} while ($work['remaining'] > 0 && $work['halted'] === null && $work['created'] > 0);

Child::answer([
    'nanoseconds' => hrtime(true) - $started,
    'created' => array_sum(array_column($reports, 'created')),
    'calls' => array_sum(array_column($reports, 'calls')),
    'remaining' => $work['remaining'],
    'halted' => $work['halted'],
]);

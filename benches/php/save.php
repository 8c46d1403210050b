<?php

/** Ticks a product and works until nothing remains, as the page does: {root, product}. */

declare(strict_types=1);

use Bench\Child;
use Bench\Effort;
use WHMCS\Module\Addon\AflexiCdn\Extension;
use WhmcsHost\Host;

require __DIR__ . '/../autoload.php';

['root' => $root, 'product' => $product] = Child::input();
Host::boot($root);
$addon = Extension::addon();
Child::answer(Effort::withDatabase(static function () use ($addon, $product): array {
    $work = $addon->save([$product], [$product], [], 'benchmark')['work'];
    $reports = [$work];
    while ($work['remaining'] > 0 && $work['halted'] === null && $work['created'] > 0) {
        $reports[] = $work = $addon->work(0, 'page');
    }

    return [
        'saves' => count($reports),
        'created' => array_sum(array_column($reports, 'created')),
        'calls' => array_sum(array_column($reports, 'calls')),
        'remaining' => $work['remaining'],
        'halted' => $work['halted'],
    ];
}));

<?php

/**
 * Measures the addon on real parts: php benches/run.php [--quick] [--write FILE]
 *
 * --quick takes smaller samples: to see that everything runs, not to quote. --write puts the figures into FILE, between
 * its lines `<!-- figures -->` and `<!-- end of figures -->`.
 */

declare(strict_types=1);

use Bench\CatchingUp;
use Bench\Figures;
use Bench\HookBenchmarks;
use Bench\Machine;
use Bench\NothingToDo;
use Bench\Parts;
use Bench\SavingProduct;
use Bench\Size;

require __DIR__ . '/autoload.php';

$given = getopt('', ['quick', 'write:']);
$understood = (isset($given['quick']) ? 1 : 0) + (isset($given['write']) ? 2 : 0);
if ($understood !== $argc - 1) {
    fwrite(STDERR, "php benches/run.php [--quick] [--write FILE]\n");
    exit(2);
}
$size = isset($given['quick']) ? Size::quick() : Size::full();
$parts = Parts::find();

$figures = new Figures();
$figures->say(Machine::describe($parts));
(new HookBenchmarks($parts, $size))->run($figures);
(new SavingProduct($parts, $size))->run($figures);
(new NothingToDo($parts, $size))->run($figures);
(new CatchingUp($parts, $size))->run($figures);
$figures->say('At the end: ' . Machine::load() . '.');

if (isset($given['write'])) {
    $figures->writeInto($given['write']);
}

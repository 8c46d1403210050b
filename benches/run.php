<?php

/**
 * Measures the addon on real parts: php benches/run.php [--quick] [--only PART,PART] [--million] [--write FILE]
 *
 * --quick takes smaller samples: to see that everything runs, not to quote. --only runs the parts that are named.
 * --million adds passes over a million accounts. --write puts the figures into FILE, between its lines
 * `<!-- figures -->` and `<!-- end of figures -->`.
 */

declare(strict_types=1);

use Bench\BigPages;
use Bench\Bulk;
use Bench\CatchingUp;
use Bench\Crossing;
use Bench\Delivery;
use Bench\Figures;
use Bench\HookBenchmarks;
use Bench\Machine;
use Bench\NothingToDo;
use Bench\Parts;
use Bench\PublisherLists;
use Bench\Size;

require __DIR__ . '/autoload.php';

$benchmarks = [
    'hooks' => HookBenchmarks::class,
    'bulk' => Bulk::class,
    'list' => PublisherLists::class,
    'passes' => NothingToDo::class,
    'catching-up' => CatchingUp::class,
    'delivery' => Delivery::class,
    'crossing' => Crossing::class,
    'pages' => BigPages::class,
];
$given = getopt('', ['quick', 'million', 'only:', 'write:']);
$understood = count(array_intersect_key($given, ['quick' => '', 'million' => '']))
    + 2 * count(array_intersect_key($given, ['only' => '', 'write' => '']));
$only = isset($given['only']) ? explode(',', $given['only']) : array_keys($benchmarks);
if ($understood !== $argc - 1 || array_diff($only, array_keys($benchmarks)) !== []) {
    fwrite(STDERR, 'php benches/run.php [--quick] [--million] [--only ' . implode(',', array_keys($benchmarks))
        . "] [--write FILE]\n");
    exit(2);
}
$size = isset($given['quick']) ? Size::quick() : Size::full(isset($given['million']));
$parts = Parts::find();

$figures = new Figures();
$figures->say(Machine::describe($parts));
foreach ($benchmarks as $name => $class) {
    if (in_array($name, $only, true)) {
        (new $class($parts, $size))->run($figures);
    }
}
$figures->say('At the end: ' . Machine::load() . '.');

if (isset($given['write'])) {
    $figures->writeInto($given['write']);
}

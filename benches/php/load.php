<?php

/** Loads hooks.php beside a file that registers nothing, again and again: {root, times, opcache}. */

declare(strict_types=1);

use Bench\Check;
use Bench\Child;
use Bench\Meter;
use WhmcsHost\Hooks;
use WhmcsHost\Host;

require __DIR__ . '/../autoload.php';

['root' => $root, 'times' => $times, 'opcache' => $opcache] = Child::input();
Host::boot($root);
$empty = __DIR__ . '/empty_module/hooks.php';
$files = ['hooks' => "$root/modules/addons/aflexi_cdn/hooks.php", 'empty' => $empty];
$load = static function (string $file) use ($empty): int {
    $started = hrtime(true);
    require $file;
    $took = hrtime(true) - $started;
    Check::same($file === $empty, Hooks::callbacks('InvoicePaid') === [], "silence of $file");
    Hooks::reset();

    return $took;
};

Hooks::reset();
array_map($load, $files);
if ($opcache) {
    foreach ($files as $file) {
        Check::that(opcache_is_script_cached($file), "$file is not in the opcode cache");
    }
}
$meter = new Meter();
$nanoseconds = array_fill_keys(array_keys($files), []);
for ($i = 0; $i < $times; $i++) {
    foreach ($files as $name => $file) {
        $nanoseconds[$name][] = $load($file);
    }
}
Child::answer(['times' => $nanoseconds, 'meter' => $meter->read()]);

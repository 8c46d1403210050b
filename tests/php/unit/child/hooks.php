<?php

/** Loads hooks.php into a PHP that knows nothing of the addon, fires what it is told, and says what that did. */

// phpcs:disable PSR1.Files.SideEffects

use AflexiCdn\Tests\Unit\Recorded;

require_once __DIR__ . '/start.php';

$state = static function (): array {
    return [
        'functions' => get_defined_functions()['user'],
        'classes' => get_declared_classes(),
        'files' => get_included_files(),
        'autoloaders' => count(spl_autoload_functions()),
        'variables' => array_keys($GLOBALS),
    ];
};

$before = []; // It exists before it is counted.
$before = $state();
require ADDON . '/hooks.php';
$after = $state();
$added = [
    'functions' => array_values(array_diff($after['functions'], $before['functions'])),
    'classes' => array_values(array_diff($after['classes'], $before['classes'])),
    'files' => array_values(array_map('basename', array_diff($after['files'], $before['files']))),
    'autoloaders' => $after['autoloaders'] - $before['autoloaders'],
    'variables' => array_values(array_diff($after['variables'], $before['variables'])),
];

$thrown = [];
$fired = [];
// Serialized, because JSON knows no objects of PHP and no 12.0.
foreach (unserialize(INPUT['fire'] ?? 'a:0:{}') as $name => list($point, $vars)) {
    $calls = count(Recorded::$calls);
    foreach (Recorded::$hooks[$point] as $hook) {
        try {
            $hook($vars);
        } catch (Throwable $error) {
            $thrown[] = "$name: " . $error->getMessage();
        }
    }
    $fired[$name] = array_slice(Recorded::$calls, $calls);
}
report([
    'added' => $added,
    'points' => array_map('count', Recorded::$hooks),
    'thrown' => $thrown,
    'fired' => $fired,
]);

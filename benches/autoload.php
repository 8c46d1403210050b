<?php

/** Classes of the benchmarks, what they are compared with, and the WHMCS-compatible host they run on. */

declare(strict_types=1);

require_once __DIR__ . '/../tests/whmcs/autoload.php';

spl_autoload_register(static function (string $class): void {
    $name = str_starts_with($class, 'Bench\\') ? substr($class, strlen('Bench\\')) : null;
    if ($name === null) {
        return;
    }
    $rival = str_starts_with($name, 'Php\\') ? __DIR__ . '/php/' . substr($name, strlen('Php\\')) . '.php' : null;
    $file = $rival ?? __DIR__ . "/src/$name.php";
    if (is_file($file)) {
        require $file;
    }
});

<?php

/** Classes of the benchmarks, and of the WHMCS-compatible host they run on. */

declare(strict_types=1);

require_once __DIR__ . '/../tests/whmcs/autoload.php';

spl_autoload_register(static function (string $class): void {
    $file = __DIR__ . '/src/' . substr($class, strlen('Bench\\')) . '.php';
    if (str_starts_with($class, 'Bench\\') && is_file($file)) {
        require $file;
    }
});

<?php

/** Classes of the browser tests and of the end-to-end tests, on whose site they run. */

declare(strict_types=1);

require_once dirname(__DIR__) . '/php/e2e/bootstrap.php';

spl_autoload_register(static function (string $class): void {
    $prefix = 'AflexiCdn\\Browser\\';
    if (str_starts_with($class, $prefix)) {
        $file = __DIR__ . '/' . strtr(substr($class, strlen($prefix)), '\\', '/') . '.php';
        if (is_file($file)) {
            require $file;
        }
    }
});

<?php

/** Classes of the torture tests, and of the end-to-end tests whose world they use. */

declare(strict_types=1);

require_once dirname(__DIR__) . '/e2e/bootstrap.php';

spl_autoload_register(static function (string $class): void {
    $prefix = 'AflexiCdn\\Torture\\';
    if (str_starts_with($class, $prefix)) {
        $file = __DIR__ . '/' . strtr(substr($class, strlen($prefix)), '\\', '/') . '.php';
        if (is_file($file)) {
            require $file;
        }
    }
});

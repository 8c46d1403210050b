<?php

/** Classes of the end-to-end tests and of the host they run on. */

declare(strict_types=1);

require_once dirname(__DIR__, 2) . '/whmcs/autoload.php';

spl_autoload_register(static function (string $class): void {
    $prefix = 'AflexiCdn\\EndToEnd\\';
    if (str_starts_with($class, $prefix)) {
        $file = __DIR__ . '/' . strtr(substr($class, strlen($prefix)), '\\', '/') . '.php';
        if (is_file($file)) {
            require $file;
        }
    }
});

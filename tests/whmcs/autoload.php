<?php

/**
 * Classes of the WHMCS-compatible host: its own (WhmcsHost\), those it offers under WHMCS's names (WHMCS\),
 * and the libraries WHMCS brings along, here taken from Debian's packages.
 */

declare(strict_types=1);

require_once 'Illuminate/Database/autoload.php';

spl_autoload_register(static function (string $class): void {
    $roots = ['WhmcsHost\\' => __DIR__ . '/src/', 'WHMCS\\' => __DIR__ . '/whmcs/'];
    foreach ($roots as $prefix => $directory) {
        if (str_starts_with($class, $prefix)) {
            $file = $directory . strtr(substr($class, strlen($prefix)), '\\', '/') . '.php';
            if (is_file($file)) {
                require $file;
            }
            return;
        }
    }
});

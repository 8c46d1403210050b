<?php

/**
 * Finds the addon's classes where WHMCS's own autoloader does not: in hooks, before the module file was loaded.
 */

spl_autoload_register(static function (string $class): void {
    $prefix = 'WHMCS\\Module\\Addon\\AflexiCdn\\';
    if (strncmp($class, $prefix, strlen($prefix)) !== 0) {
        return;
    }
    $file = __DIR__ . '/' . str_replace('\\', '/', substr($class, strlen($prefix))) . '.php';
    if (is_file($file)) {
        require_once $file;
    }
});

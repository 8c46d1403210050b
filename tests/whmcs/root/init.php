<?php

/** What every entry point of WHMCS loads first. */

declare(strict_types=1);

(static function (): void {
    require __DIR__ . '/configuration.php';
    require_once $host_autoload;
})();

\WhmcsHost\Host::boot(__DIR__);

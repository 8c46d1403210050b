<?php

/** Fires hooks under something like php-fpm and reports the order of what happens at the end of the request. */

// phpcs:disable PSR1.Files.SideEffects

namespace WHMCS\Module\Addon\AflexiCdn {

    const PHP_SAPI = 'fpm-fcgi';
}

namespace {

    use AflexiCdn\Tests\Unit\FakeCapsule;
    use AflexiCdn\Tests\Unit\Recorded;

    require_once __DIR__ . '/start.php';

    function fastcgi_finish_request(): bool
    {
        Recorded::$calls[] = ['finish', session_status() === PHP_SESSION_ACTIVE];

        return true;
    }

    FakeCapsule::$inTransaction = INPUT['transaction'] ?? false;
    session_save_path(sys_get_temp_dir());
    ini_set('session.use_cookies', '0');
    session_start();
    require ADDON . '/hooks.php';
    foreach (INPUT['fire'] as list($point, $vars)) {
        Recorded::$hooks[$point][0]($vars);
    }
    register_shutdown_function(static function () {
        Recorded::$calls[] = ['another shutdown function'];
        // As late as can be: ours is registered during shutdown as well.
        register_shutdown_function(static function () {
            register_shutdown_function(static function () {
                report();
                unlink(session_save_path() . '/sess_' . session_id());
            });
        });
    });
}

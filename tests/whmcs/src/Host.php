<?php

declare(strict_types=1);

namespace WhmcsHost;

use WHMCS\Database\Capsule;

/** WHMCS in this process: constants, database, global functions, session, hooks. */
final class Host
{
    /** Nothing inline, and nothing from elsewhere. */
    private const STRICT_CONTENT_POLICY = "default-src 'self'; frame-ancestors 'none'; base-uri 'none';"
        . " form-action 'self'";

    private static ?Configuration $configuration = null;

    /**
     * Boots the site in $root. A process serves one site: WHMCS's constants and the functions of its modules
     * cannot be taken back. Booting the same site again connects anew and loads all hooks again.
     */
    public static function boot(string $root): void
    {
        defined('WHMCS') || define('WHMCS', true);
        defined('ROOTDIR') || define('ROOTDIR', $root);
        if (ROOTDIR !== $root) {
            throw new \LogicException('This process already serves ' . ROOTDIR);
        }
        self::defineArea();
        self::$configuration = Configuration::load($root);
        self::$configuration->profile->apply();
        if (PHP_SAPI !== 'cli' && Profile::current()->strictContentPolicy) {
            header('Content-Security-Policy: ' . self::STRICT_CONTENT_POLICY);
        }
        date_default_timezone_set(self::$configuration->timezone);
        self::connect(self::$configuration);
        require_once dirname(__DIR__) . '/whmcs/functions.php';
        if (PHP_SAPI !== 'cli' && session_status() === PHP_SESSION_NONE) {
            session_name('WHMCS');
            session_start();
        }
        Addon\Autoload::register();
        HookFiles::load();
    }

    public static function configuration(): Configuration
    {
        return self::$configuration ?? throw new \LogicException('The host is not booted.');
    }

    /** On the web, the constant of the area: ADMINAREA [O] or CLIENTAREA. */
    private static function defineArea(): void
    {
        if (PHP_SAPI !== 'cli') {
            $area = basename(dirname($_SERVER['SCRIPT_FILENAME'])) === 'admin' ? 'ADMINAREA' : 'CLIENTAREA';
            defined($area) || define($area, true);
        }
    }

    private static function connect(Configuration $configuration): void
    {
        $capsule = new Capsule();
        $capsule->addConnection([
            'driver' => 'mysql',
            'unix_socket' => $configuration->dbSocket,
            'database' => $configuration->dbName,
            'username' => $configuration->dbUsername,
            'password' => $configuration->dbPassword,
            'charset' => $configuration->charset,
            'collation' => $configuration->charset . '_unicode_ci',
        ]);
        $capsule->setAsGlobal();
        $capsule->bootEloquent();
    }
}

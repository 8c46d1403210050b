<?php

declare(strict_types=1);

namespace WhmcsHost\Addon;

/** Loads WHMCS\Module\Addon\{StudlyName}\… from modules/addons/{name}/lib/. */
final class Autoload
{
    private const PREFIX = 'WHMCS\\Module\\Addon\\';

    private static bool $registered = false;

    public static function register(): void
    {
        if (!self::$registered) {
            self::$registered = spl_autoload_register(self::load(...));
        }
    }

    private static function load(string $class): void
    {
        if (!str_starts_with($class, self::PREFIX)) {
            return;
        }
        [$studly, $rest] = explode('\\', substr($class, strlen(self::PREFIX)), 2) + [1 => ''];
        foreach (glob(ROOTDIR . '/modules/addons/*', GLOB_ONLYDIR) as $directory) {
            $file = "$directory/lib/" . strtr($rest, '\\', '/') . '.php';
            if (self::studly(basename($directory)) === $studly && is_file($file)) {
                require $file;
                return;
            }
        }
    }

    private static function studly(string $name): string
    {
        return strtr(ucwords($name, '_'), ['_' => '']);
    }
}

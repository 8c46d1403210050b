<?php

namespace WHMCS\Module\Addon\AflexiCdn;

/**
 * The PHP extension aflexi_cdn: is it there, which one is it, and what an admin needs to know if not.
 */
final class Extension
{
    /** Whether this PHP has loaded the extension. */
    public static function isLoaded(): bool
    {
        return class_exists('Aflexi\\Cdn\\Addon', false);
    }

    /** The version of the loaded extension; empty if it cannot say. */
    public static function version(): string
    {
        return function_exists('Aflexi\\Cdn\\build') ? (string) \Aflexi\Cdn\build()['version'] : '';
    }

    /** Whether the loaded extension is older than these files: then it lacks what they call. */
    public static function isOutdated(): bool
    {
        return version_compare(self::version(), Module::VERSION, '<');
    }

    /** Whether the extension is there with all that these files call. */
    public static function isReady(): bool
    {
        return self::isLoaded() && !self::isOutdated();
    }

    /** The addon over WHMCS's connection, for this request. */
    public static function addon(): \Aflexi\Cdn\Addon
    {
        return new \Aflexi\Cdn\Addon(
            Host::pdo(),
            \Closure::fromCallable([Host::class, 'encrypt']),
            \Closure::fromCallable([Host::class, 'decrypt'])
        );
    }

    /**
     * The PHP that runs this request, in the words somebody needs to install the extension in it.
     *
     * @return array{php: string, sapi: string, threads: string, arch: string, ini: string, scan: string, dir: string}
     */
    public static function facts(): array
    {
        return [
            'php' => PHP_VERSION,
            'sapi' => PHP_SAPI,
            'threads' => (PHP_ZTS ? 'ZTS' : 'NTS') . (PHP_DEBUG ? ' debug' : ''),
            'arch' => PHP_OS . ' ' . php_uname('m'),
            'ini' => php_ini_loaded_file() ?: '-',
            'scan' => getenv('PHP_INI_SCAN_DIR') ?: PHP_CONFIG_FILE_SCAN_DIR ?: '-',
            'dir' => (string) ini_get('extension_dir'),
        ];
    }
}

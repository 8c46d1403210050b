<?php

namespace WHMCS\Module\Addon\AflexiCdn;

/**
 * The PHP extension aflexi_cdn: is it there, which one is it, and what an admin needs to know if not.
 *
 * It and the addon's files are released together and carry one version. Of another version only what notes events and
 * works them off is used, whose form never changes: build(), hint(), refund(), Addon::upgrade() and Addon::work().
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

    /**
     * How an extension and these files go together.
     *
     * @param string|null $version of the extension, empty if it cannot say; null if it is not loaded
     *
     * @return string `match`, `missing`, `older` or `newer`
     */
    public static function judge(?string $version): string
    {
        if ($version === null) {
            return 'missing';
        }
        $names = [-1 => 'older', 0 => 'match', 1 => 'newer'];

        return $names[version_compare($version, Module::VERSION)];
    }

    /** How the loaded extension and these files go together, as judge() names it. */
    public static function state(): string
    {
        return self::judge(self::isLoaded() ? self::version() : null);
    }

    /** Whether the extension is there with all that these files call, and answers as they expect. */
    public static function isReady(): bool
    {
        return self::state() === 'match';
    }

    /** What is wrong with it, and what to do; empty if nothing is. */
    public static function trouble(Language $language): string
    {
        $args = self::facts() + ['addon' => Module::VERSION, 'extension' => self::version()];

        return self::isReady() ? '' : $language->text('extension_' . self::state(), $args);
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

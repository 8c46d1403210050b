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

    /** How it is, and what to do if that is not as it should be. */
    public static function told(Language $language): string
    {
        return self::sentence($language, self::facts() + ['state' => self::state(), 'extension' => self::version()]);
    }

    /**
     * The same of a PHP that was seen, be it this one or another.
     *
     * @param array<string, string> $seen as Sightings keeps it
     */
    public static function sentence(Language $language, array $seen): string
    {
        return $language->text('extension_' . self::stateOf($seen), ['addon' => Module::VERSION] + $seen);
    }

    /**
     * How the extension of a PHP that was seen and these files go together, which may be others by now.
     *
     * @param array<string, string> $seen as Sightings keeps it
     */
    public static function stateOf(array $seen): string
    {
        return self::judge($seen['state'] === 'missing' ? null : $seen['extension']);
    }

    /** The addon over WHMCS's connection, for this request. */
    public static function addon(): \Aflexi\Cdn\Addon
    {
        $arguments = [
            Host::pdo(),
            \Closure::fromCallable([Host::class, 'encrypt']),
            \Closure::fromCallable([Host::class, 'decrypt']),
        ];
        if (self::isReady()) {
            // An extension that knows no such argument takes one too many for an error.
            $arguments[] = Host::root();
        }

        return new \Aflexi\Cdn\Addon(...$arguments);
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
            'arch' => trim(PHP_OS . ' ' . self::processor()),
            'ini' => php_ini_loaded_file() ?: '-',
            'scan' => getenv('PHP_INI_SCAN_DIR') ?: PHP_CONFIG_FILE_SCAN_DIR ?: '-',
            'dir' => (string) ini_get('extension_dir'),
        ];
    }

    /** The processor, as the system names it: `x86_64`; empty where disable_functions keeps PHP from saying it. */
    public static function processor(): string
    {
        return function_exists('php_uname') ? php_uname('m') : '';
    }
}

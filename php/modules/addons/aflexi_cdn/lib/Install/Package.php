<?php

namespace WHMCS\Module\Addon\AflexiCdn\Install;

/**
 * Where the file of the extension is in what somebody named: the file itself, an archive, or a directory of those.
 */
final class Package
{
    private const FILE = 'aflexi_cdn.so';

    /**
     * @param string $package the name of the archive that fits, without its ending
     *
     * @return string a path that can be read; empty if a directory holds none that fits
     *
     * @throws Trouble
     */
    public static function find(string $given, string $package): string
    {
        if (is_dir($given)) {
            foreach (["$package.tgz", "$package.zip", self::FILE] as $name) {
                if (is_file("$given/$name")) {
                    return self::find("$given/$name", $package);
                }
            }

            return '';
        }
        if (!is_file($given) || !is_readable($given)) {
            throw new Trouble("$given cannot be read. Name aflexi_cdn.so, its archive, or the directory of either.");
        }

        return preg_match('/\.(tgz|tar\.gz|zip)$/', $given) === 1 ? self::within($given) : (string) realpath($given);
    }

    private static function within(string $archive): string
    {
        if (!class_exists('PharData')) {
            throw new Trouble("This PHP lacks the extension phar, so please unpack $archive yourself and name the "
                . self::FILE . ' in it.');
        }
        try {
            $files = new \RecursiveIteratorIterator(new \PharData((string) realpath($archive)));
            foreach ($files as $path => $file) {
                if (basename((string) $path) === self::FILE) {
                    return (string) $path;
                }
            }
        } catch (\Exception $error) {
            throw new Trouble("$archive cannot be unpacked: {$error->getMessage()}");
        }
        throw new Trouble("There is no " . self::FILE . " in $archive.");
    }
}

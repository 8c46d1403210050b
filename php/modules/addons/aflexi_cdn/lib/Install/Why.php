<?php

namespace WHMCS\Module\Addon\AflexiCdn\Install;

use WHMCS\Module\Addon\AflexiCdn\Extension;
use WHMCS\Module\Addon\AflexiCdn\Language;
use WHMCS\Module\Addon\AflexiCdn\Module;

/**
 * Why a PHP does not load the extension: the one judgement of the page and of the terminal. It goes by these facts,
 * each empty if it is not so or not known:
 *
 * `file` where it looks for the extension; `there` if that is seen; `barrier` the path that keeps the web's user from
 * reading it; `ini` the .ini file with the line that loads it; `words` what PHP says when it loads the file; `hidden`
 * where alone it may look for files; `package` the archive that holds the file for it.
 */
final class Why
{
    /**
     * The facts of the PHP that asks.
     *
     * @return array<string, string>
     */
    public static function here(): array
    {
        list($ini, $loads) = self::line();
        $file = $loads !== '' && $loads[0] === '/' ? $loads : ini_get('extension_dir') . '/aflexi_cdn.so';

        // Where open_basedir forbids a look, PHP says so in a warning.
        return [
            'file' => $file,
            'there' => @is_file($file) ? 'yes' : '',
            'barrier' => @is_readable($file) ? '' : $file,
            'ini' => $ini,
            'words' => '',
            'hidden' => (string) ini_get('open_basedir'),
            'package' => Installation::packageFor(
                Module::VERSION,
                PHP_MAJOR_VERSION . '.' . PHP_MINOR_VERSION,
                Extension::processor(),
                Installation::libc('/proc/self/exe'),
                (bool) PHP_DEBUG,
                (bool) PHP_ZTS
            ),
        ];
    }

    /**
     * In a word.
     *
     * @param array<string, string> $facts
     */
    public static function judge(array $facts): string
    {
        if ($facts['there'] === '') {
            return $facts['hidden'] !== '' ? 'hidden' : ($facts['ini'] === '' ? 'nothing' : 'no_file');
        }
        if ($facts['barrier'] !== '') {
            return 'unreadable';
        }

        return $facts['ini'] === '' ? 'no_line' : ($facts['words'] === '' ? 'not_reloaded' : 'refused');
    }

    /** @param array<string, string> $facts */
    public static function sentence(Language $language, array $facts): string
    {
        return $language->text('why_' . self::judge($facts), $facts);
    }

    /** @return array{string, string} the .ini file that loads the extension, and by which name or path */
    private static function line(): array
    {
        $files = array_merge([php_ini_loaded_file()], explode(',', (string) php_ini_scanned_files()));
        foreach (array_filter(array_map('trim', $files)) as $file) {
            $loads = Php::lineIn((string) @file_get_contents($file));
            if ($loads !== '') {
                return [$file, $loads];
            }
        }

        return ['', ''];
    }
}

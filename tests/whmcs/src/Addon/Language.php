<?php

declare(strict_types=1);

namespace WhmcsHost\Addon;

/** The language files of a module. */
final class Language
{
    public function __construct(private readonly Module $module)
    {
    }

    /** @return array<string, string> the strings in that language, else in the module's default one */
    public function load(string $language): array
    {
        $default = (string) ($this->module->config()['language'] ?? 'english');
        foreach ([$language, $default] as $candidate) {
            $file = $this->module->directory() . '/lang/' . basename($candidate) . '.php';
            if (is_file($file)) {
                return self::read($file);
            }
        }
        return [];
    }

    /** @return array<string, string> */
    private static function read(string $file): array
    {
        $_ADDONLANG = [];
        require $file;
        return $_ADDONLANG;
    }
}

<?php

declare(strict_types=1);

namespace WhmcsHost;

use WhmcsHost\Addon\Registry;

/** Finds and loads the files that register hooks: includes/hooks/ and the hooks.php of active modules. */
final class HookFiles
{
    public static function load(): void
    {
        Hooks::reset();
        $sources = [self::includes(), self::modules()];
        if (Profile::current()->moduleHooksFirst) {
            $sources = array_reverse($sources);
        }
        foreach (array_merge(...$sources) as $file) {
            self::loadFile($file);
        }
    }

    /** @return list<string> */
    private static function includes(): array
    {
        $files = glob(ROOTDIR . '/includes/hooks/*.php');
        return array_values(array_filter($files, static fn (string $file): bool => basename($file)[0] !== '_'));
    }

    /** @return list<string> only of modules noted as having hooks when they were activated or saved */
    private static function modules(): array
    {
        $files = array_map(
            static fn (string $name): string => ROOTDIR . "/modules/addons/$name/hooks.php",
            Registry::withHooks(),
        );
        return array_values(array_filter($files, is_file(...)));
    }

    /** In a scope of its own; on every boot, since hooks are registered by running the file. */
    private static function loadFile(string $file): void
    {
        require $file;
    }
}

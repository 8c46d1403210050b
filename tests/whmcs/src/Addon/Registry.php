<?php

declare(strict_types=1);

namespace WhmcsHost\Addon;

use WHMCS\Config\Setting;

/** Which addon modules are active, and which of those have hooks: two comma lists in tblconfiguration [S]. */
final class Registry
{
    private const ACTIVE = 'ActiveAddonModules';
    private const HOOKS = 'AddonModulesHooks';

    /** @return list<string> */
    public static function active(): array
    {
        return self::read(self::ACTIVE);
    }

    /** @return list<string> */
    public static function withHooks(): array
    {
        return self::read(self::HOOKS);
    }

    /** Notes the module as active, and whether it has a hooks.php now. */
    public static function add(string $name): void
    {
        self::write(self::ACTIVE, [...self::without(self::active(), $name), $name]);
        $hooks = self::without(self::withHooks(), $name);
        if (is_file(ROOTDIR . "/modules/addons/$name/hooks.php")) {
            $hooks[] = $name;
        }
        self::write(self::HOOKS, $hooks);
    }

    public static function remove(string $name): void
    {
        self::write(self::ACTIVE, self::without(self::active(), $name));
        self::write(self::HOOKS, self::without(self::withHooks(), $name));
    }

    /** @return list<string> */
    private static function read(string $setting): array
    {
        return array_values(array_filter(explode(',', (string) Setting::getValue($setting)), strlen(...)));
    }

    /** @param list<string> $names */
    private static function write(string $setting, array $names): void
    {
        Setting::setValue($setting, implode(',', $names));
    }

    /**
     * @param list<string> $names
     *
     * @return list<string>
     */
    private static function without(array $names, string $name): array
    {
        return array_values(array_diff($names, [$name]));
    }
}

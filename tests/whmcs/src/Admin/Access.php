<?php

declare(strict_types=1);

namespace WhmcsHost\Admin;

use WhmcsHost\Addon\Module;

/** Which roles may open a module: the comma list in its `access` row. */
final class Access
{
    /** @return list<int> */
    public static function roles(Module $module): array
    {
        return array_map(intval(...), array_filter(explode(',', (string) $module->settings()->get('access'))));
    }

    public static function allows(Module $module, int $role): bool
    {
        return in_array($role, self::roles($module), true);
    }
}

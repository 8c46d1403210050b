<?php

declare(strict_types=1);

namespace WhmcsHost\Admin;

use WhmcsHost\Addon\Module;
use WhmcsHost\Addon\Upgrade;

/** The page of an addon module in the admin area. */
final class AddonModulePage
{
    public static function serve(): void
    {
        $admin = Session::require();
        $module = Module::find((string) ($_GET['module'] ?? ''));
        if ($module === null || !$module->isActive()) {
            Page::notice($admin, 'Addon Modules', 'warning', 'No such addon module is active.');
            return;
        }
        if (!Access::allows($module, (int) $admin->roleId)) {
            Page::refuse($admin);
            return;
        }
        Upgrade::ifNeeded($module);
        $link = "addonmodules.php?module=$module->name";
        $vars = $module->vars($link, $admin->language);
        // A module that exits here has its say alone: PHP sends what the buffer then holds.
        ob_start();
        $module->has('output') && $module->call('output', $vars);
        $output = (string) ob_get_clean();
        $sidebar = $module->has('sidebar') ? (string) $module->call('sidebar', $vars) : '';
        Page::show($admin, $module->config()['name'] ?? $module->name, $output, $sidebar);
    }
}

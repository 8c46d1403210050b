<?php

declare(strict_types=1);

namespace WhmcsHost\Admin;

use WHMCS\Config\Setting;
use WHMCS\User\Admin;
use WhmcsHost\Addon\Module;
use WhmcsHost\Hooks;
use WhmcsHost\Token;
use WhmcsHost\View;

/** The frame around every page of the admin area. */
final class Page
{
    public static function show(Admin $admin, string $title, string $body, string $sidebar = ''): void
    {
        $modules = self::modules((int) $admin->roleId);
        $vars = [
            'charset' => 'utf-8',
            'template' => 'blend',
            'adminid' => $admin->id,
            'admin_username' => $admin->username,
            'addon_modules' => $modules,
            'filename' => basename($_SERVER['SCRIPT_NAME'], '.php'),
            'pagetitle' => $title,
            'sidebar' => $sidebar,
            'csrfToken' => Token::current(),
        ];
        $vars = array_merge($vars, ...array_filter(Hooks::run('AdminAreaPage', $vars), is_array(...)));
        echo View::render('admin/layout', [
            'admin' => $admin,
            'company' => Setting::getValue('CompanyName'),
            'title' => $vars['pagetitle'],
            'body' => $body,
            'sidebar' => $vars['sidebar'],
            'modules' => $modules,
            'head' => implode("\n", Hooks::run('AdminAreaHeadOutput', $vars)),
            'header' => implode("\n", Hooks::run('AdminAreaHeaderOutput', $vars)),
            'footer' => implode("\n", Hooks::run('AdminAreaFooterOutput', $vars)),
        ]);
    }

    /** A page that only says something; `danger`, `warning`, … */
    public static function notice(Admin $admin, string $title, string $status, string $text): void
    {
        self::show($admin, $title, View::render('admin/notice', ['status' => $status, 'text' => $text]));
    }

    public static function refuse(Admin $admin): void
    {
        http_response_code(403);
        $text = 'Access Denied. Your administrator role does not allow this page.';
        self::notice($admin, 'Access Denied', 'danger', $text);
    }

    /** @return array<string, string> names of the active modules the role may open */
    private static function modules(int $role): array
    {
        $open = array_filter(
            Module::all(),
            static fn (Module $module): bool => $module->isActive() && Access::allows($module, $role),
        );
        return array_map(static fn (Module $module): string => $module->config()['name'] ?? $module->name, $open);
    }
}

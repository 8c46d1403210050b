<?php

declare(strict_types=1);

namespace WhmcsHost\Admin;

use WHMCS\Database\Capsule;
use WHMCS\Module\AbstractWidget;
use WhmcsHost\Hooks;
use WhmcsHost\View;

/** The first page of the admin area: numbers, widgets, what hooks add. */
final class DashboardPage
{
    public static function serve(): void
    {
        $admin = Session::require();
        $numbers = [
            'Clients' => Capsule::table('tblclients')->count(),
            'Active Services' => Capsule::table('tblhosting')->where('domainstatus', 'Active')->count(),
            'Pending Orders' => Capsule::table('tblorders')->where('status', 'Pending')->count(),
            'Unpaid Invoices' => Capsule::table('tblinvoices')->where('status', 'Unpaid')->count(),
        ];
        $log = Capsule::table('tblactivitylog')->orderByDesc('id')->limit(8)->get();
        Page::show($admin, 'Dashboard', View::render('admin/dashboard', [
            'numbers' => $numbers,
            'widgets' => self::widgets(),
            'log' => $log,
            'hooks' => implode("\n", Hooks::run('AdminHomepage')),
        ]));
    }

    /** @return list<AbstractWidget> */
    private static function widgets(): array
    {
        $widgets = array_filter(
            Hooks::run('AdminHomeWidgets'),
            static fn (mixed $widget): bool => $widget instanceof AbstractWidget,
        );
        usort($widgets, static fn (AbstractWidget $a, AbstractWidget $b): int => $a->getWeight() <=> $b->getWeight());
        return $widgets;
    }
}

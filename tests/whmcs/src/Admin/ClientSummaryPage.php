<?php

declare(strict_types=1);

namespace WhmcsHost\Admin;

use WHMCS\Database\Capsule;
use WhmcsHost\Hooks;
use WhmcsHost\View;

/** A client's profile, services and invoices, to look at only. */
final class ClientSummaryPage
{
    public static function serve(): void
    {
        $admin = Session::require();
        $id = (int) ($_GET['userid'] ?? 0);
        $client = Capsule::table('tblclients')->find($id);
        if ($client === null) {
            Page::notice($admin, 'Client Profile', 'warning', 'Client Not Found');
            return;
        }
        Page::show($admin, 'Client Profile', View::render('admin/client', [
            'client' => $client,
            'services' => Capsule::table('tblhosting')->where('userid', $id)
                ->leftJoin('tblproducts', 'tblproducts.id', '=', 'packageid')
                ->get(['tblhosting.*', 'tblproducts.name as product']),
            'invoices' => Capsule::table('tblinvoices')->where('userid', $id)->orderByDesc('id')->get(),
            'actions' => array_merge(...Hooks::run('AdminAreaClientSummaryActionLinks', ['userid' => $id])),
            'hooks' => implode("\n", Hooks::run('AdminAreaClientSummaryPage', ['userid' => $id])),
        ]));
    }
}

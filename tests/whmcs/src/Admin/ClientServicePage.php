<?php

declare(strict_types=1);

namespace WhmcsHost\Admin;

use WHMCS\Database\Capsule;
use WhmcsHost\Hooks;
use WhmcsHost\View;

/** A service, to look at only, with the rows hooks add to it. */
final class ClientServicePage
{
    public static function serve(): void
    {
        $admin = Session::require();
        $service = Capsule::table('tblhosting')
            ->leftJoin('tblproducts', 'tblproducts.id', '=', 'packageid')
            ->where('userid', (int) ($_GET['userid'] ?? 0))
            ->where('tblhosting.id', (int) ($_GET['id'] ?? 0))
            ->first(['tblhosting.*', 'tblproducts.name as product']);
        if ($service === null) {
            Page::notice($admin, 'Products/Services', 'warning', 'Service Not Found');
            return;
        }
        Page::show($admin, 'Products/Services', View::render('admin/service', [
            'service' => $service,
            'fields' => array_merge(...Hooks::run('AdminClientServicesTabFields', ['id' => $service->id])),
        ]));
    }
}

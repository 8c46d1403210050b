<?php

declare(strict_types=1);

namespace WhmcsHost\Client;

use WHMCS\Database\Capsule;
use WhmcsHost\View;

/** The client's own page: the services. */
final class HomePage
{
    public static function serve(): void
    {
        if (!Session::isLoggedIn()) {
            header('Location: login.php');
            return;
        }
        $services = Capsule::table('tblhosting')
            ->leftJoin('tblproducts', 'tblproducts.id', '=', 'packageid')
            ->where('userid', $_SESSION['uid'])
            ->orderBy('tblhosting.id')
            ->get(['tblhosting.id', 'tblproducts.name', 'domain', 'domainstatus', 'nextduedate']);
        Page::show('Client Area', View::render('client/home', ['services' => $services]));
    }
}

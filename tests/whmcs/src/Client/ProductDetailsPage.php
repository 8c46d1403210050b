<?php

declare(strict_types=1);

namespace WhmcsHost\Client;

use WHMCS\Product\Product;
use WHMCS\Service\Service;
use WhmcsHost\Hooks;
use WhmcsHost\Profile;
use WhmcsHost\View;

/** One of the client's services, with what hooks add to it. */
final class ProductDetailsPage
{
    public static function serve(): void
    {
        if (!Session::isLoggedIn()) {
            header('Location: login.php');
            return;
        }
        $service = Service::find((int) ($_GET['id'] ?? 0));
        if ($service === null || $service->clientId !== ($_SESSION['uid'] ?? null)) {
            header('Location: clientarea.php');
            return;
        }
        $argument = Profile::current()->productHookGetsService ? $service : ['service' => $service];
        Page::show('Manage Product', View::render('client/service', [
            'service' => $service,
            'product' => Product::find($service->packageId)?->name,
            'hookOutput' => Hooks::run('ClientAreaProductDetailsOutput', $argument),
        ]));
    }
}

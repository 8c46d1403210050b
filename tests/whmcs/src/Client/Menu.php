<?php

declare(strict_types=1);

namespace WhmcsHost\Client;

use WHMCS\View\Menu\Item;
use WhmcsHost\Hooks;

/** The menus of the client area, which hooks may change. */
final class Menu
{
    /** The one at the top of every page. */
    public static function primary(): Item
    {
        $menu = new Item('Primary Navbar');
        $menu->addChild('Home', ['label' => 'Home', 'uri' => 'index.php', 'order' => 10]);
        Session::isLoggedIn()
            ? $menu->addChild('Services', ['label' => 'My Services', 'uri' => 'clientarea.php', 'order' => 20])
            : $menu->addChild('Login', ['label' => 'Login', 'uri' => 'login.php', 'order' => 20]);
        Hooks::run('ClientAreaPrimaryNavbar', $menu);
        return $menu;
    }
}

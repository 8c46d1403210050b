<?php

declare(strict_types=1);

namespace WhmcsHost\Admin;

use WHMCS\Config\Setting;
use WhmcsHost\Token;
use WhmcsHost\View;

/** Signing in and out. */
final class LoginPage
{
    public static function serve(): void
    {
        $failed = false;
        if ($_SERVER['REQUEST_METHOD'] === 'POST') {
            Token::check();
            if (isset($_POST['logout'])) {
                Session::logout();
            } elseif (Session::login((string) ($_POST['username'] ?? ''), (string) ($_POST['password'] ?? ''))) {
                Session::redirect('index.php');
            } else {
                $failed = true;
            }
        }
        echo View::render('admin/login', ['company' => Setting::getValue('CompanyName'), 'failed' => $failed]);
    }
}

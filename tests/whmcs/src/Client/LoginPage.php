<?php

declare(strict_types=1);

namespace WhmcsHost\Client;

use WhmcsHost\Token;
use WhmcsHost\View;

/** Signing in to the client area. */
final class LoginPage
{
    public static function serve(): void
    {
        $failed = false;
        if ($_SERVER['REQUEST_METHOD'] === 'POST') {
            Token::check();
            if (Session::login((string) ($_POST['username'] ?? ''), (string) ($_POST['password'] ?? ''))) {
                header('Location: clientarea.php');
                return;
            }
            $failed = true;
        }
        Page::show('Login', View::render('client/login', ['failed' => $failed]));
    }
}

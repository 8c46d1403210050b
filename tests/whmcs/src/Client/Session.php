<?php

declare(strict_types=1);

namespace WhmcsHost\Client;

use WHMCS\Config\Setting;
use WHMCS\Database\Capsule;

/** The user who is signed in to the client area, and the client that user acts for. */
final class Session
{
    public static function login(string $email, string $password): bool
    {
        $user = Capsule::table('tblusers')->where('email', $email)->first();
        if ($user === null || !password_verify($password, $user->password)) {
            return false;
        }
        session_regenerate_id(true);
        $_SESSION['login_auth_user'] = $user->id;
        $_SESSION['uid'] = (int) Capsule::table('tblusers_clients')->where('auth_user_id', $user->id)
            ->orderByDesc('owner')->value('client_id');
        return true;
    }

    /** The language of the visitor: the one chosen, else the client's, else the installation's. */
    public static function language(): string
    {
        $ofClient = isset($_SESSION['uid'])
            ? (string) Capsule::table('tblclients')->where('id', $_SESSION['uid'])->value('language')
            : '';
        return ($_SESSION['Language'] ?? '') ?: $ofClient ?: (string) Setting::getValue('Language');
    }

    public static function isLoggedIn(): bool
    {
        return isset($_SESSION['login_auth_user']);
    }
}

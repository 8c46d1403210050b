<?php

declare(strict_types=1);

namespace WhmcsHost\Client;

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

    public static function isLoggedIn(): bool
    {
        return isset($_SESSION['login_auth_user']);
    }
}

<?php

declare(strict_types=1);

namespace WHMCS\Authentication;

use WHMCS\User\Admin;
use WHMCS\User\Client;
use WHMCS\User\User;

/** Who is signed in: an admin, a user, and the client that user acts for; each may be nobody. */
class CurrentUser
{
    public static function admin(): ?Admin
    {
        return isset($_SESSION['adminid']) ? Admin::find((int) $_SESSION['adminid']) : null;
    }

    public static function user(): ?User
    {
        return isset($_SESSION['login_auth_user']) ? User::find((int) $_SESSION['login_auth_user']) : null;
    }

    public static function client(): ?Client
    {
        return isset($_SESSION['uid']) ? Client::find((int) $_SESSION['uid']) : null;
    }

    public function isAuthenticatedAdmin(): bool
    {
        return self::admin() !== null;
    }

    public function isAuthenticatedUser(): bool
    {
        return self::user() !== null;
    }

    public function isMasqueradingAdmin(): bool
    {
        return $this->isAuthenticatedAdmin() && $this->isAuthenticatedUser();
    }
}

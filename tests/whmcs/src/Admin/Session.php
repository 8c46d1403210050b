<?php

declare(strict_types=1);

namespace WhmcsHost\Admin;

use WHMCS\Authentication\CurrentUser;
use WHMCS\Database\Capsule;
use WHMCS\User\Admin;

/** The admin who is signed in. */
final class Session
{
    /** The full administrators, who may configure addon modules. */
    public const FULL_ADMINISTRATOR = 1;

    /** The admin; a visitor is sent to the login page. */
    public static function require(): Admin
    {
        $admin = CurrentUser::admin();
        if ($admin === null) {
            self::redirect('login.php');
        }
        return $admin;
    }

    public static function login(string $username, string $password): bool
    {
        $admin = Capsule::table('tbladmins')->where('username', $username)->where('disabled', 0)->first();
        if ($admin === null || !password_verify($password, $admin->password)) {
            return false;
        }
        session_regenerate_id(true);
        $_SESSION['adminid'] = $admin->id;
        return true;
    }

    public static function logout(): void
    {
        unset($_SESSION['adminid']);
        session_regenerate_id(true);
    }

    /** Keeps a message for the next page. */
    public static function flash(string $status, string $text): void
    {
        $_SESSION['host_flash'] = ['status' => $status, 'text' => $text];
    }

    /** @return array{status: string, text: string}|null the message kept by the last page */
    public static function takeFlash(): ?array
    {
        $flash = $_SESSION['host_flash'] ?? null;
        unset($_SESSION['host_flash']);
        return $flash;
    }

    public static function redirect(string $location): never
    {
        header("Location: $location");
        exit;
    }
}

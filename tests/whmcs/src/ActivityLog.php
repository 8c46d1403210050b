<?php

declare(strict_types=1);

namespace WhmcsHost;

use WHMCS\Database\Capsule;

/** The activity log of the installation. */
final class ActivityLog
{
    public static function write(string $message, int $clientId): void
    {
        $admin = (int) ($_SESSION['adminid'] ?? 0);
        $name = $admin === 0 ? null : Capsule::table('tbladmins')->where('id', $admin)->value('username');
        Capsule::table('tblactivitylog')->insert([
            'date' => date('Y-m-d H:i:s'),
            'description' => $message,
            'user' => $name ?? 'System',
            'userid' => $clientId,
            'user_id' => (int) ($_SESSION['login_auth_user'] ?? 0),
            'admin_id' => $admin,
            'ipaddr' => $_SERVER['REMOTE_ADDR'] ?? '',
        ]);
        Hooks::run('LogActivity', [
            'description' => $message,
            'user' => $name ?? 'System',
            'userid' => $clientId,
            'ipaddress' => $_SERVER['REMOTE_ADDR'] ?? '',
        ]);
    }
}

<?php

declare(strict_types=1);

namespace WhmcsHost\Api;

use WHMCS\Config\Setting;
use WHMCS\Database\Capsule;

/** API functions about the installation itself. */
final class Installation
{
    public const VERSION = '8.13.1-release.1';

    public static function logActivity(array $values): array
    {
        $description = $values['description'] ?? '';
        if ($description === '') {
            throw new ApiError('You must provide a description to log');
        }
        logActivity($description, (int) ($values['clientid'] ?? $values['userid'] ?? 0));
        return [];
    }

    public static function getSetting(array $values): array
    {
        $setting = (string) ($values['setting'] ?? '');
        $value = Setting::getValue($setting) ?? throw new ApiError('Invalid name for parameter setting');
        return ['setting' => $setting, 'value' => $value];
    }

    public static function setSetting(array $values): array
    {
        $setting = (string) ($values['setting'] ?? '');
        $value = (string) ($values['value'] ?? '');
        $old = Setting::getValue($setting) ?? throw new ApiError('Invalid name for parameter setting');
        Setting::setValue($setting, $value);
        return ['value_changed' => $old !== $value];
    }

    public static function details(): array
    {
        return ['whmcs' => ['version' => strstr(self::VERSION, '-', true), 'canonicalversion' => self::VERSION]];
    }

    /** Of the named admin, else of the one signed in; in cron there is none [ND]. */
    public static function adminDetails(string $username): array
    {
        $query = Capsule::table('tbladmins');
        $admin = $username === ''
            ? $query->find((int) ($_SESSION['adminid'] ?? 0))
            : $query->where('username', $username)->first();
        if ($admin === null) {
            throw new ApiError('Admin Not Found');
        }
        return [
            'adminid' => $admin->id,
            'name' => "$admin->firstname $admin->lastname",
            'notes' => $admin->notes,
            'signature' => $admin->signature,
            'allowedpermissions' => 'Addon Modules,Configure Addon Modules',
            'departments' => $admin->supportdepts,
            'requesttime' => date('Y-m-d H:i:s'),
        ] + self::details();
    }
}

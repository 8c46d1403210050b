<?php

declare(strict_types=1);

namespace WhmcsHost\Seed;

use WhmcsHost\Engine\Rows;

/** What every installation has before its first client: settings, a currency, admins, a server. */
final class Installation
{
    public static function fill(Rows $rows, string $systemUrl): void
    {
        $settings = [
            'SystemURL' => $systemUrl,
            'CompanyName' => 'Hosting &amp; More',
            'Email' => 'billing@host.example',
            'Version' => '8.13.1-release.1',
            'DateFormat' => 'DD/MM/YYYY',
            'Language' => 'english',
            'Template' => 'twenty-one',
            'ActiveAddonModules' => '',
            'AddonModulesHooks' => '',
            'ModuleDebugMode' => '',
        ];
        foreach ($settings as $setting => $value) {
            if ($rows->first('tblconfiguration', ['setting' => $setting]) === null) {
                $rows->insert('tblconfiguration', ['setting' => $setting, 'value' => $value]);
            }
        }
        $rows->insert('tblcurrencies', ['id' => 1, 'code' => 'USD', 'prefix' => '$', 'suffix' => ' USD', 'format' => 1,
            'default' => 1]);
        foreach (['Pending', 'Active', 'Cancelled', 'Fraud'] as $order => $title) {
            $rows->insert('tblorderstatuses', ['title' => $title, 'sortorder' => $order]);
        }
        $rows->insert('tbladminroles', ['id' => 1, 'name' => 'Full Administrator']);
        $rows->insert('tbladminroles', ['id' => 2, 'name' => 'Support Operator']);
        self::admin($rows, 1, 1, 'admin');
        self::admin($rows, 2, 2, 'support');
        $server = $rows->insert('tblservers', ['name' => 'web1', 'hostname' => 'web1.host.example',
            'ipaddress' => '192.0.2.1', 'type' => 'cpanel', 'secure' => 'on', 'active' => 1, 'maxaccounts' => 500]);
        $group = $rows->insert('tblservergroups', ['name' => 'Web', 'filltype' => 1]);
        $rows->insert('tblservergroupsrel', ['groupid' => $group, 'serverid' => $server]);
        $rows->insert('tblemailtemplates', ['type' => 'product', 'name' => 'Hosting Account Welcome Email',
            'subject' => 'New Account Information', 'message' => '<p>Dear {$client_name},</p>']);
    }

    /** The password is the name. */
    private static function admin(Rows $rows, int $id, int $role, string $name): void
    {
        $hash = password_hash($name, PASSWORD_BCRYPT, ['cost' => 4]);
        $rows->insert('tbladmins', ['id' => $id, 'roleid' => $role, 'username' => $name, 'password' => $hash,
            'passwordhash' => $hash, 'firstname' => ucfirst($name), 'lastname' => 'Example',
            'email' => "$name@host.example", 'template' => 'blend', 'language' => 'english']);
    }
}

<?php

declare(strict_types=1);

namespace WHMCS\Config;

use WHMCS\Database\Capsule;

/** Settings of the installation, in tblconfiguration. */
class Setting
{
    /** The stored value; null for an unknown setting. */
    public static function getValue(string $setting): ?string
    {
        return Capsule::table('tblconfiguration')->where('setting', $setting)->value('value');
    }

    public static function setValue(string $setting, string $value): void
    {
        $now = date('Y-m-d H:i:s');
        $values = ['value' => $value, 'updated_at' => $now];
        if (self::getValue($setting) === null) {
            $values['created_at'] = $now;
        }
        Capsule::table('tblconfiguration')->updateOrInsert(['setting' => $setting], $values);
    }
}

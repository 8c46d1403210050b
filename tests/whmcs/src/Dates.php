<?php

declare(strict_types=1);

namespace WhmcsHost;

use WHMCS\Config\Setting;

/**
 * Dates as WHMCS shows and stores them. How they are shown is the setting DateFormat, such as `DD/MM/YYYY`, as it was
 * when the request first showed one.
 */
final class Dates
{
    private static ?string $shown = null;

    public static function today(bool $shown): string
    {
        return date($shown ? self::shown() : 'Y-m-d');
    }

    public static function show(string $stored, bool $withTime): string
    {
        if ($stored === '' || str_starts_with($stored, '0000-00-00')) {
            return '';
        }
        return date(self::shown() . ($withTime ? ' H:i' : ''), strtotime($stored));
    }

    public static function store(string $shown): string
    {
        $date = \DateTimeImmutable::createFromFormat('!' . self::shown(), substr($shown, 0, 10));
        return $date === false ? '0000-00-00 00:00:00' : $date->format('Y-m-d H:i:s');
    }

    private static function shown(): string
    {
        return self::$shown ??= strtr(
            (string) Setting::getValue('DateFormat'),
            ['DD' => 'd', 'MM' => 'm', 'YYYY' => 'Y'],
        );
    }
}

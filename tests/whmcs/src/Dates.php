<?php

declare(strict_types=1);

namespace WhmcsHost;

/** Dates as WHMCS shows and stores them; shown as dd/mm/yyyy. */
final class Dates
{
    private const SHOWN = 'd/m/Y';

    public static function today(bool $shown): string
    {
        return date($shown ? self::SHOWN : 'Y-m-d');
    }

    public static function show(string $stored, bool $withTime): string
    {
        if ($stored === '' || str_starts_with($stored, '0000-00-00')) {
            return '';
        }
        return date($withTime ? self::SHOWN . ' H:i' : self::SHOWN, strtotime($stored));
    }

    public static function store(string $shown): string
    {
        $date = \DateTimeImmutable::createFromFormat('!' . self::SHOWN, substr($shown, 0, 10));
        return $date === false ? '0000-00-00 00:00:00' : $date->format('Y-m-d H:i:s');
    }
}

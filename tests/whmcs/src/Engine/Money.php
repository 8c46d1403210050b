<?php

declare(strict_types=1);

namespace WhmcsHost\Engine;

/** Amounts are decimal strings as the tables hold them; sums are done in cents. */
final class Money
{
    public static function cents(string|int|float $amount): int
    {
        return (int) round((float) $amount * 100);
    }

    public static function decimal(int $cents): string
    {
        return sprintf('%s%d.%02d', $cents < 0 ? '-' : '', intdiv(abs($cents), 100), abs($cents) % 100);
    }

    public static function sum(string|int|float ...$amounts): string
    {
        return self::decimal(array_sum(array_map(self::cents(...), $amounts)));
    }

    public static function minus(string|int|float $amount, string|int|float $less): string
    {
        return self::decimal(self::cents($amount) - self::cents($less));
    }

    public static function isPositive(string|int|float $amount): bool
    {
        return self::cents($amount) > 0;
    }
}

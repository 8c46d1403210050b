<?php

declare(strict_types=1);

namespace WhmcsHost\Engine;

use DateTimeImmutable;

/** Billing cycles, by the words of tblhosting.billingcycle. */
final class Cycle
{
    public const FREE = 'Free Account';
    public const ONE_TIME = 'One Time';

    private const MONTHS = [
        'Monthly' => 1,
        'Quarterly' => 3,
        'Semi-Annually' => 6,
        'Annually' => 12,
        'Biennially' => 24,
        'Triennially' => 36,
    ];

    /** The column of tblpricing; a one-time price stands in `monthly`. */
    public static function priceColumn(string $cycle): string
    {
        return self::recurs($cycle) ? strtolower(str_replace('-', '', $cycle)) : 'monthly';
    }

    public static function setupFeeColumn(string $cycle): string
    {
        return substr(self::priceColumn($cycle), 0, 1) . 'setupfee';
    }

    public static function recurs(string $cycle): bool
    {
        return isset(self::MONTHS[$cycle]);
    }

    public static function isFree(string $cycle): bool
    {
        return str_starts_with(strtolower($cycle), 'free');
    }

    /** The same day so many months on, or the last day of a shorter month. */
    public static function next(string $date, string $cycle): string
    {
        $from = new DateTimeImmutable($date);
        $month = $from->modify('first day of this month')->modify('+' . self::MONTHS[$cycle] . ' months');
        $day = min((int) $from->format('d'), (int) $month->format('t'));

        return $month->format('Y-m-') . sprintf('%02d', $day);
    }
}

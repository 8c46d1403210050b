<?php

declare(strict_types=1);

namespace WhmcsHost\Engine;

use DateTimeImmutable;

/** The time the engine lives in: it stands still until it is moved, so that months can be played in a second. */
final class Clock
{
    private DateTimeImmutable $now;

    public function __construct(string $now = '2026-01-15 10:00:00')
    {
        $this->now = new DateTimeImmutable($now);
    }

    /** Today's date, `Y-m-d`. */
    public function today(): string
    {
        return $this->now->format('Y-m-d');
    }

    /** Date and time, `Y-m-d H:i:s`. */
    public function now(): string
    {
        return $this->now->format('Y-m-d H:i:s');
    }

    /** The date so many days from today. */
    public function inDays(int $days): string
    {
        return $this->now->modify(sprintf('%+d days', $days))->format('Y-m-d');
    }

    /** @param string $by as DateTime::modify reads it, e.g. `1 month` */
    public function advance(string $by): void
    {
        $this->now = $this->now->modify('+' . ltrim($by, '+'));
    }
}

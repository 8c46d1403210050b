<?php

declare(strict_types=1);

namespace Bench;

/** What this process has computed since the meter was made, user and system, all threads. */
final class Cpu
{
    private readonly int $before;

    public function __construct()
    {
        $this->before = self::now();
    }

    public function nanoseconds(): int
    {
        return self::now() - $this->before;
    }

    private static function now(): int
    {
        $usage = getrusage();
        $seconds = $usage['ru_utime.tv_sec'] + $usage['ru_stime.tv_sec'];

        return 1_000 * (1_000_000 * $seconds + $usage['ru_utime.tv_usec'] + $usage['ru_stime.tv_usec']);
    }
}

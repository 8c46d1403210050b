<?php

declare(strict_types=1);

namespace Bench;

/** A benchmark that did the wrong work must not print a time. */
final class Check
{
    public static function that(bool $holds, string $otherwise): void
    {
        if (!$holds) {
            throw new \RuntimeException("Measured wrong work: $otherwise.");
        }
    }

    public static function same(mixed $expected, mixed $found, string $what): void
    {
        self::that(
            $expected === $found,
            sprintf('%s is %s, not %s', $what, json_encode($found), json_encode($expected)),
        );
    }
}

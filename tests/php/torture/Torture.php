<?php

declare(strict_types=1);

namespace AflexiCdn\Torture;

/** How hard: `make test` takes the short form of each test here, `make torture` (TORTURE=long) the long one. */
final class Torture
{
    /**
     * @template T
     *
     * @param T $short
     * @param T $long
     *
     * @return T
     */
    public static function pick(mixed $short, mixed $long): mixed
    {
        return getenv('TORTURE') === 'long' ? $long : $short;
    }

    /** Figures for whoever watches. */
    public static function say(string $format, mixed ...$values): void
    {
        fwrite(STDERR, "\n" . sprintf($format, ...$values) . "\n");
    }
}

<?php

declare(strict_types=1);

namespace Bench;

/** For the child: what a piece of work took in time, CPU, memory and statements. */
final class Effort
{
    /**
     * @template T
     *
     * @param callable(): T $work
     *
     * @return array{nanoseconds: int, cpu: int, bytes: int, result: T}
     */
    public static function of(callable $work): array
    {
        $memory = new Memory();
        $cpu = new Cpu();
        $started = hrtime(true);
        $result = $work();
        $nanoseconds = hrtime(true) - $started;

        return [
            'nanoseconds' => $nanoseconds,
            'cpu' => $cpu->nanoseconds(),
            'bytes' => $memory->grownAtMost(),
            'result' => $result,
        ];
    }

    /**
     * The same of work with the database: `meter` is what Meter reads.
     *
     * @param callable(): mixed $work
     *
     * @return array{nanoseconds: int, cpu: int, bytes: int, result: mixed, meter: array<string, int>}
     */
    public static function withDatabase(callable $work): array
    {
        $meter = new Meter();

        return self::of($work) + ['meter' => $meter->read()];
    }
}

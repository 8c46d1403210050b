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
     * @return array{nanoseconds: int, cpu: int, bytes: int, meter: array<string, int>, result: T}
     */
    public static function of(callable $work): array
    {
        $meter = new Meter();
        $memory = new Memory();
        $cpu = new Cpu();
        $started = hrtime(true);
        $result = $work();
        $nanoseconds = hrtime(true) - $started;

        return [
            'nanoseconds' => $nanoseconds,
            'cpu' => $cpu->nanoseconds(),
            'bytes' => $memory->grownAtMost(),
            'meter' => $meter->read(),
            'result' => $result,
        ];
    }
}

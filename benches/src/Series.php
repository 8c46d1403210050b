<?php

declare(strict_types=1);

namespace Bench;

/** Times of the same thing, in microseconds. */
final class Series
{
    /** @param non-empty-list<float> $sorted */
    private function __construct(private readonly array $sorted)
    {
    }

    /** @param list<int|float> $nanoseconds */
    public static function ofNanoseconds(array $nanoseconds): self
    {
        $times = array_map(static fn (int|float $time): float => $time / 1_000, $nanoseconds);
        Check::that($times !== [], 'nothing was timed');
        sort($times);

        return new self($times);
    }

    public function count(): int
    {
        return count($this->sorted);
    }

    /** The smallest time that so many percent of all do not exceed. */
    public function percentile(float $percent): float
    {
        return $this->sorted[max(1, (int) ceil(count($this->sorted) * $percent / 100)) - 1];
    }

    /** @return array{string, string, string, string} the cells p50, p99, longest and number of samples */
    public function cells(): array
    {
        return [
            self::text($this->percentile(50)),
            self::text($this->percentile(99)),
            self::text($this->percentile(100)),
            (string) $this->count(),
        ];
    }

    private static function text(float $microseconds): string
    {
        return $microseconds < 1_000
            ? sprintf($microseconds < 10 ? '%.2f µs' : '%.0f µs', $microseconds)
            : sprintf('%.2f ms', $microseconds / 1_000);
    }
}

<?php

declare(strict_types=1);

namespace WhmcsHost;

/** Waiting for what happens elsewhere. */
final class Wait
{
    /**
     * Asks again until the condition answers something, and hands that back.
     *
     * @template T
     *
     * @param callable(): (T|false|null) $condition
     *
     * @return T
     */
    public static function until(callable $condition, float $seconds = 10.0, string $what = 'the condition'): mixed
    {
        $deadline = microtime(true) + $seconds;
        while (true) {
            $answer = $condition();
            if ($answer !== null && $answer !== false) {
                return $answer;
            }
            if (microtime(true) > $deadline) {
                throw new \RuntimeException("Waited $seconds s in vain for $what.");
            }
            usleep(10_000);
        }
    }
}

<?php

declare(strict_types=1);

namespace WhmcsHost;

use WHMCS\Database\Capsule;

/** Registry and runner of hook callbacks. */
final class Hooks
{
    /** @var array<string, array<int, list<callable|string|array>>> callbacks by point and priority */
    private static array $callbacks = [];

    /** Registers a callback; what `add_hook` calls. */
    public static function add(string $point, int $priority, callable|string|array $callback): void
    {
        self::$callbacks[$point][$priority][] = $callback;
    }

    /** Forgets every callback. */
    public static function reset(): void
    {
        self::$callbacks = [];
    }

    /**
     * Runs the callbacks of a point, each with one argument.
     *
     * @param mixed $vars usually an array by name; an object at the few points that pass one
     *
     * @return list<mixed> what they returned, nulls left out
     */
    public static function run(string $point, mixed $vars = []): array
    {
        if (!Profile::current()->hooksInTransaction) {
            return self::runAll($point, $vars);
        }
        return Capsule::connection()->transaction(static fn (): array => self::runAll($point, $vars));
    }

    /**
     * The callbacks of a point in the order in which they run.
     *
     * @return list<callable|string|array>
     */
    public static function callbacks(string $point): array
    {
        $byPriority = self::$callbacks[$point] ?? [];
        ksort($byPriority);
        $callbacks = array_merge(...array_values($byPriority));
        return Profile::current()->hooksDescending ? array_reverse($callbacks) : $callbacks;
    }

    private static function runAll(string $point, mixed $vars): array
    {
        $answers = [];
        foreach (self::callbacks($point) as $callback) {
            $answer = self::call($point, $callback, $vars);
            if ($answer !== null) {
                $answers[] = $answer;
            }
        }
        return $answers;
    }

    private static function call(string $point, callable|string|array $callback, mixed $vars): mixed
    {
        try {
            return $callback($vars);
        } catch (\Throwable $e) {
            if (!Profile::current()->hookErrorsLogged) {
                throw $e;
            }
            logActivity(sprintf('Hook Error: %s: %s: %s', $point, $e::class, $e->getMessage()));
            return null;
        }
    }
}

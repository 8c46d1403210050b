<?php

declare(strict_types=1);

namespace AflexiCdn\EndToEnd\Support;

use WhmcsHost\Engine\Engine;
use WhmcsHost\Hooks;

/** Changes WHMCS as it changes itself, but keeps the calls of one hook back, to be made in a request of their own. */
final class Recorder
{
    /**
     * @param callable(Engine): mixed $change
     *
     * @return list<array<string, mixed>> what the hook would have received, call by call, as JSON can carry it
     */
    public static function record(string $point, Engine $whmcs, callable $change): array
    {
        $calls = [];
        Hooks::reset();
        Hooks::add($point, 1, static function (array $vars) use (&$calls): void {
            $calls[] = array_filter($vars, static fn (mixed $value): bool => !is_object($value));
        });
        try {
            $change($whmcs);
        } finally {
            Hooks::reset();
        }

        return $calls;
    }
}

<?php

namespace WHMCS\Module\Addon\AflexiCdn\Terminal;

/**
 * How far the work has come, in one line.
 */
final class ProgressBar
{
    private const WIDTH = 30;

    /** For a terminal that draws over it: a bar, the numbers, and how long it may take. */
    public static function draw(int $done, int $failed, int $left, float $seconds): string
    {
        $share = $done + $left > 0 ? $done / ($done + $left) : 1.0;
        $full = (int) round($share * self::WIDTH);
        $bar = str_repeat('#', $full) . str_repeat('.', self::WIDTH - $full);
        $line = sprintf('[%s] %3d %%  %s', $bar, (int) floor($share * 100), self::numbers($done, $failed, $left));

        return $done > 0 && $left > 0 ? $line . ', ' . self::duration($seconds / $done * $left) . ' to go' : $line;
    }

    /** The numbers alone. */
    public static function numbers(int $done, int $failed, int $left): string
    {
        return "$done done, $failed failed, $left left";
    }

    private static function duration(float $seconds): string
    {
        $whole = (int) ceil($seconds);
        $hours = intdiv($whole, 3600);
        $rest = sprintf($hours > 0 ? '%02d:%02d' : '%d:%02d', intdiv($whole % 3600, 60), $whole % 60);

        return $hours > 0 ? "$hours:$rest" : $rest;
    }
}

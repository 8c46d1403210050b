<?php

namespace WHMCS\Module\Addon\AflexiCdn;

/**
 * Keeps our failures out of WHMCS's pages, payments and cron runs.
 */
final class Guard
{
    /** @var bool one line in the activity log a request is enough */
    private static $reported = false;

    /** Runs this and lets nothing escape. */
    public static function quietly(string $what, callable $work): void
    {
        try {
            $work();
        } catch (\Throwable $error) {
            self::report($what, $error);
        }
    }

    /** Notes a failure in WHMCS's activity log. Never throws. */
    public static function report(string $what, \Throwable $error): void
    {
        if (self::$reported) {
            return;
        }
        self::$reported = true;
        // Of an extension that does not go with these files one line is enough, and not one for each request.
        if (!Extension::isReady() && Sightings::note(Sightings::place(PHP_SAPI), $error->getMessage())) {
            return;
        }
        try {
            Host::log($what . ': ' . $error->getMessage());
        } catch (\Throwable $ignored) {
            // The log is out of reach as well; there is nobody left to tell.
        }
    }
}

<?php

declare(strict_types=1);

namespace WhmcsHost;

/** One run of the system cron. */
final class Cron
{
    public static function run(bool $daily): void
    {
        if ($daily) {
            Hooks::run('PreCronJob');
            logActivity('Cron Job: Starting Daily Automation Tasks');
            Hooks::run('DailyCronJob');
            logActivity('Cron Job: Completed Daily Automation Tasks');
        }
        Hooks::run('AfterCronJob');
    }
}

<?php

declare(strict_types=1);

namespace Bench;

use WhmcsHost\Site;

/** What hooks.php costs every page of WHMCS, beside a hooks file that registers nothing. */
final class LoadingHooks
{
    public function __construct(private readonly Site $site, private readonly Size $size)
    {
    }

    public function run(Figures $figures): void
    {
        $figures->heading('Loading hooks.php');
        $rows = $ratios = [];
        foreach (['with opcache' => true, 'without opcache' => false] as $how => $opcache) {
            $measured = Child::run($this->site, 'load', ['times' => $this->size->fires, 'opcache' => $opcache], [
                'opcache.enable_cli' => (string) (int) $opcache,
                'opcache.file_update_protection' => '0',
                'opcache.revalidate_freq' => '2',
            ]);
            Check::same([], array_filter($measured['meter']), 'what loading hooks.php does');
            $hooks = Series::ofNanoseconds($measured['times']['hooks']);
            $empty = Series::ofNanoseconds($measured['times']['empty']);
            $rows[] = ["hooks.php, $how", ...$hooks->cells()];
            $rows[] = ["empty hooks file, $how", ...$empty->cells()];
            $ratios[] = sprintf(
                '%s %.2f µs more than the empty file (%.2f times)',
                $how,
                $hooks->percentile(50) - $empty->percentile(50),
                $hooks->percentile(50) / $empty->percentile(50),
            );
        }
        $figures->table(['load', 'p50', 'p99', 'longest', 'samples'], $rows);
        $figures->say('Loading runs 0 statements, opens 0 connections, loads 0 further files, declares 0 classes and'
            . ' 0 functions. At p50: ' . implode('; ', $ratios) . '.');
    }
}

<?php

declare(strict_types=1);

namespace Bench;

use WhmcsHost\Site;

/** Passes over accounts that are all in line, at two sizes, beside plain PHP that reads every row and compares. */
final class NothingToDo
{
    private const PACKAGE = 'CDN Boost';

    private const TITLES = [
        'cron' => 'cron run',
        'full' => 'full pass',
        'plain' => 'plain PHP, without a list',
    ];

    public function __construct(private readonly Parts $parts, private readonly Size $size)
    {
    }

    public function run(Figures $figures): void
    {
        $figures->heading('Passes in which there is nothing to do');
        $rows = $measured = [];
        foreach ($this->size->accounts as $accounts) {
            foreach ($this->measure($accounts) as $way => $pass) {
                $measured[$way][$accounts] = $pass;
                $rows[] = [
                    self::TITLES[$way],
                    number_format($accounts),
                    (string) $pass['meter']['statements'],
                    sprintf('%.2f s', $pass['nanoseconds'] / 1e9),
                    sprintf('%.1f MB', $pass['bytes'] / 1e6),
                    (string) ($pass['report']['calls'] ?? '-'),
                ];
            }
        }
        $figures->table(['who', 'accounts', 'statements', 'time', 'peak memory above idle', 'API calls'], $rows);
        foreach ($measured as $way => $passes) {
            $sizes = array_keys($passes);
            [$few, $many] = array_slice(array_values($passes), -2);
            $figures->say(sprintf(
                '%s, %s accounts in place of %s: %.1f times the statements, %.1f times the time, %.1f MB more memory.',
                ucfirst(self::TITLES[$way]),
                number_format(end($sizes)),
                number_format(prev($sizes)),
                $many['meter']['statements'] / $few['meter']['statements'],
                $many['nanoseconds'] / $few['nanoseconds'],
                ($many['bytes'] - $few['bytes']) / 1e6,
            ));
        }
    }

    /** @return array<string, array<string, mixed>> what was measured, by who */
    private function measure(int $accounts): array
    {
        $site = $this->parts->site();
        try {
            $product = $site->seeded()['shop']['boost'];
            Child::run($site, 'seed', ['clients' => $accounts, 'product' => $product], ['memory_limit' => '2G']);
            (new SwitchedAddon($site, $site->sandbox()->url(), $product))->on();
            $this->makeThemKnown($site, $product, $accounts);
            $pass = fn (string $way): array => Child::run($site, 'pass', ['product' => $product, 'way' => $way]);
            // The first looks at everything, as it has no digests yet.
            $pass('cron');
            $before = $this->rows($site);
            $site->sandbox()->resetCounters();
            $measured = [];
            foreach (array_keys(self::TITLES) as $way) {
                if ($way !== 'full' || $this->isListed($accounts)) {
                    $measured[$way] = $pass($way);
                }
            }
            Check::same(0, $measured['plain']['report']['different'], 'what plain PHP found to differ');
            foreach (array_diff_key($measured, ['plain' => '']) as $way => $passed) {
                Check::same(null, $passed['report']['halted'], "what halted the $way pass");
            }
            Check::same(0, $measured['cron']['report']['calls'], 'the calls of a cron run');
            Check::same(0, $site->sandbox()->state()['writes'], 'the calls that changed something');
            Check::same($before, $this->rows($site), 'what the passes left behind');

            return $measured;
        } finally {
            $site->stop();
        }
    }

    /** The operator is known from a first run, in which nothing comes with the CDN yet. */
    private function makeThemKnown(Site $site, int $product, int $accounts): void
    {
        $site->pdo()->exec("UPDATE tbladdons SET packages = ''");
        $site->cron(daily: true);
        $made = Child::run($site, 'made', [
            'product' => $product,
            'package' => self::PACKAGE,
            'url' => $site->sandbox()->url(),
            'listed' => $this->isListed($accounts),
        ])['made'];
        $site->pdo()->exec("UPDATE tbladdons SET packages = '$product' WHERE name = 'Aflexi CDN'");
        Check::same($accounts, $made, 'the number of accounts');
    }

    /** A cron run reads no list, so the accounts need not be at the sandbox. */
    private function isListed(int $accounts): bool
    {
        return $accounts <= $this->size->listed;
    }

    /** @return array<string, string> checksums of our tables, without what a full pass observes */
    private function rows(Site $site): array
    {
        $sums = [];
        foreach (
            [
                'accounts' => 'id, remote_id, applied_status, applied_package, applied_name, applied_email, applied_at',
                'services' => 'service_id, account_id, verdict, reason',
                'jobs' => 'subject_id, state, generation',
                'seen' => 'service_id, digest',
            ] as $table => $columns
        ) {
            $sums[$table] = $site->pdo()->query(
                "SELECT CONCAT(COUNT(*), ' ', COALESCE(SUM(CRC32(CONCAT_WS('|', $columns))), 0))"
                . " FROM mod_aflexi_cdn_$table"
            )->fetchColumn();
        }

        return $sums;
    }
}

<?php

declare(strict_types=1);

namespace Bench;

use WhmcsHost\Site;

/** Passes over accounts that are all in line, at several sizes, beside plain PHP that reads every row and compares. */
final class NothingToDo
{
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
        $rows = $parts = $measured = $slowest = [];
        foreach ($this->size->accounts as $accounts) {
            foreach ($this->measure($accounts) as $way => $pass) {
                $measured[$way][$accounts] = $pass;
                $rows[] = [
                    self::TITLES[$way],
                    number_format($accounts),
                    sprintf('%.2f s', $pass['nanoseconds'] / 1e9),
                    sprintf('%.1f µs', $pass['nanoseconds'] / 1e3 / $accounts),
                    (string) $pass['meter']['statements'],
                    sprintf('%.1f', $pass['meter']['statements'] * 1_000 / $accounts),
                    sprintf('%.1f MB', $pass['bytes'] / 1e6),
                    (string) ($pass['result']['calls'] ?? '-'),
                ];
                if ($way !== 'plain') {
                    $parts[] = [self::TITLES[$way], number_format($accounts), ...$this->parts($pass)];
                    $slowest[$way] = $pass['slowest'];
                }
            }
        }
        $figures->table([
            'who', 'accounts', 'time', 'per account', 'statements', 'per 1,000', 'peak memory above idle', 'API calls',
        ], $rows);
        $figures->table(['who', 'accounts', 'database', 'own CPU', 'API and other waiting', 'most'], $parts);
        foreach ($measured as $way => $passes) {
            $figures->say($this->growth(self::TITLES[$way], $passes));
        }
        foreach ($slowest as $way => [$sql, $times, $nanoseconds]) {
            $figures->say(sprintf(
                'The statement that took most of the largest %s (%d times, %.2f s): `%s`',
                self::TITLES[$way],
                $times,
                $nanoseconds / 1e9,
                $sql,
            ));
        }
    }

    /**
     * Where the time went.
     *
     * @param array<string, mixed> $pass
     *
     * @return list<string>
     */
    private function parts(array $pass): array
    {
        $own = $pass['cpu'] - $pass['database_cpu'];
        $parts = [
            'database' => $pass['database'],
            'own CPU' => $own,
            'API and other waiting' => max(0, $pass['nanoseconds'] - $pass['database'] - $own),
        ];
        $shares = array_map(static fn (int $part): string
            => sprintf('%.2f s (%d %%)', $part / 1e9, round(100 * $part / $pass['nanoseconds'])), $parts);

        return [...array_values($shares), (string) array_search(max($parts), $parts, true)];
    }

    /** @param array<int, array<string, mixed>> $passes by the number of accounts */
    private function growth(string $title, array $passes): string
    {
        $sizes = array_keys($passes);
        [$few, $many] = array_slice(array_values($passes), -2);

        return sprintf(
            '%s, %s accounts in place of %s: %.1f times the statements, %.1f times the time, %.1f MB more memory.',
            ucfirst($title),
            number_format(end($sizes)),
            number_format(prev($sizes)),
            $many['meter']['statements'] / $few['meter']['statements'],
            $many['nanoseconds'] / $few['nanoseconds'],
            ($many['bytes'] - $few['bytes']) / 1e6,
        );
    }

    /** @return array<string, array<string, mixed>> what was measured, by who */
    private function measure(int $accounts): array
    {
        // As much as a host of that size has: a table that does not fit would be read from the disk each time.
        $site = $this->parts->site(['databaseMemory' => '3G']);
        try {
            $product = (new KnownAccounts($site))->make($accounts);
            $pass = fn (string $way): array => Child::run($site, 'pass', ['product' => $product, 'way' => $way]);
            // The first looks at everything, as it has no digests yet.
            $pass('cron');
            $before = $this->rows($site);
            $site->sandbox()->resetCounters();
            $measured = [];
            foreach (array_keys(self::TITLES) as $way) {
                $measured[$way] = $pass($way);
            }
            Check::same(0, $measured['plain']['result']['different'], 'what plain PHP found to differ');
            Check::same(0, $measured['cron']['result']['calls'], 'the calls of a cron run');
            $counters = $site->sandbox()->counters();
            Check::same(0, $counters['writes'], 'the calls that changed something');
            $pages = $counters['calls']['publisherLink.get'];
            Check::that($pages > $accounts / RecordedReplies::PAGE, "$pages pages are no whole list");
            Check::same($before, $this->rows($site), 'what the passes left behind');

            return $measured;
        } finally {
            $site->stop();
        }
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

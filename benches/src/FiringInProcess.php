<?php

declare(strict_types=1);

namespace Bench;

use WhmcsHost\Site;

/**
 * InvoicePaid on the command line, where no work follows the response: what the hook itself costs, beside a hook that
 * does nothing and one that asks the database a single question.
 */
final class FiringInProcess
{
    public function __construct(
        private readonly Site $site,
        private readonly BlackHole $hole,
        private readonly Size $size,
    ) {
    }

    /**
     * @param list<int> $withoutCdn invoices
     * @param list<int> $withCdn    invoices
     */
    public function run(Figures $figures, array $withoutCdn, array $withCdn): void
    {
        $figures->heading('Firing InvoicePaid in one process, API black-holed');
        $rows = $sentences = [];
        $kinds = [['without CDN', $withoutCdn, 1, 0], ['with CDN', $withCdn, 2, count($withCdn)]];
        foreach ($kinds as [$kind, $invoices, $statements, $noted]) {
            $measured = $this->fire($invoices);
            $events = count($invoices) - 1;
            Check::same($statements * $events, $measured['meter']['statements'], "statements of $events events $kind");
            Check::same(0, $measured['meter']['db_connections'], 'the number of new database connections');
            Check::same($noted, SwitchedAddon::noted($this->site), "what was noted of events $kind");
            $series = array_map(Series::ofNanoseconds(...), $measured['times']);
            $rows[] = ["InvoicePaid, invoice $kind", ...$series['InvoicePaid']->cells()];
            $rows[] = ['beside it: a hook that does nothing', ...$series['Empty']->cells()];
            $rows[] = ['beside it: a hook that runs SELECT 1', ...$series['SelectOne']->cells()];
            $sentences[] = sprintf(
                'An event %s runs %d statement%s, opens 0 connections to the database, and takes %.2f times a'
                . ' SELECT 1 at p50.',
                $kind,
                $statements,
                $statements === 1 ? '' : 's',
                $series['InvoicePaid']->percentile(50) / $series['SelectOne']->percentile(50),
            );
        }
        Check::same(0, count($this->hole->connections()), 'the number of connections to the API');
        Check::same([], SwitchedAddon::failures($this->site), 'what the hook reported');
        [$rows[], $sentences[]] = $this->firstOfProcess($withoutCdn);
        $figures->table(['event', 'p50', 'p99', 'longest', 'samples'], $rows);
        $figures->say(implode(' ', $sentences) . ' Connections to the API during all of this: 0.');
    }

    /**
     * The first event of a process loads our classes, here compiled anew each time: the command line has no opcache.
     *
     * @param list<int> $invoices
     *
     * @return array{list<string>, string} a row and a sentence
     */
    private function firstOfProcess(array $invoices): array
    {
        $times = [];
        for ($i = 0; $i < $this->size->processes; $i++) {
            $first = $this->fire([$invoices[$i]])['first'];
            Check::same(1, $first['meter']['statements'], 'the statements of a first event');
            $times[] = $first['time'];
        }
        $sentence = sprintf(
            'The first event of a process loads %d files with %d classes.',
            $first['meter']['files'],
            $first['meter']['classes'],
        );

        return [['first event of a process, without CDN, no opcache', ...Series::ofNanoseconds($times)->cells()],
            $sentence];
    }

    /** @param list<int> $invoices */
    private function fire(array $invoices): array
    {
        return Child::run($this->site, 'fire', ['invoices' => $invoices]);
    }
}

<?php

declare(strict_types=1);

namespace Bench;

use WhmcsHost\Browser;
use WhmcsHost\Configuration;
use WhmcsHost\Site;
use WhmcsHost\Wait;

/** Requests that fire InvoicePaid under PHP-FPM, one after another from one visitor, while the API is black-holed. */
final class FiringOverHttp
{
    private const WARM_UP = 20;

    private readonly Browser $visitor;
    private readonly string $token;

    public function __construct(
        private readonly Site $site,
        private readonly BlackHole $hole,
        private readonly SwitchedAddon $addon,
        private readonly Size $size,
    ) {
        $this->visitor = $site->visitor();
        $this->token = Configuration::load($site->root())->token;
    }

    /**
     * @param list<int> $withoutCdn invoices
     * @param list<int> $withCdn    invoices
     */
    public function run(Figures $figures, array $withoutCdn, array $withCdn): void
    {
        $half = intdiv($this->size->requests, 2);
        $this->addon->forget();
        $this->addon->off();
        $off = $this->requests(array_slice($withCdn, 0, self::WARM_UP + $half));
        $this->addon->on();
        $this->requests(array_slice($withoutCdn, 0, self::WARM_UP));
        Check::same([], $this->hole->connections(), 'connections to the API before anything was noted');
        $on = $this->requests(array_slice($withCdn, 0, $this->size->requests), 0);
        $workers = $this->workers();
        $connections = $this->hole->connections();
        Check::same($this->size->requests, SwitchedAddon::noted($this->site), 'the number of services that were noted');
        $idle = $this->requests(array_slice($withoutCdn, 0, $this->size->requests), 0);
        Wait::until(fn (): bool => $this->workers() === 0, 30, 'the workers to give up');
        $this->addon->off();
        array_push($off, ...$this->requests(array_slice($withCdn, 0, self::WARM_UP + $half)));

        Check::that($connections[0] > $on[0][1], 'a connection to the API was made before the first response');
        Check::that($workers > 0, 'no worker waited for the API while the requests ran');
        Check::same(count($connections), count($this->hole->connections()), 'the number of connections to the API');
        $this->report($figures, array_map(self::series(...), [$on, $idle, $off]), count($connections), $workers);
    }

    /** @param list<Series> $series with CDN, without CDN, and with the addon deactivated */
    private function report(Figures $figures, array $series, int $connections, int $workers): void
    {
        [$with, $without, $baseline] = $series;
        $figures->heading('The request that fires InvoicePaid (PHP-FPM, 4 workers), API black-holed');
        $figures->table(['request', 'p50', 'p99', 'longest', 'samples'], [
            ['invoice with CDN: noted, work after the response', ...$with->cells()],
            ['invoice without CDN', ...$without->cells()],
            ['addon deactivated', ...$baseline->cells()],
        ]);
        $figures->say('To the addon deactivated: with CDN ' . self::compare($with, $baseline) . '; without CDN '
            . self::compare($without, $baseline) . '.');
        $figures->say(sprintf(
            'Connections to the API before the first response: 0; afterwards, by work after the response: %d.'
            . ' Workers that still waited for the API when the last request with CDN was answered: %d.',
            $connections,
            $workers,
        ));
    }

    /**
     * @param list<int> $invoices
     *
     * @return list<array{int, int}> begin and end of each request, by hrtime(), the first ones left out
     */
    private function requests(array $invoices, int $warmUp = self::WARM_UP): array
    {
        $requests = [];
        foreach ($invoices as $invoice) {
            $event = ['subject' => 'hooks', 'method' => 'run', 'args' => ['InvoicePaid', ['invoiceid' => $invoice]]];
            $body = json_encode($event, JSON_THROW_ON_ERROR);
            $headers = ['Content-Type: application/json', "X-Host-Token: $this->token"];
            $started = hrtime(true);
            $response = $this->visitor->send('POST', '_host/event.php', $body, $headers);
            $requests[] = [$started, hrtime(true)];
            Check::same([200, '{"answer":[]}'], [$response->status, $response->body], 'the answer to an event');
        }

        return array_slice($requests, $warmUp);
    }

    /** @param list<array{int, int}> $requests */
    private static function series(array $requests): Series
    {
        return Series::ofNanoseconds(array_map(static fn (array $request): int
            => $request[1] - $request[0], $requests));
    }

    private static function compare(Series $series, Series $baseline): string
    {
        $differences = [];
        foreach ([50, 99] as $percent) {
            [$time, $base] = [$series->percentile($percent), $baseline->percentile($percent)];
            $differences[] = sprintf('p%d %+.2f ms (%.2f times)', $percent, ($time - $base) / 1_000, $time / $base);
        }

        return implode(', ', $differences);
    }

    /** How many PHP processes have nothing to ask the database but keep their connection: they wait for the API. */
    private function workers(): int
    {
        return (int) $this->site->mariaDb()->administrator()->query(
            "SELECT COUNT(*) FROM information_schema.PROCESSLIST"
            . " WHERE USER = 'whmcs' AND COMMAND = 'Sleep' AND TIME_MS > 100"
        )->fetchColumn();
    }
}

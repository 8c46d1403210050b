<?php

declare(strict_types=1);

namespace Bench;

use WhmcsHost\Server\Sandbox;
use WhmcsHost\Site;

/** New accounts for many paid services, beside PHP that keeps as many calls in flight, and a loop of single calls. */
final class Bulk
{
    private const PACKAGE = 'CDN Boost';
    /** Calls at once, as the settings have it by default. */
    private const AT_ONCE = 16;

    public function __construct(private readonly Parts $parts, private readonly Size $size)
    {
    }

    public function run(Figures $figures): void
    {
        foreach ($this->size->latencies as $latency) {
            $figures->heading("New accounts, $latency ms API latency, " . self::AT_ONCE . ' calls in flight');
            $rows = $ratios = $memory = [];
            foreach ($this->size->bulk as $services) {
                $measured = $this->quickest($services, $latency, ['addon', 'curl_multi']);
                foreach ($measured as $who => $effort) {
                    $rows[] = $this->row($who, $services, $latency, $effort);
                    $memory[$who][] = $effort['bytes'] / 1e6;
                }
                $ratios[] = $this->compare($services, ...array_values($measured));
            }
            $few = $this->size->sequential;
            $loop = $this->round($few, $latency, ['curl loop'])['curl loop'];
            $rows[] = $this->row('curl loop', $few, $latency, $loop);
            $figures->table([
                'who', 'accounts', 'time', 'to the bound', 'CPU', 'CPU per account', 'peak memory above idle',
                'API calls', 'statements',
            ], $rows);
            $figures->say(implode(' ', $ratios) . sprintf(
                ' More memory for %s accounts than for %s: addon %.1f MB, curl_multi %.1f MB.',
                number_format(max($this->size->bulk)),
                number_format(min($this->size->bulk)),
                end($memory['addon']) - reset($memory['addon']),
                end($memory['curl_multi']) - reset($memory['curl_multi']),
            ));
        }
    }

    /** The least time that the calls of somebody take, with always all of them in flight. */
    private function bound(int $calls, int $latency, int $atOnce = self::AT_ONCE): float
    {
        return ceil($calls / $atOnce) * $latency / 1000;
    }

    /**
     * @param array<string, mixed> $effort
     *
     * @return list<string>
     */
    private function row(string $who, int $services, int $latency, array $effort): array
    {
        $bound = $this->bound($effort['result']['calls'], $latency, $who === 'curl loop' ? 1 : self::AT_ONCE);

        return [
            $who,
            number_format($services),
            sprintf('%.2f s', $effort['nanoseconds'] / 1e9),
            sprintf('%.3f', $effort['nanoseconds'] / 1e9 / $bound),
            sprintf('%.3f s', $effort['cpu'] / 1e9),
            sprintf('%.0f µs', $effort['cpu'] / 1e3 / $services),
            sprintf('%.1f MB', $effort['bytes'] / 1e6),
            (string) $effort['result']['calls'],
            (string) $effort['meter']['statements'],
        ];
    }

    /**
     * @param array<string, mixed> $addon
     * @param array<string, mixed> $multi
     */
    private function compare(int $services, array $addon, array $multi): string
    {
        return sprintf(
            '%s accounts, addon to curl_multi: %.3f times the time, %.2f times the CPU, %.1f times the memory.',
            number_format($services),
            $addon['nanoseconds'] / $multi['nanoseconds'],
            $addon['cpu'] / $multi['cpu'],
            $addon['bytes'] / max(1, $multi['bytes']),
        );
    }

    /**
     * Of each the quickest of several rounds.
     *
     * @param list<string> $who
     *
     * @return array<string, array<string, mixed>>
     */
    private function quickest(int $services, int $latency, array $who): array
    {
        $best = [];
        for ($round = 1; $round <= $this->size->rounds; $round++) {
            foreach ($this->round($services, $latency, $who) as $name => $effort) {
                if (!isset($best[$name]) || $effort['nanoseconds'] < $best[$name]['nanoseconds']) {
                    $best[$name] = $effort;
                }
            }
        }

        return $best;
    }

    /**
     * @param list<string> $who
     *
     * @return array<string, array<string, mixed>> the effort of each, on one site, each with a sandbox of its own
     */
    private function round(int $services, int $latency, array $who): array
    {
        $site = $this->parts->site();
        $others = [];
        try {
            $product = $site->seeded()['shop']['boost'];
            Child::run($site, 'seed', ['clients' => $services, 'product' => $product]);
            $efforts = $made = [];
            foreach ($who as $name) {
                $sandbox = $name === 'addon' ? $this->addonsOwn($site) : new Sandbox(
                    $this->parts->sandbox,
                    $site->directory() . '/sandbox-of-' . strtr($name, ' ', '-'),
                );
                $others[] = $name === 'addon' ? null : $sandbox;
                $sandbox->setLatency($latency);
                $efforts[$name] = $name === 'addon'
                    ? Child::run($site, 'save', ['product' => $product])
                    : Child::run($site, strtr($name, [' ' => '-', '_' => '-']), [
                        'product' => $product,
                        'package' => self::PACKAGE,
                        'url' => $sandbox->url(),
                        'username' => $sandbox->operator,
                        'key' => $sandbox->key,
                        'at_once' => self::AT_ONCE,
                    ]);
                $made[$name] = $this->made($name, $sandbox, $services, $efforts[$name]['result']);
            }
            foreach ($made as $name => $accounts) {
                Check::same(reset($made), $accounts, "the accounts of the $name, beside those of the $who[0],");
            }

            return $efforts;
        } finally {
            array_map(static fn (?Sandbox $sandbox) => $sandbox?->stop(), $others);
            $site->stop();
        }
    }

    private function addonsOwn(Site $site): Sandbox
    {
        (new SwitchedAddon($site, $site->sandbox()->url()))->on();
        // It tries a typed key with a call of its own, once.
        $site->cron();
        $site->sandbox()->resetCounters();

        return $site->sandbox();
    }

    /**
     * Each account was made with one call, by as many at once as agreed and no more.
     *
     * @param array<string, mixed> $result
     *
     * @return array<string, list<string>> e-mail, name, status and package by user name
     */
    private function made(string $who, Sandbox $sandbox, int $services, array $result): array
    {
        $state = $sandbox->state();
        $did = [$result['created'], $result['remaining'], $result['halted']];
        Check::same([$services, 0, null], $did, "what $who did");
        Check::same($services, $state['calls']['user.create'], "the calls of $who that create");
        Check::same($state['total_calls'], $result['calls'], "the calls that $who counted");
        $atOnce = $who === 'curl loop' ? 1 : self::AT_ONCE;
        Check::same($atOnce, $state['most_at_once'], "the most calls of $who at once");
        $accounts = [];
        foreach ($state['accounts'] as $account) {
            $accounts[$account['username']] = [$account['email'], $account['name'], $account['status'],
                $account['package']];
        }
        ksort($accounts);
        Check::same($services, count($accounts), "the number of accounts of $who");

        return $accounts;
    }
}

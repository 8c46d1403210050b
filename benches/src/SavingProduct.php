<?php

declare(strict_types=1);

namespace Bench;

use WhmcsHost\Server\Sandbox;
use WhmcsHost\Site;

/** Saving a product with many paid services, beside a sequential PHP loop that makes the same API calls. */
final class SavingProduct
{
    private const LATENCY_MS = 20;
    private const PACKAGE = 'CDN Boost';

    public function __construct(private readonly Parts $parts, private readonly Size $size)
    {
    }

    public function run(Figures $figures): void
    {
        $services = $this->size->services;
        $figures->heading(sprintf(
            'Saving a product with %d paid services, %d ms API latency',
            $services,
            self::LATENCY_MS,
        ));
        $rows = $ratios = [];
        for ($round = 1; $round <= $this->size->rounds; $round++) {
            [$addon, $loop] = $this->round();
            foreach (['addon' => $addon, 'PHP curl loop' => $loop] as $who => $measured) {
                $rows[] = [
                    "$who, round $round",
                    sprintf('%.2f s', $measured['nanoseconds'] / 1e9),
                    sprintf('%d/s', $services / ($measured['nanoseconds'] / 1e9)),
                    (string) $measured['calls'],
                    (string) $measured['meter']['statements'],
                ];
            }
            $ratios[] = sprintf('%.1f', $loop['nanoseconds'] / $addon['nanoseconds']);
        }
        $figures->table(['who', 'time', 'accounts', 'API calls', 'statements'], $rows);
        $figures->say(sprintf('Loop to addon: %s times the time, by round.', implode(' and ', $ratios)));
    }

    /** @return array{array<string, mixed>, array<string, mixed>} what the addon and what the loop did */
    private function round(): array
    {
        $site = $this->parts->site();
        $other = new Sandbox($this->parts->sandbox, $site->directory() . '/other-sandbox');
        try {
            $product = $site->seeded()['shop']['boost'];
            Child::run($site, 'seed', ['clients' => $this->size->services, 'product' => $product]);
            (new SwitchedAddon($site, $site->sandbox()->url()))->on();
            // The addon tries a typed key with a call of its own, once; the loop does not.
            $site->cron();
            $site->sandbox()->resetCounters();
            foreach ([$site->sandbox(), $other] as $sandbox) {
                $sandbox->setLatency(self::LATENCY_MS);
            }

            $addon = Child::run($site, 'save', ['product' => $product]);
            Check::same(['remaining' => 0, 'halted' => null, 'created' => $this->size->services], [
                'remaining' => $addon['remaining'],
                'halted' => $addon['halted'],
                'created' => $addon['created'],
            ], 'what saving did');
            $loop = Child::run($site, 'loop', [
                'product' => $product,
                'package' => self::PACKAGE,
                'url' => $other->url(),
                'username' => $other->operator,
                'key' => $other->key,
            ]);
            $this->compare($site, $other, $addon['calls'], $loop['calls']);

            return [$addon, $loop];
        } finally {
            $other->stop();
            $site->stop();
        }
    }

    /** Both made the same calls, and both sandboxes hold the same. */
    private function compare(Site $site, Sandbox $other, int $addonCalls, int $loopCalls): void
    {
        [$ours, $theirs] = [$site->sandbox()->state(), $other->state()];
        Check::same($ours['calls'], $theirs['calls'], 'the calls of the loop, beside those of the addon,');
        Check::same([$ours['total_calls'], $theirs['total_calls']], [$addonCalls, $loopCalls], 'the counted calls');
        [$made, $wanted] = array_map($this->accounts(...), [$ours, $theirs]);
        Check::same($this->size->services, count($made), 'the number of accounts');
        Check::same($wanted, $made, 'the accounts of the addon, beside those of the loop,');
    }

    /** @return array<string, list<string>> e-mail, name, status and package by user name */
    private function accounts(array $state): array
    {
        $accounts = [];
        foreach ($state['accounts'] as $account) {
            $accounts[$account['username']] = [$account['email'], $account['name'], $account['status'],
                $account['package']];
        }
        ksort($accounts);

        return $accounts;
    }
}

<?php

declare(strict_types=1);

namespace Bench;

use WhmcsHost\Site;

/** What waited during an outage, worked off by crons; beside the time that the calls alone would take. */
final class CatchingUp
{
    private const LATENCY_MS = 100;
    /** Calls at once, as the settings have it by default. */
    private const AT_ONCE = 16;

    public function __construct(private readonly Parts $parts, private readonly Size $size)
    {
    }

    public function run(Figures $figures): void
    {
        $services = $this->size->waiting;
        $figures->heading(sprintf(
            'Catching up with %d accounts after an outage, %d ms API latency',
            $services,
            self::LATENCY_MS,
        ));
        $worked = $this->afterAnOutage($services);
        $seconds = $worked['nanoseconds'] / 1e9;
        $ideal = ceil($worked['calls'] / self::AT_ONCE) * self::LATENCY_MS / 1000;
        $figures->table(['time', 'calls', 'ideal time', 'ratio'], [[
            sprintf('%.2f s', $seconds),
            (string) $worked['calls'],
            sprintf('%.2f s', $ideal),
            sprintf('%.2f', $seconds / $ideal),
        ]]);
    }

    /** @return array<string, mixed> what the crons did */
    private function afterAnOutage(int $services): array
    {
        $site = $this->parts->site();
        try {
            $sandbox = $site->sandbox();
            $product = $site->seeded()['shop']['boost'];
            Child::run($site, 'seed', ['clients' => $services, 'product' => $product]);
            (new SwitchedAddon($site, $sandbox->url()))->on();
            // The addon tries a typed key with a call of its own, once.
            $site->cron();
            $sandbox->setFaults(['kind' => 'down']);
            $waiting = Child::run($site, 'save', ['product' => $product]);
            Check::same($services, $waiting['result']['remaining'], 'what waits');
            $sandbox->clearFaults();
            $sandbox->setLatency(self::LATENCY_MS);
            $sandbox->resetCounters();
            $this->letTheBreakerPass($site);

            $worked = Child::run($site, 'catch-up', []);
            Check::same(['remaining' => 0, 'halted' => null, 'created' => $services], [
                'remaining' => $worked['remaining'],
                'halted' => $worked['halted'],
                'created' => $worked['created'],
            ], 'what the crons did');
            $state = $sandbox->state();
            Check::same($services, $state['calls']['user.create'], 'the calls that create');
            Check::that($state['most_at_once'] <= self::AT_ONCE, "{$state['most_at_once']} calls at once");

            return $worked;
        } finally {
            $site->stop();
        }
    }

    private function letTheBreakerPass(Site $site): void
    {
        $until = "JSON_SET(value, '$.until', 0)";
        $site->pdo()->exec("UPDATE mod_aflexi_cdn_meta SET value = $until WHERE name = 'breaker'");
    }
}

<?php

declare(strict_types=1);

namespace Bench;

use WhmcsHost\Site;

/** Hooks on one site whose API is black-holed: nothing a hook does may depend on it. */
final class HookBenchmarks
{
    public function __construct(private readonly Parts $parts, private readonly Size $size)
    {
    }

    public function run(Figures $figures): void
    {
        $hole = new BlackHole();
        $site = $this->parts->site();
        try {
            $shop = $site->seeded()['shop'];
            $withCdn = $this->seed($site, $shop['boost']);
            $withoutCdn = $this->seed($site, $shop['hosting']);
            $addon = new SwitchedAddon($site, $hole->url(), $shop['boost']);
            $addon->on();
            (new LoadingHooks($site, $this->size))->run($figures);
            (new ViewingPages($site, $addon, $this->size))->run($figures);
            (new FiringInProcess($site, $hole, $this->size))->run($figures, $withoutCdn, $withCdn);
            (new FiringOverHttp($site, $hole, $addon, $this->size))->run($figures, $withoutCdn, $withCdn);
            Check::same('', $site->takePhpErrors(), "PHP's error log");
        } finally {
            $site->stop();
            $hole->stop();
        }
    }

    /** @return list<int> invoices */
    private function seed(Site $site, int $product): array
    {
        return Child::run($site, 'seed', ['clients' => $this->size->fires + 1, 'product' => $product])['invoices'];
    }
}

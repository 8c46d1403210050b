<?php

declare(strict_types=1);

namespace Bench;

/** How much is measured. */
final class Size
{
    private function __construct(
        /** How often hooks.php is loaded, and a hook fired in one process. */
        public readonly int $fires,
        /** Fresh processes for what happens once in each. */
        public readonly int $processes,
        /** Web requests in a row. */
        public readonly int $requests,
        /** Accounts that wait during an outage. */
        public readonly int $waiting,
        /** @var list<int> API latencies in milliseconds at which accounts are made in bulk. */
        public readonly array $latencies,
        /** @var list<int> So many accounts are made. */
        public readonly array $bulk,
        /** So many by a loop of single calls. */
        public readonly int $sequential,
        /** How often making accounts is repeated. */
        public readonly int $rounds,
        /** @var list<int> Publishers of a list that is decoded. */
        public readonly array $lists,
        /** How often that is repeated. */
        public readonly int $listRounds,
        /** Accounts of a site whose pages are viewed. */
        public readonly int $pages,
        /** Payments whose accounts are waited for. */
        public readonly int $deliveries,
        /** How often an exported function is called in a round. */
        public readonly int $crossings,
        /** @var list<int> Accounts over which passes find nothing to do. */
        public readonly array $accounts,
    ) {
    }

    public static function full(bool $million): self
    {
        return new self(
            fires: 2_000,
            processes: 30,
            requests: 300,
            waiting: 1_000,
            latencies: [20, 80],
            bulk: [1_000, 5_000],
            sequential: 250,
            rounds: 2,
            lists: [10_000, 100_000],
            listRounds: 3,
            pages: 100_000,
            deliveries: 50,
            crossings: 100_000,
            accounts: $million ? [10_000, 100_000, 1_000_000] : [10_000, 100_000],
        );
    }

    public static function quick(): self
    {
        return new self(
            fires: 100,
            processes: 3,
            requests: 60,
            waiting: 50,
            latencies: [20],
            bulk: [100, 400],
            sequential: 20,
            rounds: 1,
            lists: [1_000, 5_000],
            listRounds: 1,
            pages: 3_000,
            deliveries: 5,
            crossings: 10_000,
            accounts: [500, 4_000],
        );
    }
}

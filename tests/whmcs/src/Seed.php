<?php

declare(strict_types=1);

namespace WhmcsHost;

use WhmcsHost\Engine\Engine;
use WhmcsHost\Seed\Bulk;
use WhmcsHost\Seed\Business;
use WhmcsHost\Seed\Chance;
use WhmcsHost\Seed\Installation;
use WhmcsHost\Seed\People;
use WhmcsHost\Seed\Shop;

/** A lifelike site in an empty database, the same for the same number. Everything happens through the engine. */
final class Seed
{
    private function __construct(
        public readonly Engine $engine,
        public readonly Shop $shop,
        /** @var list<int> */
        public readonly array $clients,
    ) {
    }

    /** Clients, products and a history of orders. No hook runs: the site is older than the addon. */
    public static function site(int $number = 1, int $clients = 40, string $systemUrl = 'http://127.0.0.1/'): self
    {
        $engine = (new Engine())->inBulk();
        $chance = new Chance($number);
        $seed = self::empty($systemUrl, $engine);
        $people = People::invite($engine, $chance, $clients);
        (new Business($engine, $seed->shop, $chance))->run($people);

        return new self($engine, $seed->shop, $people);
    }

    /** The installation and its catalogue, without clients: for tests that tell their own story. */
    public static function empty(string $systemUrl = 'http://127.0.0.1/', ?Engine $engine = null): self
    {
        $engine ??= (new Engine())->inBulk();
        Installation::fill($engine->rows, $systemUrl);

        return new self($engine, Shop::open($engine), []);
    }

    /**
     * Many clients with one paid service each, by multi-row statements.
     *
     * @return list<int> the services
     */
    public static function bulk(int $clients, int $productId): array
    {
        return (new Bulk())->insert($clients, $productId);
    }
}

<?php

declare(strict_types=1);

namespace WhmcsHost\Testing;

use WhmcsHost\Engine\PlacedOrder;
use WhmcsHost\Expectation;

/** A test of the oracle. Accounts are fed back as if the addon had made them. */
abstract class ExpectationTestCase extends EngineTestCase
{
    /** The account of client() when its service has no username. */
    protected const NAME = 'anna_doe_shop_example';

    protected int $addon;
    protected Expectation $oracle;

    /** @var array<string, array<string, string>> */
    protected array $accounts = [];

    protected function setUp(): void
    {
        parent::setUp();
        $shop = $this->seed->shop;
        $this->addon = $this->engine->catalogue->addAddon([
            'name' => 'Aflexi CDN',
            'packages' => "$shop->boost,$shop->dayPass,$shop->hosting,$shop->odd",
        ]);
        $this->oracle = new Expectation($this->addon);
        $this->accounts = [];
    }

    /** @param array<string, mixed> $product */
    protected function order(array $product, ?int $client = null): PlacedOrder
    {
        return $this->engine->orders->place($client ?? $this->client(), [$product]);
    }

    /** @param array<string, mixed> $product */
    protected function paid(array $product, ?int $client = null): PlacedOrder
    {
        $order = $this->order($product, $client);
        $this->engine->payments->pay($order->invoiceId);

        return $order;
    }

    protected function enable(int ...$products): void
    {
        $this->engine->catalogue->editAddon($this->addon, ['packages' => implode(',', $products)]);
    }

    /** @return array<string, array<string, string>> */
    protected function catchUp(): array
    {
        return $this->accounts = $this->oracle->accounts($this->accounts);
    }

    /** @return array{string, string} */
    protected function statusAndPackage(): array
    {
        $account = $this->catchUp()[self::NAME];

        return [$account['status'], $account['package']];
    }
}

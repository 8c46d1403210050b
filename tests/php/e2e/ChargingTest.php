<?php

declare(strict_types=1);

namespace AflexiCdn\EndToEnd;

use AflexiCdn\EndToEnd\Support\AddonTestCase;
use AflexiCdn\EndToEnd\Support\Customer;
use WhmcsHost\Seed;

/** Whether the CDN is charged for by itself is the price of the product addon; a change of it is asked about (R7). */
final class ChargingTest extends AddonTestCase
{
    private const PRICED = ['billingcycle' => 'recurring', 'autoactivate' => 'payment'];

    private Customer $ada;
    private Customer $bob;

    protected function setUp(): void
    {
        parent::setUp();
        $this->ada = $this->buyer('ada');
        $this->bob = $this->buyer('bob');
        $this->give($this->ada);
    }

    public function testAPriceIsAskedAboutWithTheNumbersAndChangesNothingUntilTheYes(): void
    {
        $this->saveAndPrice();

        self::assertSame(['charging_on'], array_keys($this->questions()));
        $numbers = 'Active accounts that stay: 1. Active accounts that are suspended: 1.';
        self::assertStringContainsString($numbers, $this->page()->text());
        $this->site->cron(daily: true);
        $this->save([$this->product('boost')]);
        $this->assertNoWrites();

        $this->site->event('payments', 'pay', $this->customer('cy')->invoice);
        $this->settle();
        self::assertSame(['ada', 'bob', 'cy'], $this->accounts(), 'It goes on as before.');
        $this->site->cron();
        self::assertStringContainsString('Active accounts that are suspended: 2.', $this->page()->text());

        $page = $this->yes('charging_on');

        self::assertStringContainsString('2 suspended', $page->text());
        self::assertSame(['ada' => 'active', 'bob' => 'suspended', 'cy' => 'suspended'], $this->statusByName());
        self::assertSame([], $this->questions());
        $this->assertInLine();
        $answers = "SELECT COUNT(*) FROM mod_aflexi_cdn_log WHERE actor = 'admin 1' AND action = 'answer'";
        self::assertSame(1, (int) $this->value($answers));
    }

    public function testWhoBuysTheAddonHasTheCdnForAsLongAsItIsPaid(): void
    {
        $this->saveAndPrice();
        $this->yes('charging_on');
        $this->assertInLine();

        $order = $this->site->event('orders', 'placeAddon', $this->bob->service, $this->productAddon());
        $this->settle();
        self::assertSame('suspended', $this->account('bob')['status'], 'Not paid yet.');

        $this->site->event('payments', 'pay', $order['invoiceId']);
        $this->settle();
        self::assertSame('active', $this->account('bob')['status']);
        $this->assertInLine();

        $this->site->event('refunds', 'throughGateway', $order['invoiceId']);
        $this->settle();
        self::assertSame('suspended', $this->account('bob')['status']);
        $this->assertInLine();

        $renewal = $this->site->event('invoices', 'create', $this->bob->client, [
            $this->bulk->invoices->item('Addon', $order['addonIds'][0], 'Addon', '3.00'),
        ], '2026-02-15');
        $this->site->event('payments', 'pay', $renewal);
        $this->settle();
        self::assertSame('active', $this->account('bob')['status']);
        $this->assertInLine();

        $this->site->event('serviceAddons', 'setStatus', $order['addonIds'][0], 'Cancelled');
        $this->settle();
        self::assertSame('suspended', $this->account('bob')['status']);
        $this->assertInLine();
    }

    public function testAnAddonThatWasBilledAndNeverPaidNeitherStartsNorStops(): void
    {
        $this->saveAndPrice();
        $this->giveUnpaid($this->bob);
        $this->site->cron();
        $this->yes('charging_on');
        self::assertSame('active', $this->account('bob')['status']);

        $this->giveUnpaid($this->buyer('cy'));
        $this->site->cron();

        self::assertNull($this->account('cy'));
        $this->assertInLine();
    }

    public function testFreeAgainIsAskedAboutToo(): void
    {
        $this->saveAndPrice();
        $this->yes('charging_on');
        $this->sandbox->resetCounters();

        $this->price(['billingcycle' => 'free']);

        self::assertSame(['charging_off'], array_keys($this->questions()));
        self::assertStringContainsString('Accounts that are made or activated: 1.', $this->page()->text());
        $this->site->cron(daily: true);
        $this->assertNoWrites();

        $this->yes('charging_off');

        self::assertSame(['ada' => 'active', 'bob' => 'active'], $this->statusByName());
        self::assertSame([], $this->questions());
        $this->assertInLine();
    }

    public function testAPriceThatIsTakenBackBeforeTheAnswerIsNoLongerAskedAbout(): void
    {
        $this->saveAndPrice();
        $id = $this->questions()['charging_on'];

        $this->price(['billingcycle' => 'free']);

        self::assertSame([], $this->questions());
        $page = $this->press('answer', ['question' => 'charging_on', 'id' => $id]);
        self::assertStringContainsString('This did not work.', $page->text());
        $this->assertNoWrites();
    }

    public function testTheYesIsToTheNumbersThatWereShown(): void
    {
        $this->saveAndPrice();
        $id = $this->questions()['charging_on'];
        $this->give($this->bob);
        $this->site->cron();

        $page = $this->press('answer', ['question' => 'charging_on', 'id' => $id]);

        self::assertStringContainsString('This did not work.', $page->text());
        $this->site->cron();
        $this->assertNoWrites();
        $this->yes('charging_on');
        self::assertSame(['ada' => 'active', 'bob' => 'active'], $this->statusByName());
    }

    public function testAsLongAsThereIsNoAccountThePriceSimplyCounts(): void
    {
        $this->bulk->catalogue->editAddon($this->productAddon(), self::PRICED, ['monthly' => '3.00']);

        $this->save([$this->product('boost')]);
        $this->site->cron(daily: true);

        self::assertSame([], $this->questions());
        self::assertSame(['ada' => 'active'], $this->statusByName());
        $this->assertInLine();
    }

    public function testOneYesIsEnoughForMany(): void
    {
        Seed::bulk(25, $this->product('boost'));
        $this->saveAndPrice();
        self::assertStringContainsString('Active accounts that are suspended: 26.', $this->page()->text());

        $this->yes('charging_on');
        $this->site->cron();

        self::assertSame([], $this->questions());
        self::assertSame(26, $this->countWith('suspended'));
        $this->assertInLine();
    }

    private function give(Customer $customer): void
    {
        $addon = $this->bulk->serviceAddons->add($customer->service, $this->productAddon());
        $this->bulk->serviceAddons->setStatus($addon, 'Active');
    }

    /** An admin activates what is billed before it is paid. */
    private function giveUnpaid(Customer $customer): void
    {
        $order = $this->bulk->orders->placeAddon($customer->service, $this->productAddon());
        $this->bulk->serviceAddons->setStatus($order->addonIds[0], 'Active');
    }

    private function saveAndPrice(): void
    {
        $this->save([$this->product('boost')]);
        $this->assertInLine();
        $this->sandbox->resetCounters();
        $this->price(self::PRICED);
    }

    /** @param array<string, string> $columns of tbladdons */
    private function price(array $columns): void
    {
        $this->site->event('catalogue', 'editAddon', $this->productAddon(), $columns, ['monthly' => '3.00']);
        $this->settle();
        $this->site->cron();
    }
}

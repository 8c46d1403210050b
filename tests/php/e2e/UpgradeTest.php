<?php

declare(strict_types=1);

namespace AflexiCdn\EndToEnd;

use AflexiCdn\EndToEnd\Support\AddonTestCase;
use AflexiCdn\EndToEnd\Support\Customer;

/** A service that changes to another product gets that one's package (R3, R5, R8). */
final class UpgradeTest extends AddonTestCase
{
    private Customer $ada;

    protected function setUp(): void
    {
        parent::setUp();
        $this->ada = $this->buyer('ada');
        $this->save([$this->product('boost'), $this->product('hidden')]);
        $this->assertInLine();
        $this->sandbox->resetCounters();
    }

    public function testAnUpgradeCountsFromItsPayment(): void
    {
        $upgrade = $this->site->event('upgrades', 'order', $this->ada->service, $this->product('hidden'), '4.00');
        $this->site->cron();
        $this->assertNoWrites();

        $this->site->event('payments', 'pay', $upgrade['invoiceId']);
        $this->settle();

        self::assertSame('CDN Legacy', $this->account('ada')['package']);
        $this->assertInLine();
    }

    public function testAnUpgradeThatIsNeverPaidOrCancelledChangesNothing(): void
    {
        $upgrade = $this->site->event('upgrades', 'order', $this->ada->service, $this->product('hidden'), '4.00');

        $this->site->event('invoiceStatus', 'set', $upgrade['invoiceId'], 'Cancelled');
        $this->settle();
        $this->site->cron();

        $this->assertNoWrites();
        $this->assertInLine();
    }

    public function testADowngradeThatCostsNothingHasNoInvoice(): void
    {
        $this->site->event('upgrades', 'order', $this->ada->service, $this->product('hidden'), '0.00');
        $this->settle();

        self::assertSame('CDN Legacy', $this->account('ada')['package']);
        $this->assertInLine();
    }

    public function testAnUpgradeToAProductWithoutCdnSuspends(): void
    {
        $this->site->event('upgrades', 'order', $this->ada->service, $this->product('odd'), '0.00');
        $this->settle();

        self::assertSame(['ada' => 'suspended'], $this->statusByName());
        $this->assertInLine();
    }

    public function testAnUpgradeFromAProductWithoutCdnStarts(): void
    {
        $bob = $this->buyer('bob', 'odd');
        $upgrade = $this->site->event('upgrades', 'order', $bob->service, $this->product('boost'), '4.00');
        self::assertSame(['ada'], $this->accounts());

        $this->site->event('payments', 'pay', $upgrade['invoiceId']);
        $this->settle();

        self::assertSame(['ada', 'bob'], $this->accounts());
        $this->assertInLine();
    }

    public function testAPaidUpgradeOfAServiceThatNoInvoiceBillsStarts(): void
    {
        $bob = $this->buyer('bob', 'odd');
        $this->bulk->invoiceStatus->delete($bob->invoice);
        $upgrade = $this->site->event('upgrades', 'order', $bob->service, $this->product('boost'), '4.00');

        $this->site->event('payments', 'pay', $upgrade['invoiceId']);
        $this->settle();

        self::assertSame(['ada', 'bob'], $this->accounts());
        $this->assertInLine();
    }
}

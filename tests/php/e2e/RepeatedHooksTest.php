<?php

declare(strict_types=1);

namespace AflexiCdn\EndToEnd;

use AflexiCdn\EndToEnd\Support\AddonTestCase;

/** The same event twice, and several events in one request, cost at the platform no more than one. */
final class RepeatedHooksTest extends AddonTestCase
{
    protected function setUp(): void
    {
        parent::setUp();
        $this->save([$this->product('boost'), $this->product('hosting')]);
    }

    public function testTheSamePaymentAgainChangesNothing(): void
    {
        $ada = $this->customer('ada');
        $this->site->event('payments', 'pay', $ada->invoice);
        $this->settle();
        $this->assertInLine();
        self::assertSame(1, $this->calls('user.create'));
        $this->sandbox->resetCounters();

        $this->site->event('hooks', 'run', 'InvoicePaid', ['invoiceid' => $ada->invoice]);
        $this->site->event('hooks', 'run', 'InvoicePaid', ['invoiceid' => (string) $ada->invoice]);
        $this->settle();

        $this->assertNoWrites();
        $this->assertInLine();
    }

    public function testTwoInvoicesMarkedAsPaidInOneRequestMakeTwoPublishers(): void
    {
        $this->site->event('payments', 'markPaid', $this->customer('ada')->invoice, $this->customer('bob')->invoice);
        $this->settle();

        self::assertSame(['ada' => 'active', 'bob' => 'active'], $this->statusByName());
        self::assertSame(2, $this->calls('user.create'));
        $this->assertInLine();
    }

    /** ManualRefund, AddTransaction and InvoiceRefunded in one request, the first of them looked into later. */
    public function testARefundThatIsToldThreeTimesSuspendsOnce(): void
    {
        $ada = $this->buyer('ada');
        $this->save([$this->product('boost')]);
        $this->sandbox->resetCounters();

        $this->site->event('refunds', 'manually', $ada->invoice);
        $this->tenSecondsLater();
        $this->site->event('hooks', 'run', 'InvoiceRefunded', ['invoiceid' => $ada->invoice]);
        $this->settle();

        self::assertSame(1, $this->sandbox->state()['writes']);
        $this->assertInLine();
    }

    /** CancelAndRefundOrder, AddTransaction, InvoiceRefunded and AfterModuleTerminate. */
    public function testACancelledAndRefundedOrderSuspendsOnce(): void
    {
        $ada = $this->buyer('ada', 'hosting');
        $this->save([$this->product('hosting')]);
        $this->sandbox->resetCounters();

        $this->site->event('orderStatus', 'cancelAndRefund', $ada->order);
        $this->tenSecondsLater();
        $this->site->cron();
        $this->settle();

        self::assertSame(1, $this->sandbox->state()['writes']);
        $this->assertInLine();
    }

    /** AddonActivated, AddonActivation and InvoicePaid. */
    public function testAnAddonThatIsPaidMakesOnePublisher(): void
    {
        $addon = $this->productAddon();
        $this->bulk->catalogue->editAddon(
            $addon,
            ['billingcycle' => 'recurring', 'autoactivate' => 'payment'],
            ['monthly' => '3.00']
        );
        $ada = $this->buyer('ada');
        $this->site->cron();
        self::assertSame([], $this->accounts());

        $this->site->event('payments', 'pay', $this->bulk->orders->placeAddon($ada->service, $addon)->invoiceId);
        $this->settle();

        self::assertSame(['ada'], $this->accounts());
        self::assertSame(1, $this->calls('user.create'));
        $this->assertInLine();
    }

    public function testWhatWasDoneAndUndoneInBetweenChangesNothing(): void
    {
        $ada = $this->buyer('ada', 'hosting');
        $this->save([$this->product('hosting')]);
        $this->sandbox->resetCounters();

        $this->bulk->services->suspend($ada->service);
        $this->bulk->services->unsuspend($ada->service);
        foreach (['AfterModuleSuspend', 'AfterModuleUnsuspend'] as $point) {
            $this->site->event('hooks', 'run', $point, ['params' => ['serviceid' => $ada->service]]);
        }
        $this->settle();

        $this->assertNoWrites();
        $this->assertInLine();
    }
}

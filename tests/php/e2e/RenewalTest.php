<?php

declare(strict_types=1);

namespace AflexiCdn\EndToEnd;

use AflexiCdn\EndToEnd\Support\AddonTestCase;
use AflexiCdn\EndToEnd\Support\Customer;

/** A renewal is no reason to start or stop anything, until it is paid and undone (R5). */
final class RenewalTest extends AddonTestCase
{
    private Customer $ada;

    protected function setUp(): void
    {
        parent::setUp();
        $this->ada = $this->buyer('ada', 'hosting');
        $this->save([$this->product('hosting')]);
        $this->assertInLine();
        $this->sandbox->resetCounters();
    }

    public function testOneThatIsGeneratedOverdueAndCancelledUnpaidChangesNothing(): void
    {
        $renewal = $this->renewal();
        $this->assertNothingChanges();

        $this->bulk->rows->update('tblinvoices', ['duedate' => '2025-12-01'], ['id' => $renewal]);
        $this->assertNothingChanges();

        self::assertTrue($this->site->event('renewals', 'cancelUnpaid', $renewal));
        self::assertSame('Cancelled', $this->value("SELECT status FROM tblinvoices WHERE id = $renewal"));
        $this->assertNothingChanges();
    }

    public function testOneThatIsSetUnpaidOrRefundedByHandWithoutEverBeingPaidChangesNothing(): void
    {
        $renewal = $this->renewal();

        foreach (['Cancelled', 'Unpaid', 'Collections', 'Unpaid', 'Refunded'] as $status) {
            $this->site->event('invoiceStatus', 'set', $renewal, $status);
            $this->assertNothingChanges();
        }
    }

    public function testOneThatIsPaidChangesNothingAndAnOlderOneMayBeRefundedUnderIt(): void
    {
        $this->site->event('payments', 'pay', $this->renewal());
        $this->assertNothingChanges();

        $this->site->event('refunds', 'throughGateway', $this->ada->invoice);
        $this->assertNothingChanges();

        $this->site->event('invoiceStatus', 'set', $this->ada->invoice, 'Cancelled');
        $this->assertNothingChanges();
    }

    public function testTheNewestPaidOneDecides(): void
    {
        $renewal = $this->renewal();
        $this->site->event('payments', 'pay', $renewal);
        $this->settle();

        $this->site->event('refunds', 'throughGateway', $renewal);
        $this->settle();
        self::assertSame(['ada' => 'suspended'], $this->statusByName());
        $this->assertInLine();

        $this->site->event('payments', 'pay', $this->renewal());
        $this->settle();
        self::assertSame(['ada' => 'active'], $this->statusByName());
        $this->assertInLine();
    }

    public function testAServiceThatWhmcsSuspendsForANonPaymentComesBackWithIt(): void
    {
        $renewal = $this->renewal();
        $this->site->event('services', 'suspend', $this->ada->service);
        $this->settle();
        self::assertSame(['ada' => 'suspended'], $this->statusByName());
        $this->assertInLine();

        $this->site->event('payments', 'pay', $renewal);
        $this->settle();

        self::assertSame(['ada' => 'active'], $this->statusByName());
        self::assertSame(2, $this->sandbox->state()['writes']);
        $this->assertInLine();
    }

    private function renewal(): int
    {
        return $this->site->event('renewals', 'renew', $this->ada->service);
    }

    private function assertNothingChanges(): void
    {
        $this->settle();
        $this->site->cron();
        $this->assertNoWrites();
        $this->assertInLine();
        self::assertSame(['ada' => 'active'], $this->statusByName());
    }
}

<?php

declare(strict_types=1);

namespace AflexiCdn\EndToEnd;

use AflexiCdn\EndToEnd\Support\AddonTestCase;
use WhmcsHost\Wait;

/** A paid invoice gets its publisher right after the response, without cron (R5, R6). */
final class PaymentTest extends AddonTestCase
{
    private int $client;

    protected function setUp(): void
    {
        parent::setUp();
        $this->client = $this->client('Ada', 'Byron', 'ada@example.test');
        $this->save([$this->product('boost'), $this->product('hosting')]);
    }

    public function testThePublisherAppearsAfterTheResponse(): void
    {
        $order = $this->order($this->client, $this->product('boost'));

        $this->site->event('payments', 'pay', $order->invoiceId);

        Wait::until(fn (): bool => $this->accounts() === ['ada_example_test'], 5.0, 'the publisher');
        $this->settle();
        $this->assertInLine();
    }

    public function testTheCustomerDoesNotWaitForASlowPlatform(): void
    {
        $order = $this->order($this->client, $this->product('boost'));
        $this->sandbox->setFaults(['kind' => 'slow', 'ms' => 500]);

        $this->site->event('payments', 'pay', $order->invoiceId);

        self::assertSame([], $this->accounts(), 'The response came before the first call was answered.');
        Wait::until(fn (): bool => $this->accounts() !== [], 5.0, 'the publisher');
        $this->sandbox->clearFaults();
        $this->settle();
    }

    public function testOfAnOrderPaidInPartsNothingComesBeforeTheLastPart(): void
    {
        $order = $this->order($this->client, $this->product('boost'));

        $this->site->event('payments', 'pay', $order->invoiceId, '1.00');
        $this->site->cron();
        self::assertSame([], $this->accounts());

        $this->site->event('payments', 'pay', $order->invoiceId);
        $this->settle();
        $this->assertInLine();
        self::assertCount(1, $this->accounts());
    }

    public function testARenewalThatIsPaidChangesNothing(): void
    {
        $order = $this->sale($this->client, $this->product('boost'));
        $this->site->event('hooks', 'run', 'InvoicePaid', ['invoiceid' => $order->invoiceId]);
        $this->settle();
        $this->sandbox->resetCounters();

        $renewal = $this->bulk->renewals->renew($order->serviceIds[0]);
        $this->site->event('payments', 'pay', $renewal);
        $this->settle();

        self::assertSame(0, $this->sandbox->state()['writes']);
        $this->assertInLine();
    }

    public function testAMassPaymentLeadsToItsInvoices(): void
    {
        $first = $this->order($this->client, $this->product('boost'), 'first');
        $second = $this->order($this->client, $this->product('hosting'), 'second');
        $mass = $this->bulk->payments->massInvoice($this->client, [$first->invoiceId, $second->invoiceId]);

        $this->site->event('payments', 'pay', $mass);
        $this->settle();

        self::assertEqualsCanonicalizing(['first', 'second'], $this->accounts());
        $this->assertInLine();
    }

    public function testAnInvoiceWithoutCdnLeavesNothing(): void
    {
        $order = $this->order($this->client, $this->product('dayPass'));
        $this->site->pdo()->exec('ALTER TABLE mod_aflexi_cdn_hints AUTO_INCREMENT = 1000');
        $this->sandbox->resetCounters();

        $this->site->event('payments', 'pay', $order->invoiceId);
        $this->site->cron();

        $next = "SELECT auto_increment FROM information_schema.tables WHERE table_name = 'mod_aflexi_cdn_hints'";
        self::assertSame(0, $this->waiting());
        self::assertSame(1000, (int) $this->value($next), 'A hint was written.');
        self::assertSame(0, $this->sandbox->state()['total_calls']);
    }
}

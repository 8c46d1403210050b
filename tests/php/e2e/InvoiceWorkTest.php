<?php

declare(strict_types=1);

namespace AflexiCdn\EndToEnd;

use AflexiCdn\EndToEnd\Support\AddonTestCase;
use AflexiCdn\EndToEnd\Support\Customer;

/** What admins do to invoices: another status, mass payment, merging, splitting, deleting (R5). */
final class InvoiceWorkTest extends AddonTestCase
{
    private Customer $ada;

    protected function setUp(): void
    {
        parent::setUp();
        $this->ada = $this->buyer('ada');
        $this->save([$this->product('boost'), $this->product('hosting')]);
        $this->assertInLine();
    }

    /** @dataProvider undoings */
    public function testAPaidInvoiceThatIsUndoneStopsTheAccountAndPaidAgainStartsIt(string $status, bool $forget): void
    {
        $this->site->event('invoiceStatus', 'set', $this->ada->invoice, $status, $forget);
        // A chargeback has no hook.
        $this->site->cron();
        $this->settle();
        self::assertSame(['ada' => 'suspended'], $this->statusByName());
        $this->assertInLine();

        $this->site->event('payments', 'settle', $this->ada->invoice);
        $this->settle();

        self::assertSame(['ada' => 'active'], $this->statusByName());
        $this->assertInLine();
    }

    /** @return array<string, array{string, bool}> */
    public static function undoings(): array
    {
        return [
            'unpaid' => ['Unpaid', true],
            'unpaid, the date kept' => ['Unpaid', false],
            'cancelled' => ['Cancelled', true],
            'collections' => ['Collections', true],
        ];
    }

    public function testAMassPaymentLeadsToItsInvoicesAndCountsForNothingItself(): void
    {
        $second = $this->order($this->ada->client, $this->product('boost'), 'second');
        $third = $this->order($this->ada->client, $this->product('hosting'), 'third');
        $mass = $this->site->event('payments', 'massInvoice', $this->ada->client, [
            $second->invoiceId,
            $third->invoiceId,
        ]);
        self::assertSame(['ada'], $this->accounts());

        $this->site->event('payments', 'pay', $mass);
        $this->settle();
        self::assertSame(['ada', 'second', 'third'], $this->accounts());
        $this->assertInLine();

        $this->site->event('refunds', 'throughGateway', $mass);
        $this->tenSecondsLater();
        $this->site->cron();
        self::assertSame(3, $this->countWith('active'), 'Its originals are paid.');
        $this->assertInLine();

        $this->site->event('invoiceStatus', 'set', $second->invoiceId, 'Refunded');
        $this->settle();
        self::assertSame('suspended', $this->statusByName()['second']);
        $this->assertInLine();
    }

    public function testTheHookOfAMassPaymentAloneLeadsToItsInvoices(): void
    {
        $second = $this->order($this->ada->client, $this->product('boost'), 'second');
        $third = $this->order($this->ada->client, $this->product('boost'), 'third');
        $mass = $this->bulk->payments->massInvoice($this->ada->client, [$second->invoiceId, $third->invoiceId]);
        $this->bulk->payments->pay($mass);

        $this->site->event('hooks', 'run', 'InvoicePaid', ['invoiceid' => $mass]);
        $this->settle();

        self::assertSame(['ada', 'second', 'third'], $this->accounts());
        $this->assertInLine();
    }

    public function testAProratedInvoiceBillsItsServiceToo(): void
    {
        $second = $this->order($this->ada->client, $this->product('boost'), 'second');
        $this->bulk->rows->update(
            'tblinvoiceitems',
            ['type' => 'ProrataProduct' . $this->product('boost')],
            ['invoiceid' => $second->invoiceId]
        );
        // It is not the order's first invoice, so that its line alone says what it bills.
        $this->bulk->rows->update('tblorders', ['invoiceid' => 0], ['id' => $second->id]);

        $this->site->event('payments', 'pay', $second->invoiceId);
        $this->site->event('services', 'setUp', $second->serviceIds[0]);
        $this->settle();
        self::assertSame(['ada' => 'active', 'second' => 'active'], $this->statusByName());
        $this->assertInLine();

        $this->site->event('refunds', 'throughGateway', $second->invoiceId);
        $this->settle();
        self::assertSame(['ada' => 'active', 'second' => 'suspended'], $this->statusByName());
        $this->assertInLine();
    }

    public function testMergedInvoicesGoOnToPayForWhatTheyBill(): void
    {
        $second = $this->sale($this->ada->client, $this->product('boost'), 'second');
        $this->site->cron();
        $this->assertInLine();
        $this->sandbox->resetCounters();

        $merged = $this->site->event('invoiceStatus', 'merge', $this->ada->invoice, $second->invoiceId);
        $this->site->cron();
        $this->assertNoWrites();
        $this->assertInLine();

        $this->site->event('refunds', 'throughGateway', $merged);
        $this->settle();
        self::assertSame(['ada' => 'suspended', 'second' => 'suspended'], $this->statusByName());
        $this->assertInLine();
    }

    public function testUnpaidInvoicesThatAreMergedStartWhatTheyBillWhenPaid(): void
    {
        $second = $this->order($this->ada->client, $this->product('boost'), 'second');
        $third = $this->order($this->ada->client, $this->product('boost'), 'third');
        $merged = $this->site->event('invoiceStatus', 'merge', $second->invoiceId, $third->invoiceId);

        $this->site->event('payments', 'pay', $merged);
        $this->settle();

        self::assertSame(['ada', 'second', 'third'], $this->accounts());
        $this->assertInLine();
    }

    public function testASplitInvoiceChangesNothingAndItsHookLeadsToBothParts(): void
    {
        $order = $this->bulk->orders->place($this->ada->client, [
            ['product' => $this->product('boost'), 'username' => 'second'],
            ['product' => $this->product('boost'), 'username' => 'third'],
        ]);
        $this->site->event('payments', 'pay', $order->invoiceId);
        $this->settle();
        $this->sandbox->resetCounters();
        [, $line] = $this->bulk->invoices->items($order->invoiceId);

        $new = $this->site->event('invoiceStatus', 'split', $order->invoiceId, [(int) $line['id']]);
        $this->settle();
        $this->assertNoWrites();
        $this->assertInLine();

        $parts = [[$order->invoiceId, 'second'], [$new, 'third']];
        foreach ($parts as [$invoice, $name]) {
            $this->bulk->invoiceStatus->set($invoice, 'Cancelled');
            self::assertSame('active', $this->statusByName()[$name]);
        }
        $this->site->event('hooks', 'run', 'InvoiceSplit', [
            'originalinvoiceid' => $order->invoiceId,
            'newinvoiceid' => (string) $new,
        ]);
        $this->settle();
        self::assertSame(['ada' => 'active', 'second' => 'suspended', 'third' => 'suspended'], $this->statusByName());
        $this->assertInLine();
    }

    public function testADeletedInvoiceNeitherStartsNorStops(): void
    {
        $this->sandbox->resetCounters();
        $this->bulk->invoiceStatus->delete($this->ada->invoice);

        $this->site->cron();

        $this->assertNoWrites();
        self::assertSame(['ada' => 'active'], $this->statusByName());
        $this->assertInLine();
    }
}

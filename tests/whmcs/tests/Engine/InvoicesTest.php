<?php

declare(strict_types=1);

namespace WhmcsHost\Tests\Engine;

use WhmcsHost\Engine\PlacedOrder;
use WhmcsHost\Testing\EngineTestCase;

/** Refunds, and what is done to invoices by hand. */
final class InvoicesTest extends EngineTestCase
{
    private const POINTS = ['ManualRefund', 'AddTransaction', 'InvoiceRefunded', 'InvoiceUnpaid', 'InvoiceCancelled',
        'InvoiceSplit'];

    public function testAPartialRefundLeavesTheInvoicePaid(): void
    {
        $order = $this->paidOrder();
        $this->record(...self::POINTS);
        $this->engine->refunds->throughGateway($order->invoiceId, '3.00');
        self::assertSame(['AddTransaction'], $this->points());
        $payment = $this->engine->rows->first('tblaccounts', ['invoiceid' => $order->invoiceId]);
        self::assertSame($payment['id'], $this->varsOf('AddTransaction')['refundid']);
        self::assertSame(3.0, $this->varsOf('AddTransaction')['amountout']);
        self::assertSame('Paid', $this->row('tblinvoices', $order->invoiceId)['status']);

        $this->engine->refunds->throughGateway($order->invoiceId);
        self::assertSame(['AddTransaction', 'AddTransaction', 'InvoiceRefunded'], $this->points());
        self::assertSame('Refunded', $this->row('tblinvoices', $order->invoiceId)['status']);
    }

    public function testAManualRefundNamesThePaymentOnly(): void
    {
        $order = $this->paidOrder();
        $payment = $this->engine->rows->first('tblaccounts', ['invoiceid' => $order->invoiceId]);
        $this->record(...self::POINTS);
        $this->engine->refunds->manually($order->invoiceId);

        self::assertSame(['ManualRefund', 'AddTransaction', 'InvoiceRefunded'], $this->points());
        self::assertSame(['transid' => $payment['transid'], 'amount' => 9.9], $this->varsOf('ManualRefund'));
    }

    public function testARefundAsCreditFillsTheBalance(): void
    {
        $order = $this->paidOrder();
        $this->engine->refunds->asCredit($order->invoiceId);

        $client = (int) $this->row('tblorders', $order->id)['userid'];
        self::assertSame('9.90', $this->row('tblclients', $client)['credit']);
        self::assertSame('Refunded', $this->row('tblinvoices', $order->invoiceId)['status']);
    }

    public function testStatusByHandRunsItsHook(): void
    {
        $order = $this->paidOrder();
        $this->record(...self::POINTS);
        $this->engine->invoiceStatus->set($order->invoiceId, 'Collections');
        $this->engine->invoiceStatus->set($order->invoiceId, 'Unpaid', forgetDatePaid: false);
        self::assertSame('2026-01-15 10:00:00', $this->row('tblinvoices', $order->invoiceId)['datepaid']);
        $this->engine->invoiceStatus->set($order->invoiceId, 'Unpaid');
        self::assertSame('0000-00-00 00:00:00', $this->row('tblinvoices', $order->invoiceId)['datepaid']);
        $this->engine->invoiceStatus->set($order->invoiceId, 'Cancelled');

        self::assertSame(['InvoiceUnpaid', 'InvoiceUnpaid', 'InvoiceCancelled'], $this->points());
    }

    public function testSplittingAndMergingMoveTheLines(): void
    {
        $shop = $this->seed->shop;
        $order = $this->engine->orders->place($this->client(), [$shop->boost, $shop->dayPass]);
        [, $line] = $this->engine->invoices->items($order->invoiceId);
        $this->record(...self::POINTS);
        $new = $this->engine->invoiceStatus->split($order->invoiceId, [$line['id']]);

        self::assertSame(
            ['originalinvoiceid' => $order->invoiceId, 'newinvoiceid' => $new],
            $this->varsOf('InvoiceSplit')
        );
        self::assertSame('9.90', $this->row('tblinvoices', $order->invoiceId)['total']);
        self::assertSame('2.00', $this->row('tblinvoices', $new)['total']);

        self::assertSame($new, $this->engine->invoiceStatus->merge($new, $order->invoiceId));
        self::assertSame('11.90', $this->row('tblinvoices', $new)['total']);
        self::assertNull($this->engine->rows->first('tblinvoices', ['id' => $order->invoiceId]));
    }

    public function testAHookCanForbidAutomaticCancellation(): void
    {
        $order = $this->engine->orders->place($this->client(), [$this->seed->shop->boost]);
        \WhmcsHost\Hooks::add('PreInvoiceAutomaticCancellation', 1, fn (): array => ['abortCancel' => true]);
        self::assertFalse($this->engine->renewals->cancelUnpaid($order->invoiceId));
        self::assertSame('Unpaid', $this->row('tblinvoices', $order->invoiceId)['status']);
    }

    public function testRenewalsHaveNoOrderAndAreMadeOnce(): void
    {
        $order = $this->paidOrder();
        $this->engine->clock->advance('20 days');
        $renewals = $this->engine->renewals->generate();

        self::assertCount(1, $renewals);
        self::assertSame([], $this->engine->renewals->generate());
        self::assertSame($order->invoiceId, $this->row('tblorders', $order->id)['invoiceid']);
        [$line] = $this->engine->invoices->items($renewals[0]);
        self::assertSame(['Hosting', $order->serviceIds[0]], [$line['type'], $line['relid']]);
    }

    private function paidOrder(): PlacedOrder
    {
        $order = $this->engine->orders->place($this->client(), [$this->seed->shop->boost]);
        $this->engine->payments->pay($order->invoiceId);

        return $order;
    }
}

<?php

declare(strict_types=1);

namespace WhmcsHost\Tests\Engine;

use WhmcsHost\Testing\EngineTestCase;

final class PaymentsTest extends EngineTestCase
{
    private const POINTS = ['AddTransaction', 'AddInvoicePayment', 'InvoicePaidPreEmail', 'PreModuleCreate',
        'AfterModuleCreate', 'InvoicePaid', 'OrderPaid', 'AfterModuleUnsuspend'];

    public function testAPaymentSetsUpTheServiceBeforeInvoicePaidRuns(): void
    {
        $order = $this->engine->orders->place($this->client(), [
            ['product' => $this->seed->shop->hosting, 'domain' => 'anna-shop.example'],
        ]);
        $this->record(...self::POINTS);
        $this->engine->payments->pay($order->invoiceId);

        self::assertSame(['AddTransaction', 'AddInvoicePayment', 'InvoicePaidPreEmail', 'PreModuleCreate',
            'AfterModuleCreate', 'InvoicePaid', 'OrderPaid'], $this->points());
        self::assertSame($order->invoiceId, $this->varsOf('AddTransaction')['invocieid']);
        self::assertSame(14.90, $this->varsOf('AddTransaction')['amountin']);
        self::assertSame($order->serviceIds[0], $this->varsOf('AfterModuleCreate')['params']['serviceid']);
        self::assertSame('biz_gold', $this->varsOf('AfterModuleCreate')['params']['configoption1']);
        self::assertSame($order->invoiceId, $this->varsOf('InvoicePaid')['invoice']->id);
        $service = $this->row('tblhosting', $order->serviceIds[0]);
        self::assertSame(
            ['Active', 'annashop', '2026-02-15'],
            [$service['domainstatus'], $service['username'], $service['nextduedate']]
        );
        $invoice = $this->row('tblinvoices', $order->invoiceId);
        self::assertSame(['Paid', '2026-01-15 10:00:00'], [$invoice['status'], $invoice['datepaid']]);
    }

    public function testAPartialPaymentLeavesTheInvoiceUnpaid(): void
    {
        $order = $this->engine->orders->place($this->client(), [$this->seed->shop->boost]);
        $this->record(...self::POINTS);
        $this->engine->payments->pay($order->invoiceId, '4.00');
        self::assertSame(['AddTransaction', 'AddInvoicePayment'], $this->points());
        self::assertSame('5.90', $this->engine->invoices->balance($order->invoiceId));
        self::assertSame('Pending', $this->serviceStatus($order->serviceIds[0]));

        $this->engine->payments->pay($order->invoiceId);
        self::assertSame('Paid', $this->row('tblinvoices', $order->invoiceId)['status']);
        self::assertSame('Active', $this->serviceStatus($order->serviceIds[0]));
    }

    public function testCreditPaysWithoutATransaction(): void
    {
        $client = $this->client();
        $this->engine->payments->changeCredit($client, '20.00', 'A gift');
        $order = $this->engine->orders->place($client, [$this->seed->shop->boost]);
        $this->record(...self::POINTS);
        $this->engine->payments->payByCredit($order->invoiceId);

        self::assertSame(['InvoicePaidPreEmail', 'InvoicePaid', 'OrderPaid'], $this->points());
        self::assertSame('10.10', $this->row('tblclients', $client)['credit']);
        $invoice = $this->row('tblinvoices', $order->invoiceId);
        self::assertSame(['Paid', '9.90', '0.00'], [$invoice['status'], $invoice['credit'], $invoice['total']]);
        self::assertSame([], $this->engine->rows->select('tblaccounts', ['invoiceid' => $order->invoiceId]));
    }

    public function testAMassPaymentPaysItsOriginals(): void
    {
        $client = $this->client();
        $first = $this->engine->orders->place($client, [$this->seed->shop->boost]);
        $second = $this->engine->orders->place($client, [$this->seed->shop->hosting]);
        $mass = $this->engine->payments->massInvoice($client, [$first->invoiceId, $second->invoiceId]);
        self::assertSame('24.80', $this->row('tblinvoices', $mass)['total']);
        $this->record('InvoicePaid');
        $this->engine->payments->pay($mass);

        self::assertSame(
            [$first->invoiceId, $second->invoiceId, $mass],
            array_column(array_column($this->calls, 1), 'invoiceid')
        );
        self::assertSame('Active', $this->serviceStatus($first->serviceIds[0]));
        self::assertSame('Active', $this->serviceStatus($second->serviceIds[0]));
        self::assertSame('Paid', $this->row('tblinvoices', $second->invoiceId)['status']);
    }

    public function testPayingARenewalUnsuspendsAnOverdueService(): void
    {
        $order = $this->engine->orders->place($this->client(), [$this->seed->shop->hosting]);
        $this->engine->payments->pay($order->invoiceId);
        $this->engine->clock->advance('20 days');
        [$renewal] = $this->engine->renewals->generate();
        $this->engine->clock->advance('25 days');
        self::assertSame($order->serviceIds, $this->engine->renewals->suspendOverdue());
        $this->record(...self::POINTS);
        $this->engine->payments->pay($renewal);

        self::assertContains('AfterModuleUnsuspend', $this->points());
        self::assertNotContains('OrderPaid', $this->points());
        $service = $this->row('tblhosting', $order->serviceIds[0]);
        self::assertSame(['Active', '2026-03-15'], [$service['domainstatus'], $service['nextduedate']]);
    }

    public function testAManualSuspensionSurvivesAPayment(): void
    {
        $order = $this->engine->orders->place($this->client(), [$this->seed->shop->hosting]);
        $this->engine->payments->pay($order->invoiceId);
        $this->engine->services->suspend($order->serviceIds[0], 'Abuse');
        $this->engine->payments->pay($this->engine->renewals->renew($order->serviceIds[0]));

        self::assertSame('Suspended', $this->serviceStatus($order->serviceIds[0]));
    }
}

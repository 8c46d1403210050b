<?php

declare(strict_types=1);

namespace WhmcsHost\Tests\Engine;

use LogicException;
use WhmcsHost\Testing\EngineTestCase;

final class OrdersTest extends EngineTestCase
{
    public function testACheckoutWritesOrderServicesAddonsAndInvoice(): void
    {
        $shop = $this->seed->shop;
        $client = $this->client();
        $this->record('AddonAdd', 'InvoiceCreation', 'InvoiceCreated', 'AfterShoppingCartCheckout');
        $order = $this->engine->orders->place($client, [
            ['product' => $shop->hosting, 'cycle' => 'Annually', 'addons' => [$shop->backup]],
            $shop->dayPass,
        ]);

        self::assertSame(
            ['AddonAdd', 'InvoiceCreation', 'InvoiceCreated', 'AfterShoppingCartCheckout'],
            $this->points()
        );
        self::assertSame([
            'OrderID' => $order->id,
            'OrderNumber' => 4_000_000_000 + $order->id,
            'ServiceIDs' => $order->serviceIds,
            'AddonIDs' => $order->addonIds,
            'DomainIDs' => [],
            'RenewalIDs' => [],
            'PaymentMethod' => 'banktransfer',
            'InvoiceID' => $order->invoiceId,
            'TotalDue' => 119.0,
        ], $this->varsOf('AfterShoppingCartCheckout'));
        $items = $this->engine->invoices->items($order->invoiceId);
        self::assertSame([
            ['Hosting', $order->serviceIds[0], '99.00'],
            ['Addon', $order->addonIds[0], '18.00'],
            ['Hosting', $order->serviceIds[1], '2.00'],
        ], array_map(fn (array $item): array => [$item['type'], $item['relid'], $item['amount']], $items));
        self::assertSame($order->invoiceId, $this->row('tblorders', $order->id)['invoiceid']);
        self::assertSame(['Pending', 'Pending'], array_map($this->serviceStatus(...), $order->serviceIds));
        self::assertSame('One Time', $this->row('tblhosting', $order->serviceIds[1])['billingcycle']);
    }

    public function testAFreeProductHasNoInvoiceAndIsSetUpAtOnce(): void
    {
        $order = $this->engine->orders->place($this->client(), [$this->seed->shop->free]);

        self::assertSame(0, $order->invoiceId);
        self::assertSame(0, $this->row('tblorders', $order->id)['invoiceid']);
        self::assertSame([], $this->engine->rows->select('tblinvoices'));
        self::assertSame('Active', $this->serviceStatus($order->serviceIds[0]));
    }

    public function testOrderHooksRunBeforeTheChange(): void
    {
        $order = $this->engine->orders->place($this->client(), [$this->seed->shop->hosting]);
        $seen = [];
        foreach (['AcceptOrder', 'PendingOrder', 'CancelOrder', 'FraudOrder', 'DeleteOrder'] as $point) {
            \WhmcsHost\Hooks::add($point, 1, function (array $vars) use (&$seen, $point, $order): void {
                $status = $this->row('tblorders', $vars['orderid'])['status'];
                $seen[] = [$point, $status, $this->serviceStatus($order->serviceIds[0])];
            });
        }
        $this->engine->orderStatus->accept($order->id);
        $this->engine->orderStatus->pending($order->id);
        $this->engine->orderStatus->cancel($order->id);
        $this->engine->orderStatus->fraud($order->id);
        $this->engine->orderStatus->delete($order->id);

        self::assertSame([
            ['AcceptOrder', 'Pending', 'Pending'],
            ['PendingOrder', 'Active', 'Active'],
            ['CancelOrder', 'Pending', 'Pending'],
            ['FraudOrder', 'Cancelled', 'Cancelled'],
            ['DeleteOrder', 'Fraud', 'Fraud'],
        ], $seen);
        self::assertNull($this->engine->rows->first('tblhosting', ['id' => $order->serviceIds[0]]));
        self::assertNull($this->engine->rows->first('tblinvoices', ['id' => $order->invoiceId]));
    }

    public function testCancellingTerminatesWhatRunsAndCancelsWhatIsUnpaid(): void
    {
        $shop = $this->seed->shop;
        $order = $this->engine->orders->place($this->client(), [
            ['product' => $shop->hosting, 'addons' => [$shop->backup]],
        ]);
        $this->engine->orderStatus->accept($order->id);
        $this->record('PreModuleTerminate', 'AfterModuleTerminate', 'AddonCancelled', 'InvoiceCancelled');
        $this->engine->orderStatus->cancel($order->id);

        self::assertSame(
            ['PreModuleTerminate', 'AfterModuleTerminate', 'AddonCancelled', 'InvoiceCancelled'],
            $this->points()
        );
        self::assertSame('Cancelled', $this->serviceStatus($order->serviceIds[0]));
        self::assertSame('Cancelled', $this->row('tblinvoices', $order->invoiceId)['status']);
    }

    public function testOnlyAnOrderThatCameToNothingCanBeDeleted(): void
    {
        $order = $this->engine->orders->place($this->client(), [$this->seed->shop->boost]);
        $this->expectException(LogicException::class);
        $this->engine->orderStatus->delete($order->id);
    }
}

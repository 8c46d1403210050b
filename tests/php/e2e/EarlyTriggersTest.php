<?php

declare(strict_types=1);

namespace AflexiCdn\EndToEnd;

use AflexiCdn\EndToEnd\Support\AddonTestCase;
use AflexiCdn\EndToEnd\Support\Customer;
use WhmcsHost\Engine\Engine;

/** Hooks that run before their change are looked into ten seconds later; each is enough by itself. */
final class EarlyTriggersTest extends AddonTestCase
{
    /**
     * @param callable(Engine, Customer): mixed                    $before
     * @param callable(Customer, array<string, int>): array<mixed> $vars    of the hook
     * @param callable(Customer, array<string, int>): int          $subject what the hint is about
     * @param callable(Engine, Customer, array<string, int>): mixed $change
     * @param array<string, string>                                 $after   what both accounts have in the end
     *
     * @dataProvider hooks
     */
    public function testItLeadsThereTenSecondsLater(
        string $point,
        string $product,
        callable $before,
        callable $vars,
        string $kind,
        callable $subject,
        callable $change,
        array $after
    ): void {
        $shop = $this->site->seeded()['shop'];
        $customers = [$this->customer('ada', $product), $this->customer('bob', $product)];
        foreach ($customers as $customer) {
            $before($this->bulk, $customer);
        }
        $this->save([$shop['boost'], $shop['hosting']]);
        $this->assertInLine();
        $accounts = $this->sandbox->state()['accounts'];

        [$ada, $bob] = $customers;
        $this->site->event('hooks', 'run', $point, $vars($ada, $shop));
        $this->site->event('hooks', 'run', $point, array_map(strval(...), $vars($bob, $shop)));
        $hints = 'SELECT CONCAT(kind, subject_id) FROM mod_aflexi_cdn_hints'
            . ' WHERE TIMESTAMPDIFF(SECOND, UTC_TIMESTAMP(), due_at) BETWEEN 5 AND 10 ORDER BY id';
        self::assertSame([$kind . $subject($ada, $shop), $kind . $subject($bob, $shop)], $this->column($hints));
        foreach ($customers as $customer) {
            $change($this->bulk, $customer, $shop);
        }
        $this->press('work');
        self::assertSame($accounts, $this->sandbox->state()['accounts'], 'Ten seconds are not over.');

        $this->tenSecondsLater();
        $this->press('work');
        foreach ($customers as $customer) {
            self::assertSame($after, array_intersect_key($this->account($customer->name), $after));
        }
        self::assertSame(0, $this->waiting());
        $this->assertInLine();
    }

    /** @return array<string, list<mixed>> */
    public static function hooks(): array
    {
        $paid = static fn (Engine $whmcs, Customer $ada): mixed => $whmcs->payments->pay($ada->invoice);
        $waiting = static function (Engine $whmcs, Customer $ada) use ($paid): void {
            $paid($whmcs, $ada);
            $whmcs->rows->update('tblhosting', ['domainstatus' => 'Pending'], ['id' => $ada->service]);
        };
        $cancelled = static function (Engine $whmcs, Customer $ada) use ($paid): void {
            $paid($whmcs, $ada);
            $whmcs->rows->update('tblorders', ['status' => 'Cancelled'], ['id' => $ada->order]);
        };
        $order = static fn (Customer $ada): int => $ada->order;
        $orderId = static fn (Customer $ada): array => ['orderid' => $ada->order];
        $service = static fn (Customer $ada): int => $ada->service;
        $product = static fn (Customer $ada, array $shop): int => $shop['boost'];
        $productId = static fn (Customer $ada, array $shop): array => ['pid' => $shop['boost']];
        $on = ['status' => 'active'];
        $off = ['status' => 'suspended'];
        $status = static fn (string $method): callable => static fn (Engine $whmcs, Customer $ada): mixed
            => $whmcs->orderStatus->$method($ada->order);

        return [
            'accepted' => ['AcceptOrder', 'hosting', $waiting, $orderId, 'order', $order, $status('accept'), $on],
            'pending again' => ['PendingOrder', 'boost', $paid, $orderId, 'order', $order, $status('pending'), $on],
            'cancelled' => ['CancelOrder', 'boost', $paid, $orderId, 'order', $order, $status('cancel'), $off],
            'fraud' => ['FraudOrder', 'boost', $paid, $orderId, 'order', $order, $status('fraud'), $off],
            'cancelled and refunded' => ['CancelAndRefundOrder', 'boost', $paid, $orderId, 'order', $order,
                $status('cancelAndRefund'), $off],
            'order deleted' => ['DeleteOrder', 'boost', $cancelled, $orderId, 'service', $service,
                $status('delete'), $off],
            'client deleted' => ['PreDeleteClient', 'boost', $paid,
                static fn (Customer $ada): array => ['userid' => $ada->client], 'service', $service,
                static fn (Engine $whmcs, Customer $ada): mixed => $whmcs->clients->delete($ada->client), $off],
            'refunded by hand' => ['ManualRefund', 'boost',
                static fn (Engine $whmcs, Customer $ada): mixed
                    => $whmcs->payments->pay($ada->invoice, null, "TX-$ada->name"),
                static fn (Customer $ada): array => ['transid' => "TX-$ada->name", 'amount' => 9.9],
                'invoice', static fn (Customer $ada): int => $ada->invoice,
                static fn (Engine $whmcs, Customer $ada): mixed => $whmcs->refunds->manually($ada->invoice), $off],
            'product renamed' => ['ProductEdit', 'boost', $paid, $productId, 'product', $product,
                static fn (Engine $whmcs, Customer $ada, array $shop): mixed
                    => $whmcs->catalogue->editProduct($shop['boost'], ['name' => 'CDN Turbo']),
                ['package' => 'CDN Turbo']],
            'product deleted' => ['ProductDelete', 'boost', $paid, $productId, 'product', $product,
                static fn (Engine $whmcs, Customer $ada, array $shop): mixed
                    => $whmcs->catalogue->deleteProduct($shop['boost']), $off],
        ];
    }
}

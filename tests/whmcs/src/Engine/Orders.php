<?php

declare(strict_types=1);

namespace WhmcsHost\Engine;

/** New orders: what the shopping cart writes at checkout. */
final class Orders extends Subject
{
    private const FIRST_NUMBER = 4_000_000_000;

    /**
     * A checkout. A product is an id, or an array of `product`, and as wanted `cycle`, `domain`, `username`, `server`,
     * `qty` and `addons` (ids of tbladdons).
     *
     * @param list<int|array<string, mixed>> $products
     */
    public function place(int $clientId, array $products, string $gateway = 'banktransfer'): PlacedOrder
    {
        $orderId = $this->addRow($clientId, $gateway);
        $serviceIds = $addonIds = $items = [];
        foreach ($products as $product) {
            $product = is_int($product) ? ['product' => $product] : $product;
            [$serviceId, $billed] = $this->addService($orderId, $clientId, $product, $gateway);
            $serviceIds[] = $serviceId;
            array_push($items, ...$billed);
            foreach ($product['addons'] ?? [] as $addon) {
                $addonId = $this->engine->serviceAddons->add($serviceId, $addon, $orderId);
                $addonIds[] = $addonId;
                array_push($items, ...$this->engine->serviceAddons->firstItems($addonId));
            }
        }
        $invoiceId = $this->bill($orderId, $clientId, $items, $gateway);
        $total = $invoiceId === 0 ? '0.00' : $this->rows->get('tblinvoices', $invoiceId)['total'];
        $order = new PlacedOrder($orderId, $invoiceId, $serviceIds, $addonIds);
        $this->setUpWhatWaitsForNoPayment($order);
        $this->events->run('AfterShoppingCartCheckout', [
            'OrderID' => $orderId,
            'OrderNumber' => self::FIRST_NUMBER + $orderId,
            'ServiceIDs' => $serviceIds,
            'AddonIDs' => $addonIds,
            'DomainIDs' => [],
            'RenewalIDs' => [],
            'PaymentMethod' => $gateway,
            'InvoiceID' => $invoiceId,
            'TotalDue' => (float) $total,
        ]);
        if ($invoiceId !== 0 && !Money::isPositive($total)) {
            $this->engine->payments->settle($invoiceId);
        }

        return $order;
    }

    /** An addon for a service that the client has already: an order of its own. */
    public function placeAddon(int $serviceId, int $addon, string $gateway = 'banktransfer'): PlacedOrder
    {
        $clientId = (int) $this->rows->get('tblhosting', $serviceId)['userid'];
        $orderId = $this->addRow($clientId, $gateway);
        $addonId = $this->engine->serviceAddons->add($serviceId, $addon, $orderId);
        $items = $this->engine->serviceAddons->firstItems($addonId);
        $order = new PlacedOrder($orderId, $this->bill($orderId, $clientId, $items, $gateway), [], [$addonId]);
        $this->setUpWhatWaitsForNoPayment($order);

        return $order;
    }

    /** The row of tblorders alone. */
    public function addRow(int $clientId, string $gateway): int
    {
        $orderId = $this->rows->insert('tblorders', [
            'ordernum' => self::FIRST_NUMBER,
            'userid' => $clientId,
            'date' => $this->clock->now(),
            'paymentmethod' => $gateway,
            'status' => 'Pending',
            'ipaddress' => '192.0.2.10',
        ]);
        $this->rows->update('tblorders', ['ordernum' => self::FIRST_NUMBER + $orderId], ['id' => $orderId]);

        return $orderId;
    }

    /**
     * The order's first invoice; none when there is nothing to bill, as for free products.
     *
     * @param list<array<string, mixed>> $items
     */
    public function bill(int $orderId, int $clientId, array $items, string $gateway): int
    {
        if ($items === []) {
            return 0;
        }
        $invoiceId = $this->engine->invoices->create($clientId, $items, $this->clock->today(), $gateway);
        $total = $this->rows->get('tblinvoices', $invoiceId)['total'];
        $this->rows->update('tblorders', ['invoiceid' => $invoiceId, 'amount' => $total], ['id' => $orderId]);

        return $invoiceId;
    }

    /**
     * @param array<string, mixed> $wanted
     *
     * @return array{int, list<array<string, mixed>>} the service and the lines that bill it
     */
    private function addService(int $orderId, int $clientId, array $wanted, string $gateway): array
    {
        $product = $this->rows->get('tblproducts', $wanted['product']);
        $cycle = $wanted['cycle'] ?? match ($product['paytype']) {
            'free' => Cycle::FREE,
            'onetime' => Cycle::ONE_TIME,
            default => 'Monthly',
        };
        [$price, $fee] = $this->engine->catalogue->price('product', $wanted['product'], $cycle);
        $today = $this->clock->today();
        $recurs = Cycle::recurs($cycle);
        $serviceId = $this->rows->insert('tblhosting', [
            'userid' => $clientId,
            'orderid' => $orderId,
            'packageid' => $wanted['product'],
            'server' => $wanted['server'] ?? 0,
            'regdate' => $today,
            'domain' => $wanted['domain'] ?? '',
            'paymentmethod' => $gateway,
            'qty' => $wanted['qty'] ?? 1,
            'firstpaymentamount' => Money::sum($price, $fee),
            'amount' => $recurs ? $price : '0.00',
            'billingcycle' => $cycle,
            'nextduedate' => $recurs ? $today : '0000-00-00',
            'nextinvoicedate' => $recurs ? Cycle::next($today, $cycle) : '0000-00-00',
            'username' => $wanted['username'] ?? '',
        ]);

        return [$serviceId, Cycle::isFree($cycle) ? [] : array_merge(
            [Invoices::item('Hosting', $serviceId, $product['name'], $price)],
            Money::isPositive($fee) ? [Invoices::item('Setup', $serviceId, 'Setup Fee', $fee)] : [],
        )];
    }

    /** Products and addons that are set up "on order", and free ones set up "on payment", which never comes. */
    private function setUpWhatWaitsForNoPayment(PlacedOrder $order): void
    {
        foreach ($order->serviceIds as $serviceId) {
            $service = $this->rows->get('tblhosting', $serviceId);
            $moment = $this->rows->get('tblproducts', (int) $service['packageid'])['autosetup'];
            if ($moment === 'order' || ($moment === 'payment' && Cycle::isFree($service['billingcycle']))) {
                $this->engine->services->setUp($serviceId);
            }
        }
        foreach ($order->addonIds as $addonId) {
            $addon = $this->rows->get('tblhostingaddons', $addonId);
            $moment = $this->rows->get('tbladdons', (int) $addon['addonid'])['autoactivate'];
            if ($moment === 'order' || ($moment === 'payment' && Cycle::isFree($addon['billingcycle']))) {
                $this->engine->serviceAddons->activate($addonId);
            }
        }
    }
}

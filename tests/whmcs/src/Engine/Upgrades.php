<?php

declare(strict_types=1);

namespace WhmcsHost\Engine;

/** A service changes to another product: an order, a row of tblupgrades and, unless it costs nothing, an invoice. */
final class Upgrades extends Subject
{
    /** @param string $amount what is to pay now, `0.00` or less for a downgrade */
    public function order(int $serviceId, int $newProduct, string $amount, ?string $cycle = null): PlacedUpgrade
    {
        $service = $this->rows->get('tblhosting', $serviceId);
        $clientId = (int) $service['userid'];
        $cycle ??= $service['billingcycle'];
        [$recurring] = $this->engine->catalogue->price('product', $newProduct, $cycle);
        $orderId = $this->engine->orders->addRow($clientId, $service['paymentmethod']);
        $upgradeId = $this->rows->insert('tblupgrades', [
            'userid' => $clientId,
            'orderid' => $orderId,
            'type' => 'package',
            'date' => $this->clock->today(),
            'relid' => $serviceId,
            'originalvalue' => $service['packageid'],
            'newvalue' => $newProduct . ',' . Cycle::priceColumn($cycle),
            'new_cycle' => $cycle,
            'amount' => $amount,
            'new_recurring_amount' => Cycle::recurs($cycle) ? $recurring : '0.00',
            'recurringchange' => Money::minus($recurring, $service['amount']),
        ]);
        $items = Money::isPositive($amount) ? [Invoices::item('Upgrade', $upgradeId, 'Upgrade', $amount)] : [];
        $invoiceId = $this->engine->orders->bill($orderId, $clientId, $items, $service['paymentmethod']);
        if ($invoiceId === 0) {
            $this->complete($upgradeId);
        }

        return new PlacedUpgrade($upgradeId, $orderId, $invoiceId);
    }

    /** Paid: the product changes, the module is told, then the hook. */
    public function complete(int $upgradeId): void
    {
        $upgrade = $this->rows->first('tblupgrades', ['id' => $upgradeId, 'status' => 'Pending']);
        if ($upgrade === null) {
            return;
        }
        $serviceId = (int) $upgrade['relid'];
        $this->rows->update('tblhosting', [
            'packageid' => (int) $upgrade['newvalue'],
            'billingcycle' => $upgrade['new_cycle'],
            'amount' => $upgrade['new_recurring_amount'],
        ], ['id' => $serviceId]);
        $this->rows->update('tblupgrades', ['status' => 'Completed', 'paid' => 'Y'], ['id' => $upgradeId]);
        if ($this->engine->moduleCalls->hasModule($serviceId)) {
            $this->engine->moduleCalls->run($serviceId, 'ChangePackage');
        }
        $this->events->run('AfterProductUpgrade', ['upgradeid' => $upgradeId]);
        $this->rows->update('tblorders', ['status' => 'Active'], ['id' => $upgrade['orderid']]);
    }
}

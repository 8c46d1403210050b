<?php

declare(strict_types=1);

namespace WhmcsHost\Engine;

/**
 * A service changes to another product, or an addon to another addon: an order, a row of tblupgrades and, unless it
 * costs nothing, an invoice.
 */
final class Upgrades extends Subject
{
    /** @param string $amount what is to pay now, `0.00` or less for a downgrade */
    public function order(int $serviceId, int $newProduct, string $amount, ?string $cycle = null): PlacedUpgrade
    {
        $service = $this->rows->get('tblhosting', $serviceId);
        $cycle ??= $service['billingcycle'];
        [$recurring] = $this->engine->catalogue->price('product', $newProduct, $cycle);

        return $this->place($service, $amount, [
            'type' => 'package',
            'originalvalue' => $service['packageid'],
            'newvalue' => $newProduct . ',' . Cycle::priceColumn($cycle),
            'new_cycle' => $cycle,
            'new_recurring_amount' => Cycle::recurs($cycle) ? $recurring : '0.00',
            'recurringchange' => Money::minus($recurring, $service['amount']),
        ]);
    }

    /** @param int $id the addon of a service (tblhostingaddons.id) */
    public function orderAddon(int $id, int $newAddon, string $amount): PlacedUpgrade
    {
        $addon = $this->rows->get('tblhostingaddons', $id);
        $cycle = $addon['billingcycle'];
        [$recurring] = $this->engine->catalogue->price('addon', $newAddon, $cycle);

        return $this->place($addon, $amount, [
            'type' => 'addon',
            'originalvalue' => $addon['addonid'],
            'newvalue' => $newAddon . ',' . Cycle::priceColumn($cycle),
            'new_cycle' => $cycle,
            'new_recurring_amount' => $recurring,
            'recurringchange' => Money::minus($recurring, $addon['recurring']),
        ]);
    }

    /** Paid: what was bought changes, the module is told, then the hook. */
    public function complete(int $upgradeId): void
    {
        $upgrade = $this->rows->first('tblupgrades', ['id' => $upgradeId, 'status' => 'Pending']);
        if ($upgrade === null) {
            return;
        }
        $isAddon = $upgrade['type'] === 'addon';
        if ($this->rows->first($isAddon ? 'tblhostingaddons' : 'tblhosting', ['id' => $upgrade['relid']]) === null) {
            return; // What was to change is gone.
        }
        $isAddon ? $this->changeAddon($upgrade) : $this->changeProduct($upgrade);
        $this->rows->update('tblorders', ['status' => 'Active'], ['id' => $upgrade['orderid']]);
    }

    /**
     * @param array<string, mixed> $bought the row that changes: a service, or an addon of one
     * @param array<string, mixed> $change columns of tblupgrades
     */
    private function place(array $bought, string $amount, array $change): PlacedUpgrade
    {
        $clientId = (int) $bought['userid'];
        $orderId = $this->engine->orders->addRow($clientId, $bought['paymentmethod']);
        $upgradeId = $this->rows->insert('tblupgrades', $change + [
            'userid' => $clientId,
            'orderid' => $orderId,
            'date' => $this->clock->today(),
            'relid' => (int) $bought['id'],
            'amount' => $amount,
        ]);
        $items = Money::isPositive($amount) ? [Invoices::item('Upgrade', $upgradeId, 'Upgrade', $amount)] : [];
        $invoiceId = $this->engine->orders->bill($orderId, $clientId, $items, $bought['paymentmethod']);
        if ($invoiceId === 0) {
            $this->complete($upgradeId);
        }

        return new PlacedUpgrade($upgradeId, $orderId, $invoiceId);
    }

    /** @param array<string, mixed> $upgrade */
    private function changeProduct(array $upgrade): void
    {
        $serviceId = (int) $upgrade['relid'];
        $this->rows->update('tblhosting', [
            'packageid' => (int) $upgrade['newvalue'],
            'billingcycle' => $upgrade['new_cycle'],
            'amount' => $upgrade['new_recurring_amount'],
        ], ['id' => $serviceId]);
        $this->finish($upgrade);
        if ($this->engine->moduleCalls->hasModule($serviceId)) {
            $this->engine->moduleCalls->run($serviceId, 'ChangePackage');
        }
        $this->events->run('AfterProductUpgrade', ['upgradeid' => (int) $upgrade['id']]);
    }

    /** @param array<string, mixed> $upgrade */
    private function changeAddon(array $upgrade): void
    {
        $this->rows->update('tblhostingaddons', [
            'addonid' => (int) $upgrade['newvalue'],
            'billingcycle' => $upgrade['new_cycle'],
            'recurring' => $upgrade['new_recurring_amount'],
        ], ['id' => $upgrade['relid']]);
        $this->finish($upgrade);
        $this->events->run('AfterAddonUpgrade', ['upgradeid' => (int) $upgrade['id']]);
    }

    /** @param array<string, mixed> $upgrade */
    private function finish(array $upgrade): void
    {
        $this->rows->update('tblupgrades', ['status' => 'Completed', 'paid' => 'Y'], ['id' => $upgrade['id']]);
    }
}

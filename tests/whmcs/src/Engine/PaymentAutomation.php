<?php

declare(strict_types=1);

namespace WhmcsHost\Engine;

/** What a paid invoice sets off, line by line: setting up, renewing, upgrading, topping up. */
final class PaymentAutomation extends Subject
{
    /** @param array<string, mixed> $item a row of tblinvoiceitems */
    public function carryOut(array $item): void
    {
        $relid = (int) $item['relid'];
        match ($item['type']) {
            'Hosting' => $this->service($relid),
            'Addon' => $this->addon($relid),
            'Upgrade' => $this->engine->upgrades->complete($relid),
            'Invoice' => $this->engine->payments->applyCredit($relid, $item['amount']),
            'AddFunds' => $this->engine->payments->changeCredit(
                (int) $item['userid'],
                $item['amount'],
                'Add Funds Invoice #' . $item['invoiceid'],
                (int) $item['invoiceid']
            ),
            default => null,
        };
    }

    private function service(int $serviceId): void
    {
        $service = $this->rows->first('tblhosting', ['id' => $serviceId]);
        if ($service === null) {
            return;
        }
        $this->advance('tblhosting', $service);
        $product = $this->rows->first('tblproducts', ['id' => $service['packageid']]);
        if ($service['domainstatus'] === 'Pending' && ($product['autosetup'] ?? '') === 'payment') {
            $this->engine->services->setUp($serviceId);
        }
        if ($service['domainstatus'] === 'Suspended' && $service['suspendreason'] === Services::OVERDUE) {
            $this->engine->services->unsuspend($serviceId);
        }
    }

    private function addon(int $addonId): void
    {
        $addon = $this->rows->first('tblhostingaddons', ['id' => $addonId]);
        if ($addon === null) {
            return;
        }
        $this->advance('tblhostingaddons', $addon);
        $definition = $this->rows->first('tbladdons', ['id' => $addon['addonid']]);
        if ($addon['status'] === 'Pending') {
            if (($definition['autoactivate'] ?? '') === 'payment') {
                $this->engine->serviceAddons->activate($addonId);
            }

            return;
        }
        if ($addon['status'] === 'Suspended') {
            $this->engine->serviceAddons->setStatus($addonId, 'Active');
        }
        $this->engine->serviceAddons->tell('AddonRenewal', $addonId);
    }

    /** @param array<string, mixed> $row */
    private function advance(string $table, array $row): void
    {
        if (Cycle::recurs($row['billingcycle'])) {
            $next = Cycle::next($row['nextduedate'], $row['billingcycle']);
            $this->rows->update($table, ['nextduedate' => $next], ['id' => $row['id']]);
        }
    }
}

<?php

declare(strict_types=1);

namespace WhmcsHost\Engine;

/** Addons that services have (tblhostingaddons). */
final class ServiceAddons extends Subject
{
    private const STATUS_HOOKS = [
        'Active' => 'AddonActivated',
        'Suspended' => 'AddonSuspended',
        'Terminated' => 'AddonTerminated',
        'Cancelled' => 'AddonCancelled',
        'Fraud' => 'AddonFraud',
    ];

    /**
     * @param int     $addon   the definition, tbladdons.id
     * @param int     $orderId 0 when an admin adds it
     * @param ?string $cycle   the definition's own if null
     *
     * @return int the instance
     */
    public function add(int $serviceId, int $addon, int $orderId = 0, ?string $cycle = null): int
    {
        $service = $this->rows->get('tblhosting', $serviceId);
        $cycle ??= match ($this->rows->get('tbladdons', $addon)['billingcycle']) {
            'free' => Cycle::FREE,
            'onetime' => Cycle::ONE_TIME,
            'recurring' => Cycle::recurs($service['billingcycle']) ? $service['billingcycle'] : 'Monthly',
            default => $this->rows->get('tbladdons', $addon)['billingcycle'],
        };
        [$price, $fee] = $this->engine->catalogue->price('addon', $addon, $cycle);
        $recurs = Cycle::recurs($cycle);
        $today = $this->clock->today();
        $id = $this->rows->insert('tblhostingaddons', [
            'orderid' => $orderId,
            'hostingid' => $serviceId,
            'addonid' => $addon,
            'userid' => (int) $service['userid'],
            'firstpaymentamount' => Money::sum($price, $fee),
            'setupfee' => $fee,
            'recurring' => $recurs ? $price : '0.00',
            'billingcycle' => $cycle,
            'regdate' => $today,
            'nextduedate' => $recurs ? $today : '0000-00-00',
            'nextinvoicedate' => $recurs ? Cycle::next($today, $cycle) : '0000-00-00',
            'paymentmethod' => $service['paymentmethod'],
        ]);
        $this->tell('AddonAdd', $id);

        return $id;
    }

    /** @return list<array<string, mixed>> the lines that bill a new addon */
    public function firstItems(int $id): array
    {
        $addon = $this->rows->get('tblhostingaddons', $id);

        return Cycle::isFree($addon['billingcycle'])
            ? []
            : [Invoices::item('Addon', $id, 'Addon', $addon['firstpaymentamount'])];
    }

    /** Activation by automation: the status first, then the hook that only automation runs. */
    public function activate(int $id): void
    {
        $this->setStatus($id, 'Active');
        $this->tell('AddonActivation', $id);
    }

    public function setStatus(int $id, string $status): void
    {
        $before = $this->rows->get('tblhostingaddons', $id)['status'];
        $this->rows->update('tblhostingaddons', ['status' => $status], ['id' => $id]);
        $hook = $before === 'Suspended' && $status === 'Active'
            ? 'AddonUnsuspended'
            : self::STATUS_HOOKS[$status] ?? null;
        if ($hook !== null && $before !== $status) {
            $this->tell($hook, $id);
        }
    }

    /** @param array<string, mixed> $changes columns, but not the status, which has hooks of its own */
    public function edit(int $id, array $changes): void
    {
        $this->rows->update('tblhostingaddons', $changes, ['id' => $id]);
        $this->tell('AddonEdit', $id);
    }

    public function delete(int $id): void
    {
        $this->rows->delete('tblhostingaddons', ['id' => $id]);
        $this->events->run('AddonDeleted', ['id' => $id]);
    }

    /** Runs an addon hook with the parameters they share. */
    public function tell(string $point, int $id): void
    {
        $addon = $this->rows->get('tblhostingaddons', $id);
        $vars = [
            'id' => $id,
            'userid' => (int) $addon['userid'],
            'serviceid' => (int) $addon['hostingid'],
            'addonid' => (int) $addon['addonid'],
        ];
        $this->events->run($point, $point === 'AddonActivation' ? $vars + ['clientid' => $vars['userid']] : $vars);
    }
}

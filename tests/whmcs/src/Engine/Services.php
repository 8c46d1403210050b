<?php

declare(strict_types=1);

namespace WhmcsHost\Engine;

/** Services (tblhosting): set up, edited, suspended, moved, deleted. */
final class Services extends Subject
{
    /** The reason with which a payment unsuspends by itself; any other was given by a person. */
    public const OVERDUE = 'Overdue on Payment';

    /** Set up for the first time: through the product's server module if it has one, else it just becomes Active. */
    public function setUp(int $serviceId): void
    {
        if ($this->engine->moduleCalls->hasModule($serviceId)) {
            $this->create($serviceId);
        } else {
            $this->rows->update('tblhosting', ['domainstatus' => 'Active'], ['id' => $serviceId]);
        }
    }

    /** The module command Create. */
    public function create(int $serviceId): bool
    {
        $service = $this->rows->get('tblhosting', $serviceId);
        if ($service['username'] === '') {
            $letters = preg_replace('/[^a-z0-9]/', '', strtolower($service['domain'])) ?? '';
            $this->rows->update(
                'tblhosting',
                ['username' => substr($letters, 0, 8), 'password' => 'cipher-' . $serviceId],
                ['id' => $serviceId]
            );
        }

        return $this->command($serviceId, 'Create', ['domainstatus' => 'Active']);
    }

    public function suspend(int $serviceId, string $reason = self::OVERDUE): bool
    {
        return $this->command($serviceId, 'Suspend', ['domainstatus' => 'Suspended', 'suspendreason' => $reason]);
    }

    public function unsuspend(int $serviceId): bool
    {
        return $this->command($serviceId, 'Unsuspend', ['domainstatus' => 'Active', 'suspendreason' => '']);
    }

    /** @param string $status what it is afterwards: an order that is cancelled leaves its services Cancelled */
    public function terminate(int $serviceId, string $status = 'Terminated'): bool
    {
        return $this->command($serviceId, 'Terminate', [
            'domainstatus' => $status,
            'termination_date' => $this->clock->today(),
        ]);
    }

    /**
     * An admin saves the service form.
     *
     * @param array<string, mixed> $changes columns of tblhosting
     */
    public function edit(int $serviceId, array $changes): void
    {
        $this->events->run('PreServiceEdit', ['serviceid' => $serviceId]);
        $this->events->run('PreAdminServiceEdit', ['serviceid' => $serviceId]);
        $this->rows->update('tblhosting', $changes, ['id' => $serviceId]);
        $vars = ['userid' => (int) $this->rows->get('tblhosting', $serviceId)['userid'], 'serviceid' => $serviceId];
        $this->events->run('ServiceEdit', $vars);
        $this->events->run('AdminServiceEdit', $vars);
    }

    /** The status field of that form: no module command runs. */
    public function setStatus(int $serviceId, string $status): void
    {
        $this->edit($serviceId, ['domainstatus' => $status]);
    }

    /** The row is gone when the hook runs; addons go with it. */
    public function delete(int $serviceId): void
    {
        $clientId = (int) $this->rows->get('tblhosting', $serviceId)['userid'];
        $this->rows->delete('tblhostingaddons', ['hostingid' => $serviceId]);
        $this->rows->delete('tblhosting', ['id' => $serviceId]);
        $this->events->run('ServiceDelete', [
            'userid' => $clientId,
            'clientId' => $clientId,
            'serviceid' => $serviceId,
        ]);
    }

    /** To another client; no hook is documented. */
    public function moveTo(int $serviceId, int $clientId): void
    {
        $this->rows->update('tblhosting', ['userid' => $clientId], ['id' => $serviceId]);
        $this->rows->update('tblhostingaddons', ['userid' => $clientId], ['hostingid' => $serviceId]);
    }

    /** @param string $type `Immediate` or `End of Billing Period` */
    public function requestCancellation(int $serviceId, string $type, string $reason = ''): void
    {
        $this->rows->insert('tblcancelrequests', [
            'date' => $this->clock->now(),
            'relid' => $serviceId,
            'reason' => $reason,
            'type' => $type,
        ]);
        $this->events->run('CancellationRequest', [
            'userid' => (int) $this->rows->get('tblhosting', $serviceId)['userid'],
            'relid' => $serviceId,
            'reason' => $reason,
            'type' => $type,
        ]);
    }

    /**
     * The module command, or the change of rows alone for a product without a module.
     *
     * @param array<string, mixed> $changes
     */
    private function command(int $serviceId, string $command, array $changes): bool
    {
        if ($this->engine->moduleCalls->hasModule($serviceId)) {
            return $this->engine->moduleCalls->run($serviceId, $command, $changes);
        }
        $this->rows->update('tblhosting', $changes, ['id' => $serviceId]);

        return true;
    }
}

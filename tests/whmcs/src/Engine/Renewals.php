<?php

declare(strict_types=1);

namespace WhmcsHost\Engine;

use PDO;

/** What the daily run does about money that falls due: renewal invoices, suspension, termination, cancellation. */
final class Renewals extends Subject
{
    /**
     * One invoice for each client with all that falls due; there is no order.
     *
     * @return list<int> the new invoices
     */
    public function generate(int $daysAhead = 14): array
    {
        $this->events->run('PreInvoicingGenerateInvoiceItems');
        $invoiceIds = [];
        foreach ($this->dueItems($this->clock->inDays($daysAhead)) as $clientId => $items) {
            $invoiceIds[] = $this->engine->invoices->create($clientId, $items, $this->clock->inDays($daysAhead));
        }
        $this->events->run('AfterInvoicingGenerateInvoiceItems');

        return $invoiceIds;
    }

    /** The renewal invoice of one service, whatever the date. */
    public function renew(int $serviceId): int
    {
        $service = $this->rows->get('tblhosting', $serviceId);

        return $this->engine->invoices->create(
            (int) $service['userid'],
            [$this->billService($service)],
            $service['nextduedate']
        );
    }

    /**
     * Services with an invoice that is overdue for longer than so many days.
     *
     * @return list<int> those that were suspended
     */
    public function suspendOverdue(int $days = 5): array
    {
        $suspended = [];
        foreach ($this->overdueServices($days) as $serviceId) {
            if ($this->rows->first('tblhosting', ['id' => $serviceId, 'domainstatus' => 'Active']) !== null) {
                $this->engine->services->suspend($serviceId);
                $suspended[] = $serviceId;
            }
        }

        return $suspended;
    }

    /** @return list<int> the services that were terminated */
    public function terminateOverdue(int $days = 30): array
    {
        $terminated = [];
        foreach ($this->overdueServices($days) as $serviceId) {
            if ($this->rows->first('tblhosting', ['id' => $serviceId, 'domainstatus' => 'Suspended']) !== null) {
                $this->engine->services->terminate($serviceId);
                $terminated[] = $serviceId;
            }
        }

        return $terminated;
    }

    /** An unpaid invoice is cancelled by the daily run, unless a hook forbids it. */
    public function cancelUnpaid(int $invoiceId): bool
    {
        foreach ($this->events->run('PreInvoiceAutomaticCancellation', ['invoiceid' => $invoiceId]) as $answer) {
            if (is_array($answer) && ($answer['abortCancel'] ?? false)) {
                return false;
            }
        }
        $this->engine->invoiceStatus->set($invoiceId, 'Cancelled');

        return true;
    }

    /** @return array<int, list<array<string, mixed>>> invoice lines by client */
    private function dueItems(string $until): array
    {
        $items = [];
        foreach ($this->rows->select('tblhosting', ['domainstatus' => ['Active', 'Suspended']]) as $service) {
            if (Cycle::recurs($service['billingcycle']) && $service['nextinvoicedate'] <= $until) {
                $items[(int) $service['userid']][] = $this->billService($service);
            }
        }
        foreach ($this->rows->select('tblhostingaddons', ['status' => ['Active', 'Suspended']]) as $addon) {
            if (Cycle::recurs($addon['billingcycle']) && $addon['nextinvoicedate'] <= $until) {
                $this->billed('tblhostingaddons', $addon);
                $items[(int) $addon['userid']][] =
                    Invoices::item('Addon', (int) $addon['id'], 'Addon', $addon['recurring']);
            }
        }

        return $items;
    }

    /**
     * @param array<string, mixed> $service
     *
     * @return array<string, mixed> its invoice line
     */
    private function billService(array $service): array
    {
        $this->billed('tblhosting', $service);

        return Invoices::item('Hosting', (int) $service['id'], 'Renewal', $service['amount']);
    }

    /** @param array<string, mixed> $row billed for another cycle */
    private function billed(string $table, array $row): void
    {
        $next = Cycle::next($row['nextinvoicedate'], $row['billingcycle']);
        $this->rows->update($table, ['nextinvoicedate' => $next], ['id' => $row['id']]);
    }

    /** @return list<int> */
    private function overdueServices(int $days): array
    {
        $overdue = $this->rows->query(
            "SELECT DISTINCT item.relid
             FROM tblinvoiceitems item JOIN tblinvoices invoice ON invoice.id = item.invoiceid
             WHERE item.type = 'Hosting' AND invoice.status = 'Unpaid' AND invoice.duedate < ? ORDER BY item.relid",
            [$this->clock->inDays(-$days)]
        );

        return array_map(intval(...), array_column($overdue->fetchAll(PDO::FETCH_ASSOC), 'relid'));
    }
}

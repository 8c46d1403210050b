<?php

declare(strict_types=1);

namespace WhmcsHost\Engine;

/** What is done to invoices by hand: another status, merging, splitting, deleting. */
final class InvoiceStatus extends Subject
{
    /** A chargeback (Collections) has no hook. */
    private const HOOKS = [
        'Unpaid' => 'InvoiceUnpaid',
        'Cancelled' => 'InvoiceCancelled',
        'Refunded' => 'InvoiceRefunded',
    ];

    /**
     * @param bool $forgetDatePaid whether an invoice that is Unpaid again loses its date of payment: not documented
     */
    public function set(int $invoiceId, string $status, bool $forgetDatePaid = true): void
    {
        $dates = match ($status) {
            'Unpaid' => $forgetDatePaid ? ['datepaid' => '0000-00-00 00:00:00'] : [],
            'Cancelled' => ['date_cancelled' => $this->clock->now()],
            'Refunded' => ['date_refunded' => $this->clock->now()],
            default => [],
        };
        $this->rows->update('tblinvoices', ['status' => $status] + $dates, ['id' => $invoiceId]);
        if (isset(self::HOOKS[$status])) {
            $this->events->run(self::HOOKS[$status], ['invoiceid' => $invoiceId]);
        }
    }

    /**
     * All lines on the newest invoice; the others are deleted. No hook.
     *
     * @return int the invoice that is left
     */
    public function merge(int ...$invoiceIds): int
    {
        sort($invoiceIds);
        $target = (int) array_pop($invoiceIds);
        $this->rows->update('tblinvoiceitems', ['invoiceid' => $target], ['invoiceid' => $invoiceIds]);
        $this->rows->update('tblaccounts', ['invoiceid' => $target], ['invoiceid' => $invoiceIds]);
        $this->rows->delete('tblinvoices', ['id' => $invoiceIds]);
        $this->engine->invoices->recompute($target);

        return $target;
    }

    /**
     * Some lines on an invoice of their own, with the same dates and status.
     *
     * @param list<int> $itemIds
     *
     * @return int the new invoice
     */
    public function split(int $invoiceId, array $itemIds): int
    {
        $copy = array_diff_key($this->rows->get('tblinvoices', $invoiceId), ['id' => 0, 'credit' => 0]);
        $new = $this->rows->insert('tblinvoices', $copy);
        $this->rows->update('tblinvoiceitems', ['invoiceid' => $new], ['id' => $itemIds, 'invoiceid' => $invoiceId]);
        $this->engine->invoices->recompute($invoiceId);
        $this->engine->invoices->recompute($new);
        $this->events->run('InvoiceSplit', ['originalinvoiceid' => $invoiceId, 'newinvoiceid' => $new]);

        return $new;
    }

    /** The transactions stay. No hook. */
    public function delete(int $invoiceId): void
    {
        $this->rows->delete('tblinvoiceitems', ['invoiceid' => $invoiceId]);
        $this->rows->delete('tblinvoices', ['id' => $invoiceId]);
    }
}

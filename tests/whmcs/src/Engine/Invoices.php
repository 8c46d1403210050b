<?php

declare(strict_types=1);

namespace WhmcsHost\Engine;

/** Invoices and what is still owed on them. */
final class Invoices extends Subject
{
    /**
     * A line of an invoice.
     *
     * @param string $type  as tblinvoiceitems.type
     * @param int    $relid the row that the type names
     *
     * @return array<string, mixed>
     */
    public static function item(string $type, int $relid, string $description, string $amount): array
    {
        return ['type' => $type, 'relid' => $relid, 'description' => $description, 'amount' => $amount];
    }

    /** @param list<array<string, mixed>> $items */
    public function create(int $clientId, array $items, string $dueDate, string $gateway = 'banktransfer'): int
    {
        $invoiceId = $this->rows->insert('tblinvoices', [
            'userid' => $clientId,
            'date' => $this->clock->today(),
            'duedate' => $dueDate,
            'status' => 'Unpaid',
            'paymentmethod' => $gateway,
        ]);
        foreach ($items as $item) {
            $this->rows->insert('tblinvoiceitems', $item + [
                'invoiceid' => $invoiceId,
                'userid' => $clientId,
                'duedate' => $dueDate,
                'paymentmethod' => $gateway,
            ]);
        }
        $this->recompute($invoiceId);
        $vars = ['source' => 'autogen', 'user' => 'system', 'invoiceid' => $invoiceId, 'status' => 'Unpaid'];
        $this->events->run('InvoiceCreation', $vars);
        $this->events->run('InvoiceCreated', $vars);

        return $invoiceId;
    }

    /** The lines added up again. */
    public function recompute(int $invoiceId): void
    {
        $subtotal = Money::sum(...array_column($this->items($invoiceId), 'amount'));
        $credit = $this->rows->get('tblinvoices', $invoiceId)['credit'];
        $this->rows->update(
            'tblinvoices',
            ['subtotal' => $subtotal, 'total' => Money::minus($subtotal, $credit)],
            ['id' => $invoiceId]
        );
    }

    /** What is still owed. */
    public function balance(int $invoiceId): string
    {
        $paid = $this->rows->select('tblaccounts', ['invoiceid' => $invoiceId]);

        return Money::minus(
            Money::sum($this->rows->get('tblinvoices', $invoiceId)['total'], ...array_column($paid, 'amountout')),
            Money::sum(...array_column($paid, 'amountin'))
        );
    }

    /** @return list<array<string, mixed>> */
    public function items(int $invoiceId): array
    {
        return $this->rows->select('tblinvoiceitems', ['invoiceid' => $invoiceId]);
    }
}

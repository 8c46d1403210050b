<?php

declare(strict_types=1);

namespace WhmcsHost\Engine;

/** Money that comes in. */
final class Payments extends Subject
{
    /**
     * A payment; the invoice is Paid when nothing is owed any more.
     *
     * @param ?string $amount  all that is owed if null
     * @param ?string $transid made up if null; empty is what marking an invoice as paid by hand leaves
     *
     * @return int the row of tblaccounts
     */
    public function pay(int $invoiceId, ?string $amount = null, ?string $transid = null): int
    {
        $invoice = $this->rows->get('tblinvoices', $invoiceId);
        $transaction = $this->addTransaction($invoice, [
            'description' => 'Invoice Payment',
            'amountin' => $amount ?? $this->engine->invoices->balance($invoiceId),
            'transid' => $transid ?? sprintf('TX%06d-%d', $invoiceId, count(
                $this->rows->select('tblaccounts', ['invoiceid' => $invoiceId])
            )),
        ]);
        $this->events->run('AddInvoicePayment', ['invoiceid' => $invoiceId]);
        if ($invoice['status'] !== 'Paid' && !Money::isPositive($this->engine->invoices->balance($invoiceId))) {
            $this->settle($invoiceId);
        }

        return $transaction;
    }

    /** An admin marks invoices as paid: each gets a transaction without an id. */
    public function markPaid(int ...$invoiceIds): void
    {
        foreach ($invoiceIds as $invoiceId) {
            $this->pay($invoiceId, null, '');
        }
    }

    /** The client's credit is applied to an invoice: no transaction. */
    public function payByCredit(int $invoiceId, ?string $amount = null): void
    {
        $amount ??= $this->engine->invoices->balance($invoiceId);
        $invoice = $this->rows->get('tblinvoices', $invoiceId);
        $clientId = (int) $invoice['userid'];
        $this->changeCredit($clientId, '-' . $amount, "Credit Applied to Invoice #$invoiceId", $invoiceId);
        $this->applyCredit($invoiceId, $amount);
    }

    /**
     * One invoice for several; paying it pays them.
     *
     * @param list<int> $invoiceIds
     *
     * @return int the mass payment invoice
     */
    public function massInvoice(int $clientId, array $invoiceIds): int
    {
        $items = array_map(fn (int $id): array => Invoices::item(
            'Invoice',
            $id,
            "Invoice #$id",
            $this->engine->invoices->balance($id)
        ), $invoiceIds);

        return $this->engine->invoices->create($clientId, $items, $this->clock->today());
    }

    /** Nothing is owed any more: the status, what a payment sets off, and the hooks around it. */
    public function settle(int $invoiceId): void
    {
        $this->rows->update(
            'tblinvoices',
            ['status' => 'Paid', 'datepaid' => $this->clock->now()],
            ['id' => $invoiceId]
        );
        $this->events->run('InvoicePaidPreEmail', ['invoiceid' => $invoiceId]);
        foreach ($this->engine->invoices->items($invoiceId) as $item) {
            $this->engine->paymentAutomation->carryOut($item);
        }
        $this->events->run('InvoicePaid', ['invoiceid' => $invoiceId] + $this->model($invoiceId));
        foreach ($this->rows->select('tblorders', ['invoiceid' => $invoiceId]) as $order) {
            $this->events->run('OrderPaid', [
                'orderId' => (int) $order['id'],
                'userId' => (int) $order['userid'],
                'invoiceId' => $invoiceId,
            ]);
        }
    }

    /** Credit on an invoice lowers its total, and may settle it. */
    public function applyCredit(int $invoiceId, string $amount): void
    {
        $invoice = $this->rows->get('tblinvoices', $invoiceId);
        $this->rows->update('tblinvoices', ['credit' => Money::sum($invoice['credit'], $amount)], ['id' => $invoiceId]);
        $this->engine->invoices->recompute($invoiceId);
        if ($invoice['status'] !== 'Paid' && !Money::isPositive($this->engine->invoices->balance($invoiceId))) {
            $this->settle($invoiceId);
        }
    }

    /** The client's credit balance and its log. */
    public function changeCredit(int $clientId, string $amount, string $description, int $relid = 0): void
    {
        $credit = $this->rows->get('tblclients', $clientId)['credit'];
        $this->rows->update('tblclients', ['credit' => Money::sum($credit, $amount)], ['id' => $clientId]);
        $this->rows->insert('tblcredit', [
            'clientid' => $clientId,
            'date' => $this->clock->today(),
            'description' => $description,
            'amount' => $amount,
            'relid' => $relid,
        ]);
    }

    /**
     * A row of tblaccounts for an invoice, and its hook.
     *
     * @param array<string, mixed> $invoice
     * @param array<string, mixed> $values
     */
    public function addTransaction(array $invoice, array $values): int
    {
        $row = $values + [
            'userid' => (int) $invoice['userid'],
            'currency' => 0,
            'gateway' => $invoice['paymentmethod'],
            'date' => $this->clock->now(),
            'description' => '',
            'amountin' => '0.00',
            'fees' => '0.00',
            'amountout' => '0.00',
            'rate' => '1.00000',
            'transid' => '',
            'invoiceid' => (int) $invoice['id'],
            'refundid' => 0,
        ];
        $id = $this->rows->insert('tblaccounts', $row);
        $this->events->run('AddTransaction', [
            'id' => $id,
            'userid' => $row['userid'],
            'currency' => $row['currency'],
            'gateway' => $row['gateway'],
            'date' => $row['date'],
            'description' => $row['description'],
            'amountin' => (float) $row['amountin'],
            'fees' => (float) $row['fees'],
            'amountout' => (float) $row['amountout'],
            'rate' => (float) $row['rate'],
            'transid' => $row['transid'],
            'invocieid' => $row['invoiceid'], // spelt as WHMCS spells it
            'refundid' => $row['refundid'],
        ]);

        return $id;
    }

    /** @return array<string, object> the model that newer versions pass, if this host has it */
    private function model(int $invoiceId): array
    {
        $class = 'WHMCS\Billing\Invoice';

        return class_exists($class) ? ['invoice' => $class::find($invoiceId)] : [];
    }
}

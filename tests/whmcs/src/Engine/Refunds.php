<?php

declare(strict_types=1);

namespace WhmcsHost\Engine;

use RuntimeException;

/** Money that goes back. The invoice becomes Refunded when all that was paid has gone back. */
final class Refunds extends Subject
{
    /**
     * Through the gateway that took it.
     *
     * @param ?string $amount all that is left of the payments if null
     *
     * @return int the row of tblaccounts
     */
    public function throughGateway(int $invoiceId, ?string $amount = null): int
    {
        $amount ??= $this->left($invoiceId);

        return $this->record($invoiceId, $amount, 'REF-' . $this->payment($invoiceId)['transid']);
    }

    /** Recorded by an admin who paid it back elsewhere. The hook names the payment, not the invoice. */
    public function manually(int $invoiceId, ?string $amount = null): int
    {
        $amount ??= $this->left($invoiceId);
        $this->events->run('ManualRefund', [
            'transid' => $this->payment($invoiceId)['transid'],
            'amount' => (float) $amount,
        ]);

        return $this->record($invoiceId, $amount, '');
    }

    /** To the client's credit balance. */
    public function asCredit(int $invoiceId, ?string $amount = null): int
    {
        $amount ??= $this->left($invoiceId);
        $clientId = (int) $this->rows->get('tblinvoices', $invoiceId)['userid'];
        $this->engine->payments->changeCredit($clientId, $amount, "Refund of Invoice #$invoiceId", $invoiceId);

        return $this->record($invoiceId, $amount, '');
    }

    private function record(int $invoiceId, string $amount, string $transid): int
    {
        $invoice = $this->rows->get('tblinvoices', $invoiceId);
        $payment = $this->payment($invoiceId);
        $transaction = $this->engine->payments->addTransaction($invoice, [
            'description' => 'Refund of Transaction ID ' . $payment['transid'],
            'amountout' => $amount,
            'transid' => $transid,
            'refundid' => (int) $payment['id'],
        ]);
        if (!Money::isPositive($this->left($invoiceId))) {
            $this->engine->invoiceStatus->set($invoiceId, 'Refunded');
        }

        return $transaction;
    }

    /** What was paid in and has not gone back yet. */
    private function left(int $invoiceId): string
    {
        $transactions = $this->rows->select('tblaccounts', ['invoiceid' => $invoiceId]);

        return Money::minus(
            Money::sum(...array_column($transactions, 'amountin')),
            Money::sum(...array_column($transactions, 'amountout'))
        );
    }

    /** @return array<string, mixed> the last payment of an invoice */
    private function payment(int $invoiceId): array
    {
        foreach (array_reverse($this->rows->select('tblaccounts', ['invoiceid' => $invoiceId])) as $transaction) {
            if (Money::isPositive($transaction['amountin'])) {
                return $transaction;
            }
        }
        throw new RuntimeException("Nothing was paid on invoice $invoiceId.");
    }
}

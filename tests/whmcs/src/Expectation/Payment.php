<?php

declare(strict_types=1);

namespace WhmcsHost\Expectation;

/** R5: whether a service, or an addon that it holds, is paid for. */
final class Payment
{
    /** @var array<int, list<int>> the invoices that bill a service itself, by service */
    private array $billedBy = [];

    /** @var array<int, list<int>> the invoices that bill an addon, by row of tblhostingaddons */
    private array $addonBilledBy = [];

    /** @var array<int, bool> services with an upgrade that is paid for */
    private array $upgraded = [];

    /** @var array<int, array{float, float}> money in and out, by invoice */
    private array $money = [];

    /** @param array<int, true> $seenPaid invoices that were Paid in an earlier pass */
    public function __construct(private readonly Tables $tables, private readonly array $seenPaid)
    {
        foreach ($tables->items as $item) {
            // Lines of type Invoice are a mass payment: it only leads to its originals, so it counts for nothing here.
            if ($item['type'] === 'Hosting' || str_starts_with($item['type'], 'ProrataProduct')) {
                $this->billedBy[(int) $item['relid']][] = (int) $item['invoiceid'];
            }
            if ($item['type'] === 'Addon' || str_starts_with($item['type'], 'ProrataAddon')) {
                $this->addonBilledBy[(int) $item['relid']][] = (int) $item['invoiceid'];
            }
            $invoice = $tables->invoices[(int) $item['invoiceid']] ?? null;
            $upgrade = $item['type'] === 'Upgrade' ? $tables->upgrades[(int) $item['relid']] ?? null : null;
            if ($upgrade !== null && $upgrade['type'] !== 'addon' && ($invoice['status'] ?? '') === 'Paid') {
                $this->upgraded[(int) $upgrade['relid']] = true;
            }
        }
        foreach ($tables->transactions as $transaction) {
            [$in, $out] = $this->money[(int) $transaction['invoiceid']] ?? [0.0, 0.0];
            $this->money[(int) $transaction['invoiceid']] =
                [$in + (float) $transaction['amountin'], $out + (float) $transaction['amountout']];
        }
    }

    /** @param bool $hasAccount whether the service has an account already */
    public function verdict(array $service, bool $hasAccount): Verdict
    {
        $upgraded = isset($this->upgraded[(int) $service['id']]);

        return $this->newest($this->invoicesOf($service)) ?? match (true) {
            $upgraded => Verdict::Yes,
            $hasAccount => Verdict::Keep,
            default => Verdict::No,
        };
    }

    /** How long the oldest unpaid renewal of a service, one after an invoice that was once paid, has been due. */
    public function daysOverdue(int $serviceId): int
    {
        $invoices = $this->billedBy[$serviceId] ?? [];
        $lastPaid = max([PHP_INT_MIN, ...array_filter($invoices, $this->wasOncePaid(...))]);
        $days = [0];
        foreach ($lastPaid > 0 ? $invoices : [] as $id) {
            $invoice = $this->tables->invoices[$id] ?? null;
            $due = (string) ($invoice['duedate'] ?? '');
            if ($id > $lastPaid && ($invoice['status'] ?? '') === 'Unpaid' && $due > '0000-00-00') {
                $days[] = (int) (new \DateTimeImmutable($due))->diff(new \DateTimeImmutable('today'))->format('%r%a');
            }
        }

        return max($days);
    }

    /** An addon that was never billed need not be paid for. */
    public function verdictOnAddon(int $addonId, bool $hasAccount): Verdict
    {
        if (!isset($this->addonBilledBy[$addonId])) {
            return Verdict::Yes;
        }

        return $this->newest($this->addonBilledBy[$addonId]) ?? ($hasAccount ? Verdict::Keep : Verdict::No);
    }

    /**
     * What the newest of the invoices that were once paid says.
     *
     * @param list<int> $invoiceIds
     */
    private function newest(array $invoiceIds): ?Verdict
    {
        $oncePaid = array_filter($invoiceIds, $this->wasOncePaid(...));

        return $oncePaid === [] ? null : $this->decides($this->tables->invoices[max($oncePaid)]);
    }

    /** @return list<int> the order's first invoice while no line bills the service itself */
    private function invoicesOf(array $service): array
    {
        $order = $this->tables->orders[(int) $service['orderid']] ?? null;

        return $this->billedBy[(int) $service['id']] ?? [(int) ($order['invoiceid'] ?? 0)];
    }

    private function wasOncePaid(int $invoiceId): bool
    {
        $invoice = $this->tables->invoices[$invoiceId] ?? null;
        if ($invoice === null) {
            return false;
        }

        return $invoice['status'] === 'Paid'
            || !in_array($invoice['datepaid'], [null, '', '0000-00-00 00:00:00'], true)
            || isset($this->seenPaid[$invoiceId]);
    }

    /** It decides by what it is now. */
    private function decides(array $invoice): Verdict
    {
        [$in, $out] = $this->money[(int) $invoice['id']] ?? [0.0, 0.0];
        $in += (float) $invoice['credit']; // Credit is money that came in before.

        return match (true) {
            in_array($invoice['status'], ['Refunded', 'Cancelled', 'Collections', 'Unpaid'], true) => Verdict::No,
            $out > 0 && round($out - $in, 2) >= 0 => Verdict::No,
            $invoice['status'] === 'Paid' => Verdict::Yes,
            default => Verdict::Keep,
        };
    }
}

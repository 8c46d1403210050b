<?php

declare(strict_types=1);

namespace Bench\Php;

use PDO;

/**
 * What one would write in PHP: reads every service with what bills it, 1000 at a time, and counts those whose account
 * is not as WHMCS wants it. Of the rules it knows only what these services need: R3, R5 without upgrades, R6 and R8.
 */
final class PlainPass
{
    private const AT_ONCE = 1000;

    public function __construct(private readonly PDO $pdo)
    {
    }

    public function differing(int $product): int
    {
        $services = $this->pdo->prepare(
            'SELECT h.id, h.userid, h.domainstatus, h.billingcycle, p.name, p.servertype, p.configoption1, c.firstname,'
            . ' c.lastname, c.email, c.status client, r.invoiceid, a.applied_status, a.applied_package, a.applied_name,'
            . ' a.applied_email'
            . ' FROM tblhosting h JOIN tblproducts p ON p.id = h.packageid JOIN tblclients c ON c.id = h.userid'
            . ' LEFT JOIN tblorders r ON r.id = h.orderid LEFT JOIN mod_aflexi_cdn_services s ON s.service_id = h.id'
            . ' LEFT JOIN mod_aflexi_cdn_accounts a ON a.id = s.account_id'
            . ' WHERE h.packageid = ? AND h.id > ? ORDER BY h.id LIMIT ' . self::AT_ONCE
        );
        $differing = $last = 0;
        do {
            $services->execute([$product, $last]);
            $rows = $services->fetchAll(PDO::FETCH_ASSOC);
            if ($rows === []) {
                break;
            }
            $last = (int) end($rows)['id'];
            $paid = $this->paid($rows);
            foreach ($rows as $row) {
                $differing += $this->differs($row, $paid[$row['id']] ?? false) ? 1 : 0;
            }
        } while (count($rows) === self::AT_ONCE);

        return $differing;
    }

    private function differs(array $row, bool $isPaid): bool
    {
        $isEntitled = $isPaid && in_array($row['domainstatus'], ['Active', 'Completed'], true)
            && $row['client'] !== 'Closed' && stripos($row['billingcycle'], 'free') !== 0;
        if (!$isEntitled) {
            return $row['applied_status'] === 'active';
        }
        $hasModule = $row['servertype'] !== '' && $row['configoption1'] !== '';

        return $row['applied_status'] !== 'active'
            || $row['applied_package'] !== html_entity_decode($hasModule ? $row['configoption1'] : $row['name'])
            || $row['applied_name'] !== html_entity_decode(trim("$row[firstname] $row[lastname]"))
            || $row['applied_email'] !== html_entity_decode($row['email']);
    }

    /**
     * @param list<array<string, mixed>> $rows
     *
     * @return array<int, bool> R5 by service
     */
    private function paid(array $rows): array
    {
        $billed = [];
        foreach ($rows as $row) {
            $billed[$row['id']] = [];
        }
        $items = $this->pdo->query(
            'SELECT relid, invoiceid FROM tblinvoiceitems WHERE userid IN (' . $this->ids($rows, 'userid') . ')'
            . " AND (type = 'Hosting' OR type LIKE 'ProrataProduct%') AND relid IN (" . $this->ids($rows, 'id') . ')'
        )->fetchAll(PDO::FETCH_NUM);
        foreach ($items as [$service, $invoice]) {
            $billed[$service][] = (int) $invoice;
        }
        foreach ($rows as $row) {
            $billed[$row['id']] = $billed[$row['id']] ?: [(int) $row['invoiceid']];
        }
        $invoices = $this->invoices(array_unique(array_merge(...$billed)));

        return array_map(static function (array $ids) use ($invoices): bool {
            $once = array_filter($ids, static fn (int $id): bool => ($invoices[$id]['once'] ?? 0) > 0);
            $newest = $once === [] ? null : $invoices[max($once)];

            return $newest !== null && $newest['status'] === 'Paid'
                && !($newest['paid_out'] > 0 && $newest['paid_out'] >= $newest['paid_in']);
        }, $billed);
    }

    /**
     * @param list<int> $ids
     *
     * @return array<int, array{status: string, once: int, paid_in: float, paid_out: float}>
     */
    private function invoices(array $ids): array
    {
        $list = implode(',', $ids);
        $invoices = [];
        foreach (
            $this->pdo->query(
                "SELECT v.id, v.status, v.credit, v.status = 'Paid' OR v.datepaid > '1000-01-01'"
                . ' OR s.invoice_id IS NOT NULL once FROM tblinvoices v'
                . " LEFT JOIN mod_aflexi_cdn_invoices_seen s ON s.invoice_id = v.id WHERE v.id IN ($list)"
            )->fetchAll(PDO::FETCH_ASSOC) as $row
        ) {
            $invoices[$row['id']] = ['status' => $row['status'], 'once' => (int) $row['once'],
                'paid_in' => (float) $row['credit'], 'paid_out' => 0.0];
        }
        $money = 'SELECT invoiceid, SUM(amountin), SUM(amountout) FROM tblaccounts'
            . " WHERE invoiceid IN ($list) GROUP BY invoiceid";
        foreach ($this->pdo->query($money)->fetchAll(PDO::FETCH_NUM) as [$id, $in, $out]) {
            $invoices[$id]['paid_in'] += (float) $in;
            $invoices[$id]['paid_out'] += (float) $out;
        }

        return $invoices;
    }

    private function ids(array $rows, string $column): string
    {
        return implode(',', array_unique(array_column($rows, $column)));
    }
}

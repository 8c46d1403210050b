<?php

declare(strict_types=1);

namespace WhmcsHost\Seed;

use WhmcsHost\Engine\Clock;
use WhmcsHost\Engine\Rows;

/** A large site, quickly: one paid, active service for each client, made by the database itself. No hook runs. */
final class Bulk
{
    private const ROWS_PER_STATEMENT = 100_000;

    public function __construct(private readonly Rows $rows = new Rows(), private readonly Clock $clock = new Clock())
    {
    }

    /** @return list<int> the services */
    public function insert(int $clients, int $productId): array
    {
        if ($clients < 1) {
            return [];
        }
        $tables = ['tblclients', 'tblorders', 'tblinvoices', 'tblhosting', 'tblinvoiceitems', 'tblaccounts'];
        $first = array_map($this->nextId(...), array_combine($tables, $tables));
        // The number of each, by which MariaDB's table of numbers calls it.
        $id = array_map(static fn (int $id): string => "($id + seq)", $first);
        $values = $this->values($productId);
        foreach ($this->expressions($id) as $table => $expressions) {
            for ($done = 0; $done < $clients; $done += self::ROWS_PER_STATEMENT) {
                $numbers = sprintf('seq_%d_to_%d', $done, min($clients, $done + self::ROWS_PER_STATEMENT) - 1);
                $this->rows->insertFrom($numbers, $table, $expressions, $values[$table]);
            }
        }

        return range($first['tblhosting'], $first['tblhosting'] + $clients - 1);
    }

    /**
     * What differs from row to row.
     *
     * @param array<string, string> $id by table
     *
     * @return array<string, array<string, string>> SQL by column, by table
     */
    private function expressions(array $id): array
    {
        $client = $id['tblclients'];
        $invoice = $id['tblinvoices'];

        return [
            'tblclients' => ['id' => $client, 'lastname' => "CONCAT('Client ', $client)",
                'email' => "CONCAT('bulk', $client, '@mail.example')"],
            'tblorders' => ['id' => $id['tblorders'], 'ordernum' => "5000000000 + {$id['tblorders']}",
                'userid' => $client, 'invoiceid' => $invoice],
            'tblinvoices' => ['id' => $invoice, 'userid' => $client],
            'tblhosting' => ['id' => $id['tblhosting'], 'userid' => $client, 'orderid' => $id['tblorders'],
                'username' => "CONCAT('bulk', {$id['tblhosting']})", 'domain' => "CONCAT('bulk', $client, '.example')"],
            'tblinvoiceitems' => ['id' => $id['tblinvoiceitems'], 'invoiceid' => $invoice, 'userid' => $client,
                'relid' => $id['tblhosting']],
            'tblaccounts' => ['id' => $id['tblaccounts'], 'userid' => $client, 'transid' => "CONCAT('BULK', $invoice)",
                'invoiceid' => $invoice],
        ];
    }

    /** @return array<string, array<string, int|string>> what is the same in all rows, by table */
    private function values(int $productId): array
    {
        $today = $this->clock->today();
        $now = $this->clock->now();

        return [
            'tblclients' => ['firstname' => 'Bulk', 'currency' => 1, 'datecreated' => $today],
            'tblorders' => ['date' => $now, 'amount' => '9.90', 'paymentmethod' => 'banktransfer',
                'status' => 'Active'],
            'tblinvoices' => ['date' => $today, 'duedate' => $today, 'datepaid' => $now, 'subtotal' => '9.90',
                'total' => '9.90', 'status' => 'Paid', 'paymentmethod' => 'banktransfer'],
            'tblhosting' => ['packageid' => $productId, 'regdate' => $today, 'firstpaymentamount' => '9.90',
                'amount' => '9.90', 'billingcycle' => 'Monthly', 'nextduedate' => $this->clock->inDays(31),
                'nextinvoicedate' => $this->clock->inDays(31), 'domainstatus' => 'Active'],
            'tblinvoiceitems' => ['type' => 'Hosting', 'description' => 'Bulk', 'amount' => '9.90'],
            'tblaccounts' => ['gateway' => 'banktransfer', 'date' => $now, 'amountin' => '9.90'],
        ];
    }

    private function nextId(string $table): int
    {
        return (int) $this->rows->query("SELECT COALESCE(MAX(`id`), 0) + 1 FROM `$table`")->fetchColumn();
    }
}

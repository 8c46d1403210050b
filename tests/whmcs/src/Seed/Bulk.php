<?php

declare(strict_types=1);

namespace WhmcsHost\Seed;

use WhmcsHost\Engine\Clock;
use WhmcsHost\Engine\Rows;

/** A large site, quickly: one paid, active service for each client, by statements of many rows. No hook runs. */
final class Bulk
{
    private const ROWS_PER_STATEMENT = 500;

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
        foreach (array_chunk(range(0, $clients - 1), self::ROWS_PER_STATEMENT) as $numbers) {
            $rows = array_map(fn (int $number): array => $this->rows(
                array_map(fn (int $id): int => $id + $number, $first),
                $productId
            ), $numbers);
            foreach ($tables as $table) {
                $this->rows->insertMany($table, array_column($rows, $table));
            }
        }

        return range($first['tblhosting'], $first['tblhosting'] + $clients - 1);
    }

    /**
     * @param array<string, int> $id by table
     *
     * @return array<string, array<string, mixed>> a row for each table
     */
    private function rows(array $id, int $productId): array
    {
        $client = $id['tblclients'];
        $invoice = $id['tblinvoices'];
        $today = $this->clock->today();
        $now = $this->clock->now();

        return [
            'tblclients' => ['id' => $client, 'firstname' => 'Bulk', 'lastname' => "Client $client", 'currency' => 1,
                'email' => "bulk$client@mail.example", 'datecreated' => $today],
            'tblorders' => ['id' => $id['tblorders'], 'ordernum' => 5_000_000_000 + $id['tblorders'],
                'userid' => $client, 'date' => $now, 'amount' => '9.90', 'paymentmethod' => 'banktransfer',
                'invoiceid' => $invoice, 'status' => 'Active'],
            'tblinvoices' => ['id' => $invoice, 'userid' => $client, 'date' => $today, 'duedate' => $today,
                'datepaid' => $now, 'subtotal' => '9.90', 'total' => '9.90', 'status' => 'Paid',
                'paymentmethod' => 'banktransfer'],
            'tblhosting' => ['id' => $id['tblhosting'], 'userid' => $client, 'orderid' => $id['tblorders'],
                'packageid' => $productId, 'regdate' => $today, 'firstpaymentamount' => '9.90', 'amount' => '9.90',
                'billingcycle' => 'Monthly', 'nextduedate' => $this->clock->inDays(31),
                'nextinvoicedate' => $this->clock->inDays(31), 'domainstatus' => 'Active',
                'username' => 'bulk' . $id['tblhosting'], 'domain' => "bulk$client.example"],
            'tblinvoiceitems' => ['id' => $id['tblinvoiceitems'], 'invoiceid' => $invoice, 'userid' => $client,
                'type' => 'Hosting', 'relid' => $id['tblhosting'], 'description' => 'Bulk', 'amount' => '9.90'],
            'tblaccounts' => ['id' => $id['tblaccounts'], 'userid' => $client, 'gateway' => 'banktransfer',
                'date' => $now, 'amountin' => '9.90', 'transid' => "BULK$invoice", 'invoiceid' => $invoice],
        ];
    }

    private function nextId(string $table): int
    {
        return (int) $this->rows->query("SELECT COALESCE(MAX(`id`), 0) + 1 FROM `$table`")->fetchColumn();
    }
}

<?php

declare(strict_types=1);

namespace AflexiDemo;

use WhmcsHost\Site;

/** What clients do: each order and each payment is a web request of its own, and hooks run in it as in WHMCS. */
final class Customers
{
    /** First name, last name, and key of the product in the shop. */
    private const NEWCOMERS = [
        ['Nadia', 'Haddad', 'boost'],
        ['Tom', 'Whitfield', 'hosting'],
        ['Søren', 'Krogh', 'boost'],
        ['Lucía', 'Ibáñez', 'odd'],
        ['Priya', 'Raman', 'hosting'],
        ['Émile', 'Laurent', 'dayPass'],
        ['Hana', 'Sato', 'boost'],
        ['Marek', 'Wiśniewski', 'hidden'],
        ['Joy', 'Mensah', 'hosting'],
        ['Ivo', 'Petrov', 'boost'],
        ['Kofi', 'Boateng', 'boost'],
    ];

    /** @var array<string, Purchase> by the first name of the newcomer */
    private array $purchases = [];

    public function __construct(private readonly Site $site)
    {
    }

    public function remaining(): int
    {
        return count(self::NEWCOMERS) - count($this->purchases);
    }

    /** The next newcomer signs up and orders. */
    public function order(): Purchase
    {
        $number = count($this->purchases);
        [$first, $last, $product] = self::NEWCOMERS[$number++];
        $domain = strtolower(preg_replace('/\W/', '', $last)) . '.example';
        $client = $this->site->event('clients', 'add', [
            'firstname' => $first,
            'lastname' => $last,
            'email' => "client$number@$domain",
            'country' => 'US',
        ]);
        $order = $this->site->event('orders', 'place', $client, [[
            'product' => $this->site->seeded()['shop'][$product],
            'domain' => $domain,
            'server' => $product === 'hosting' ? 1 : 0,
        ]]);

        return $this->purchases[$first] = new Purchase(
            "$first $last",
            $client,
            $order['id'],
            $order['serviceIds'][0],
            $order['invoiceId'],
        );
    }

    /** What a newcomer ordered. */
    public function purchase(string $first): Purchase
    {
        return $this->purchases[$first];
    }

    /** @return int the invoice for an addon that a service now has; 0 if it is free */
    public function orderAddon(int $service, int $addon): int
    {
        return $this->site->event('orders', 'placeAddon', $service, $addon)['invoiceId'];
    }

    public function pay(int $invoice): void
    {
        $this->site->event('payments', 'pay', $invoice);
    }

    /**
     * A month goes by: WHMCS writes the renewal invoices. Those of clients who are paid up are `prompt`, those of
     * suspended services `late`.
     *
     * @return array{prompt: list<int>, late: list<int>}
     */
    public function renewals(): array
    {
        $invoices = $this->site->event('renewals', 'generate', 31);
        $behind = $this->billing($invoices, "service.domainstatus <> 'Active' OR EXISTS (
            SELECT 1 FROM tblinvoiceitems earlier JOIN tblinvoices bill ON bill.id = earlier.invoiceid
            WHERE earlier.type = 'Hosting' AND earlier.relid = service.id AND earlier.invoiceid < item.invoiceid
              AND bill.status <> 'Paid')");

        return [
            'prompt' => array_values(array_diff($invoices, $behind)),
            'late' => $this->billing($invoices, "service.domainstatus = 'Suspended'"),
        ];
    }

    /** An unpaid invoice is cancelled by WHMCS. */
    public function giveUp(int $invoice): void
    {
        $this->site->event('renewals', 'cancelUnpaid', $invoice);
    }

    /**
     * @param list<int> $invoices
     *
     * @return list<int> those of them that bill such a service
     */
    private function billing(array $invoices, string $condition): array
    {
        $ids = implode(',', [0, ...$invoices]);
        $found = $this->site->pdo()->query(
            "SELECT DISTINCT item.invoiceid
             FROM tblinvoiceitems item JOIN tblhosting service ON service.id = item.relid
             WHERE item.type = 'Hosting' AND item.invoiceid IN ($ids) AND ($condition)"
        );

        return array_map(intval(...), $found->fetchAll(\PDO::FETCH_COLUMN));
    }
}

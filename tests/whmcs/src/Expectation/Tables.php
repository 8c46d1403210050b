<?php

declare(strict_types=1);

namespace WhmcsHost\Expectation;

use PDO;
use WHMCS\Database\Capsule;

/** The tables the rules speak of, as they are now: rows by id. */
final class Tables
{
    /** @var array<int, array<string, mixed>> */
    public readonly array $clients;

    /** @var array<int, array<string, mixed>> */
    public readonly array $services;

    /** @var array<int, array<string, mixed>> */
    public readonly array $products;

    /** @var array<int, array<string, mixed>> */
    public readonly array $orders;

    /** @var array<int, array<string, mixed>> */
    public readonly array $invoices;

    /** @var array<int, array<string, mixed>> */
    public readonly array $items;

    /** @var array<int, array<string, mixed>> */
    public readonly array $transactions;

    /** @var array<int, array<string, mixed>> */
    public readonly array $upgrades;

    /** @var array<int, array<string, mixed>> */
    public readonly array $addons;

    /** @var array<int, array<string, mixed>> */
    public readonly array $serviceAddons;

    public function __construct()
    {
        $this->clients = self::read('tblclients');
        $this->services = self::read('tblhosting');
        $this->products = self::read('tblproducts');
        $this->orders = self::read('tblorders');
        $this->invoices = self::read('tblinvoices');
        $this->items = self::read('tblinvoiceitems');
        $this->transactions = self::read('tblaccounts');
        $this->upgrades = self::read('tblupgrades');
        $this->addons = self::read('tbladdons');
        $this->serviceAddons = self::read('tblhostingaddons');
    }

    /** @return array<int, array<string, mixed>> */
    private static function read(string $table): array
    {
        $rows = Capsule::connection()->getPdo()->query("SELECT * FROM `$table` ORDER BY `id`");

        return array_column($rows->fetchAll(PDO::FETCH_ASSOC), null, 'id');
    }
}

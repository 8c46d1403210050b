<?php

declare(strict_types=1);

namespace Bench;

use WhmcsHost\Site;

/** Paid services whose accounts were made long ago, here and at the sandbox, by SQL and its control API. */
final class KnownAccounts
{
    private const PACKAGE = 'CDN Boost';

    public function __construct(private readonly Site $site)
    {
    }

    /** Switches the addon on, and answers the product of all services. */
    public function make(int $accounts): int
    {
        $site = $this->site;
        $product = $site->seeded()['shop']['boost'];
        $memory = ['memory_limit' => '2G'];
        Child::run($site, 'seed', ['clients' => $accounts, 'product' => $product], $memory);
        (new SwitchedAddon($site, $site->sandbox()->url(), $product))->on();
        // The operator is known from a first run, in which nothing comes with the CDN yet.
        $site->pdo()->exec("UPDATE tbladdons SET packages = ''");
        $site->cron(daily: true);
        $input = ['product' => $product, 'package' => self::PACKAGE, 'url' => $site->sandbox()->url()];
        $made = Child::run($site, 'made', $input, $memory)['made'];
        $site->pdo()->exec("UPDATE tbladdons SET packages = '$product' WHERE name = 'Aflexi CDN'");
        Check::same($accounts, $made, 'the number of accounts');

        return $product;
    }
}

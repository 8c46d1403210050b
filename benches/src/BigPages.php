<?php

declare(strict_types=1);

namespace Bench;

use WhmcsHost\Browser;
use WhmcsHost\Site;

/** The addon's admin pages on a large site: 1,000 products, and an account for each of very many services. */
final class BigPages
{
    private const ADDON = 'addonmodules.php?module=aflexi_cdn';
    private const PRODUCTS = 1_000;
    private const FIRST_PRODUCT = 5_001;
    private const VIEWS = 5;

    /** What each page shows for certain. */
    private const PAGES = [
        'products' => 'Offer 1',
        'products&p=10' => 'Offer',
        'products&q=offer+77' => 'Offer 77',
        'products&only=enabled&sort=services' => 'Offer',
        'publishers' => 'bulk',
        'publishers&sort=client' => 'Bulk Client',
        'publishers&status=different' => 'bulk',
        'publishers&q=client+777' => 'Client 777',
        'publishers&account=%d' => 'bulk',
        'differences' => 'bulk',
        'queue' => 'page=queue',
        'packages' => 'Offer 9',
        'log' => 'bulk',
        'health' => 'page=health',
    ];

    public function __construct(private readonly Parts $parts, private readonly Size $size)
    {
    }

    public function run(Figures $figures): void
    {
        $accounts = $this->size->pages;
        $figures->heading(sprintf(
            'Admin pages with %s products and %s accounts',
            number_format(self::PRODUCTS),
            number_format($accounts),
        ));
        $site = $this->parts->site(['databaseMemory' => '1G']);
        try {
            $account = $this->fill($site, $accounts);
            $admin = $site->admin();
            $rows = [];
            foreach (self::PAGES as $page => $mark) {
                $page = sprintf($page, $account);
                $rows[] = [$page, ...$this->view($admin, $page, $mark)];
            }
            $started = hrtime(true);
            $csv = $admin->get(self::ADDON . '&page=publishers_csv');
            $took = hrtime(true) - $started;
            Check::same($accounts + 1, substr_count($csv->body, "\n"), 'the number of lines of the CSV file');
            $rows[] = ['publishers_csv', ...Series::ofNanoseconds([$took])->cells(), number_format(strlen($csv->body))];
            Check::same('', $site->takePhpErrors(), "PHP's error log");
        } finally {
            $site->stop();
        }
        $figures->table(['page', 'p50', 'p99', 'longest', 'samples', 'bytes'], $rows);
    }

    /** @return list<string> */
    private function view(Browser $admin, string $page, string $mark): array
    {
        $times = [];
        for ($view = 0; $view < self::VIEWS; $view++) {
            $started = hrtime(true);
            $response = $admin->get(self::ADDON . "&page=$page");
            $times[] = hrtime(true) - $started;
            Check::that($response->status === 200 && str_contains($response->body, $mark), "$page shows no $mark");
        }

        return [...Series::ofNanoseconds($times)->cells(), number_format(strlen($response->body))];
    }

    /** @return int one of the accounts */
    private function fill(Site $site, int $accounts): int
    {
        (new KnownAccounts($site))->make($accounts);
        $pdo = $site->pdo();
        $first = self::FIRST_PRODUCT;
        $last = $first + self::PRODUCTS - 1;
        $pdo->exec("SET sql_mode = ''");
        foreach (
            [
                'INSERT INTO tblproductgroups (id, name) VALUES (77, \'Many\')',
                "INSERT INTO tblproducts (id, gid, name, paytype) SELECT $first - 1 + seq, 77, CONCAT('Offer ', seq),"
                . " 'recurring' FROM seq_1_to_" . self::PRODUCTS,
                "UPDATE tblhosting SET packageid = $first + MOD(id, " . self::PRODUCTS . ')',
                'UPDATE mod_aflexi_cdn_accounts SET applied_package = CONCAT(\'Offer \', 1 + MOD(id, '
                . self::PRODUCTS . ")), applied_status = IF(MOD(id, 7) = 0, 'suspended', 'active'),"
                . " applied_at = UTC_TIMESTAMP() - INTERVAL id SECOND, observed_status = 'active',"
                . ' observed_at = UTC_TIMESTAMP()',
                'INSERT INTO mod_aflexi_cdn_log'
                . ' (at, actor, account_id, service_id, action, result, detail, milliseconds)'
                . " SELECT UTC_TIMESTAMP(), 'cron', id, id, 'create', 'done', '{\"name\":\"x\"}', 1"
                . ' FROM mod_aflexi_cdn_accounts',
            ] as $statement
        ) {
            $pdo->exec($statement);
        }
        $enabled = implode(',', range($first, $first + intdiv(self::PRODUCTS, 2) - 1));
        $pdo->exec("UPDATE tbladdons SET packages = '$enabled' WHERE name = 'Aflexi CDN'");
        $pdo->query('ANALYZE TABLE mod_aflexi_cdn_accounts, mod_aflexi_cdn_services, mod_aflexi_cdn_log, tblhosting,'
            . ' tblclients, tblproducts')->fetchAll();
        $count = "SELECT COUNT(*) FROM tblhosting WHERE packageid BETWEEN $first AND $last";
        Check::same($accounts, (int) $pdo->query($count)->fetchColumn(), 'the number of services');

        return (int) $pdo->query('SELECT MAX(id) FROM mod_aflexi_cdn_accounts')->fetchColumn();
    }
}

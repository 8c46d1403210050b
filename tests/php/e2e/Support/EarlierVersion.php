<?php

declare(strict_types=1);

namespace AflexiCdn\EndToEnd\Support;

use WhmcsHost\Cipher;
use WhmcsHost\Server\Sandbox;
use WhmcsHost\Site;

/**
 * What an earlier version left, in place of what the active one has: its rows of WHMCS, its tables, and its publishers
 * at the platform. Its settings are those of the site; WHMCS remembers the earlier version as the installed one.
 */
final class EarlierVersion
{
    public const SCHEMAS = __DIR__ . '/../../../sync/schemas';

    public static function lay(Site $site, Sandbox $sandbox, int $schema): void
    {
        $pdo = World::shared()->administrator();
        $pdo->exec("SET SESSION sql_mode = ''");
        foreach ($pdo->query("SHOW TABLES LIKE 'mod\\_%'")->fetchAll(\PDO::FETCH_COLUMN) as $table) {
            $pdo->exec("DROP TABLE `$table`");
        }
        $pdo->exec("DELETE FROM tblemailtemplates WHERE name = 'Aflexi CDN Welcome'");
        $pdo->exec("DELETE FROM tbladdons WHERE name = 'Aflexi CDN'");
        $text = file_get_contents(self::SCHEMAS . "/$schema.sql");
        foreach (explode(";\n", preg_replace('/^--.*\n/m', '', $text)) as $statement) {
            trim($statement) === '' || $pdo->exec($statement);
        }
        // A database of another name is another site.
        $pdo->exec("DELETE FROM mod_aflexi_cdn_meta WHERE name = 'site'");
        self::wrapTheKey($pdo);
        $pdo->prepare('UPDATE mod_aflexi_cdn_accounts SET operator = ?')
            ->execute([$sandbox->state()['operator']['id']]);
        preg_match_all('/^-- publisher: (.*)$/m', $text, $publishers);
        $publishers = array_map(static fn (string $json): array => json_decode($json, true), $publishers[1]);
        foreach ($sandbox->plantMany($publishers) as $number => $id) {
            $pdo->prepare('UPDATE mod_aflexi_cdn_accounts SET remote_id = ?'
                . ' WHERE name = ? AND remote_id IS NOT NULL')->execute([$id, $publishers[$number]['name']]);
        }
        // Its last worker died an hour ago.
        foreach (['jobs', 'accounts'] as $table) {
            $pdo->exec("UPDATE mod_aflexi_cdn_$table SET lease_until = UTC_TIMESTAMP() - INTERVAL 1 HOUR"
                . ' WHERE lease_until IS NOT NULL');
        }
        self::storeVersion($site, "0.$schema.0");
    }

    /** The version that WHMCS takes for the installed one. */
    public static function storeVersion(Site $site, string $version): void
    {
        $site->pdo()->prepare('UPDATE tbladdonmodules SET value = ?'
            . " WHERE module = 'aflexi_cdn' AND setting = 'version'")->execute([$version]);
    }

    /** A customer of a product of that time, whose invoice is not paid yet; the invoice. */
    public static function unpaid(string $name): int
    {
        $pdo = World::shared()->administrator();
        $pdo->exec("SET SESSION sql_mode = ''");
        $insert = static function (string $table, array $row) use ($pdo): int {
            $columns = implode(', ', array_keys($row));
            $marks = implode(', ', array_fill(0, count($row), '?'));
            $pdo->prepare("INSERT INTO $table ($columns) VALUES ($marks)")->execute(array_values($row));

            return (int) $pdo->lastInsertId();
        };
        $client = $insert('tblclients', ['firstname' => $name, 'email' => "$name@example.test", 'status' => 'Active']);
        $service = $insert('tblhosting', ['userid' => $client, 'packageid' => 901, 'username' => $name,
            'domainstatus' => 'Active', 'billingcycle' => 'Monthly', 'nextduedate' => '2026-11-26']);
        $invoice = $insert('tblinvoices', ['userid' => $client, 'status' => 'Unpaid', 'total' => 10]);
        $insert('tblinvoiceitems', ['invoiceid' => $invoice, 'userid' => $client, 'type' => 'Hosting',
            'relid' => $service, 'amount' => 10]);

        return $invoice;
    }

    /** The data key was wrapped by a test; from now on by this WHMCS. */
    private static function wrapTheKey(\PDO $pdo): void
    {
        $wrapped = $pdo->query("SELECT value FROM mod_aflexi_cdn_meta WHERE name = 'data_key'")->fetchColumn();
        $key = strrev(substr($wrapped, strlen('wrapped:')));
        $pdo->prepare("UPDATE mod_aflexi_cdn_meta SET value = ? WHERE name = 'data_key'")
            ->execute([Cipher::encrypt($key)]);
    }
}

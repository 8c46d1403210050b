<?php

declare(strict_types=1);

namespace AflexiCdn\EndToEnd\Support\InProcess;

use PDO;
use WHMCS\Database\Capsule;
use WHMCS\Module\Addon\AflexiCdn\Extension;
use WhmcsHost\Comparison;
use WhmcsHost\Cron;
use WhmcsHost\Engine\Engine;
use WhmcsHost\Expectation;
use WhmcsHost\Server\SandboxControl;

/**
 * WHMCS, the addon and the extension in this one process, and a platform beside it.
 *
 * Cron runs here as often as a test likes without the start of a PHP: what takes a third of a second elsewhere takes
 * a few milliseconds here. The site is booted and the addon active; it is made for the command line.
 */
final class Stage
{
    public readonly Engine $whmcs;

    /** The same, but nothing is told to hooks. */
    public readonly Engine $bulk;

    /** The product addon that says which products are enabled. */
    public readonly int $addon;

    public Expectation $expectation;

    /** @param array<string, int> $shop the products by their names in Seed\Shop */
    public function __construct(public readonly SandboxControl $sandbox, public readonly array $shop)
    {
        $this->whmcs = new Engine();
        $this->bulk = $this->whmcs->inBulk();
        require_once ROOTDIR . '/modules/addons/aflexi_cdn/lib/autoload.php';
        $this->addon = (int) $this->value("SELECT value FROM mod_aflexi_cdn_meta WHERE name = 'product_addon'");
        $this->expectation = new Expectation($this->addon);
    }

    /** @param list<string> $products enabled from now on, by their names in Seed\Shop */
    public function enable(array $products): void
    {
        $ids = array_map(fn (string $name): int => $this->shop[$name], $products);
        $this->cdn()->save(array_values($this->shop), $ids, [], 'admin 1');
    }

    public function set(string $setting, string $value): void
    {
        $this->bulk->rows->update('tbladdonmodules', ['value' => $value], [
            'module' => 'aflexi_cdn',
            'setting' => $setting,
        ]);
    }

    /** A client with one service, whose account is called as the client is, and who has paid. */
    public function buyer(string $name, string $product = 'boost', ?string $username = null): int
    {
        $client = $this->bulk->clients->add([
            'firstname' => $name,
            'lastname' => 'Byron',
            'email' => "$name@example.test",
        ]);
        $wanted = ['product' => $this->shop[$product], 'username' => $username ?? $name];
        $order = $this->bulk->orders->place($client, [$wanted]);
        $this->bulk->payments->pay($order->invoiceId);

        return $order->serviceIds[0];
    }

    public function cdn(): \Aflexi\Cdn\Addon
    {
        return Extension::addon();
    }

    /** WHMCS's cron, with the addon's hooks. */
    public function cron(bool $daily = false): void
    {
        Cron::run($daily);
    }

    /** Lets an hour pass for everything the addon waits for. */
    public function anHourLater(): void
    {
        foreach (
            ['hints SET due_at = due_at - INTERVAL 1 HOUR',
            'jobs SET due_at = due_at - INTERVAL 1 HOUR, lease_until = lease_until - INTERVAL 1 HOUR',
            'accounts SET lease_until = lease_until - INTERVAL 1 HOUR, applied_at = applied_at - INTERVAL 1 HOUR',
            "meta SET value = JSON_SET(value, '$.until', CAST(JSON_EXTRACT(value, '$.until') AS SIGNED) - 3600)"
                . " WHERE name = 'breaker'",
            'passes SET finished_at = finished_at - INTERVAL 1 HOUR'] as $passing
        ) {
            $this->pdo()->exec("UPDATE mod_aflexi_cdn_$passing");
        }
    }

    /** Two crons make up for whatever happened before them. */
    public function catchUp(): void
    {
        foreach (range(1, 2) as $_) {
            $this->anHourLater();
            $this->cron();
        }
    }

    /** The same, and then everything is looked over with the platform's list. */
    public function recover(): void
    {
        $this->catchUp();
        $this->anHourLater();
        $this->cron(daily: true);
        $this->anHourLater();
    }

    /** Nobody remembers any more what was on this stage before. */
    public function forget(): void
    {
        $this->expectation = new Expectation($this->addon);
    }

    /**
     * How the platform differs from what the rules say; to be asked whenever the addon has caught up.
     *
     * @return list<string>
     */
    public function differences(): array
    {
        $state = $this->sandbox->state();

        return Comparison::differences($this->expectation->accounts(Comparison::accounts($state)), $state);
    }

    /**
     * What is wrong with a site that has recovered: all promises at once.
     *
     * @return list<string>
     */
    public function troubles(): array
    {
        return [...$this->complaints(), ...$this->imperfections()];
    }

    /**
     * The same, whatever the addon has complained of meanwhile.
     *
     * @return list<string>
     */
    public function imperfections(): array
    {
        $troubles = $this->differences();
        $state = $this->sandbox->state();
        $packages = array_column($state['packages'], 'name');
        foreach (array_diff_assoc($packages, array_unique($packages)) as $package) {
            $troubles[] = "The package $package exists twice.";
        }
        array_push($troubles, ...$this->wrongPasswords($state));
        $left = (int) $this->value('SELECT (SELECT COUNT(*) FROM mod_aflexi_cdn_hints)'
            . " + (SELECT COUNT(*) FROM mod_aflexi_cdn_jobs WHERE state IN ('due', 'leased'))");
        if ($left > 0) {
            $troubles[] = "$left hints or jobs are left over.";
        }
        $this->sandbox->resetCounters();
        $this->cron(daily: true);
        $writes = $this->sandbox->state()['writes'];
        if ($writes > 0) {
            $troubles[] = "A second pass writes $writes times.";
        }

        return $troubles;
    }

    /** @return list<string> names of accounts whose password is shown as unknown */
    public function unknownPasswords(): array
    {
        $unknown = "SELECT name FROM mod_aflexi_cdn_accounts WHERE password_source = 'unknown' ORDER BY name";

        return $this->pdo()->query($unknown)->fetchAll(PDO::FETCH_COLUMN);
    }

    public function value(string $sql): mixed
    {
        return $this->pdo()->query($sql)->fetchColumn();
    }

    public function pdo(): PDO
    {
        return Capsule::connection()->getPdo();
    }

    /** @return list<string> */
    private function wrongPasswords(array $state): array
    {
        $usernames = array_column($state['accounts'], 'username', 'id');
        $known = "SELECT id, name, remote_id FROM mod_aflexi_cdn_accounts WHERE remote_id IS NOT NULL"
            . " AND password_source NOT IN ('unknown', 'client')";
        $troubles = [];
        foreach ($this->pdo()->query($known)->fetchAll(PDO::FETCH_ASSOC) as $account) {
            $shown = $this->cdn()->reveal((int) $account['id'], 'admin 1')['password'];
            $username = current(preg_grep('~^' . preg_quote($account['name'], '~') . '/~', $usernames));
            if ($this->sandbox->password((string) $username)['password'] !== $shown) {
                $troubles[] = "The password shown for {$account['name']} does not hold.";
            }
        }

        return $troubles;
    }

    /** @return list<string> what the addon had to complain about in WHMCS's activity log */
    private function complaints(): array
    {
        $lines = "SELECT description FROM tblactivitylog WHERE description LIKE 'Aflexi CDN: %'"
            . " AND description NOT LIKE '%looked at the password%' AND description NOT LIKE '%Services need you.%'";

        return $this->pdo()->query($lines)->fetchAll(PDO::FETCH_COLUMN);
    }
}

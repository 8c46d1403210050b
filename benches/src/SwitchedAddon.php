<?php

declare(strict_types=1);

namespace Bench;

use WhmcsHost\Site;

/** The addon of a site, activated and deactivated as an admin does. */
final class SwitchedAddon
{
    private const MODULE = 'aflexi_cdn';

    public function __construct(
        private readonly Site $site,
        private readonly string $apiUrl,
        private readonly ?int $product = null,
    ) {
    }

    /**
     * Activates and configures it, and ticks the product behind its back: nothing is synchronized. Cron reads no
     * traffic, so that it costs what its work costs.
     */
    public function on(): void
    {
        $sandbox = $this->site->sandbox();
        $this->site->activate(self::MODULE);
        $this->site->configure(self::MODULE, [
            'api_url' => $this->apiUrl,
            'username' => $sandbox->operator,
            'auth_key' => $sandbox->key,
        ]);
        $pdo = $this->site->pdo();
        $pdo->exec("REPLACE INTO mod_aflexi_cdn_meta (name, value) VALUES ('traffic', '{\"wait_until\": 9999999999}')");
        if ($this->product !== null) {
            $pdo->exec("UPDATE tbladdons SET packages = '$this->product' WHERE name = 'Aflexi CDN'");
        }
        Check::same(
            [$this->apiUrl],
            $pdo->query("SELECT value FROM tbladdonmodules WHERE module = 'aflexi_cdn' AND setting = 'api_url'")
                ->fetchAll(\PDO::FETCH_COLUMN),
            'the API address in the settings',
        );
    }

    public function off(): void
    {
        $this->site->deactivate(self::MODULE);
        $hooks = "SELECT value FROM tblconfiguration WHERE setting = 'AddonModulesHooks'";
        Check::same('', $this->site->pdo()->query($hooks)->fetchColumn(), 'the list of modules with hooks');
    }

    /** Forgets what hooks noted. */
    public function forget(): void
    {
        foreach (['hints', 'jobs'] as $table) {
            $this->site->pdo()->exec("DELETE FROM mod_aflexi_cdn_$table");
        }
    }

    /** How many events were noted and not yet worked off. */
    public static function noted(Site $site): int
    {
        return (int) $site->pdo()->query(
            'SELECT (SELECT COUNT(*) FROM mod_aflexi_cdn_hints) + (SELECT COUNT(*) FROM mod_aflexi_cdn_jobs)'
        )->fetchColumn();
    }

    /** Hooks swallow their failures and write them here. */
    public static function failures(Site $site): array
    {
        return $site->pdo()->query("SELECT description FROM tblactivitylog WHERE description LIKE 'Aflexi CDN: %'")
            ->fetchAll(\PDO::FETCH_COLUMN);
    }
}

<?php

declare(strict_types=1);

namespace WhmcsHost\Testing;

use PHPUnit\Framework\TestCase;
use WhmcsHost\Profile;
use WhmcsHost\Site;

/** A test of the host itself. One site serves the whole run; each test finds the sample addon inactive. */
abstract class SiteTestCase extends TestCase
{
    protected const PAGE = 'addonmodules.php?module=sample_addon';

    private static ?Site $shared = null;

    protected Site $site;

    protected function setUp(): void
    {
        $this->site = self::$shared ??= Site::start(['sampleAddon' => true, 'clients' => 3]);
        $this->site->useProfile(new Profile());
        $pdo = $this->site->pdo();
        $pdo->exec('DELETE FROM tbladdonmodules');
        $pdo->exec("UPDATE tblconfiguration SET value = ''"
            . " WHERE setting IN ('ActiveAddonModules', 'AddonModulesHooks')");
        $pdo->exec('DROP TABLE IF EXISTS mod_sample_addon');
        $pdo->exec('TRUNCATE tblactivitylog');
        array_map(unlink(...), glob($this->site->root() . '/includes/hooks/*.php'));
    }

    protected function tearDown(): void
    {
        self::assertSame('', $this->site->takePhpErrors());
    }

    /** Lays a file into includes/hooks/. */
    protected function addHooks(string $name, string $code): void
    {
        file_put_contents($this->site->root() . "/includes/hooks/$name.php", "<?php\n\n$code\n");
    }

    /** @return list<string> the activity log, oldest line first */
    protected function log(): array
    {
        return $this->column('SELECT description FROM tblactivitylog ORDER BY id');
    }

    /** @return list<mixed> */
    protected function column(string $sql): array
    {
        return $this->site->pdo()->query($sql)->fetchAll(\PDO::FETCH_COLUMN);
    }

    /** The stored settings of the sample addon. */
    protected function settings(): array
    {
        return $this->site->pdo()
            ->query("SELECT setting, value FROM tbladdonmodules WHERE module = 'sample_addon'")
            ->fetchAll(\PDO::FETCH_KEY_PAIR);
    }
}

<?php

declare(strict_types=1);

namespace AflexiCdn\EndToEnd;

use AflexiCdn\EndToEnd\Support\AddonTestCase;
use AflexiCdn\EndToEnd\Support\World;

/** Trouble of the real server: nothing breaks, and when it is over the next crons put all in line. */
final class DatabaseTroubleTest extends AddonTestCase
{
    private \PDO $administrator;

    protected function setUp(): void
    {
        parent::setUp();
        $this->administrator = World::shared()->administrator();
        $this->buyer('ada');
        $this->save([$this->product('boost')]);
        $this->buyer('bob');
    }

    protected function tearDown(): void
    {
        $this->administrator->exec('SET GLOBAL read_only = 0');
        $this->administrator->exec('SET GLOBAL innodb_lock_wait_timeout = 50');
        parent::tearDown();
    }

    public function testRowsThatSomebodyHoldsAreNotWaitedForTooLong(): void
    {
        $service = $this->value("SELECT id FROM tblhosting WHERE username = 'ada'");
        $this->site->pdo()->exec("UPDATE tblhosting SET domainstatus = 'Suspended' WHERE id = $service");
        $this->administrator->exec('SET GLOBAL innodb_lock_wait_timeout = 1');
        $this->administrator->beginTransaction();
        $this->administrator->query('SELECT * FROM mod_aflexi_cdn_accounts FOR UPDATE')->fetchAll();

        self::assertSame('', $this->site->cron());
        $this->administrator->rollBack();

        $lines = "SELECT description FROM tblactivitylog WHERE description LIKE 'Aflexi CDN: %'";
        self::assertStringContainsString('Lock wait timeout exceeded', implode("\n", $this->column($lines)));
        $this->assertGood();
    }

    public function testWhileNothingCanBeWrittenPagesAreThere(): void
    {
        $this->page();
        $this->administrator->exec('SET GLOBAL read_only = 1');

        self::assertSame('', $this->site->cron());
        foreach ([self::PAGE, self::PUBLISHERS, self::PAGE . '&page=health'] as $path) {
            self::assertSame(200, $this->page($path)->status);
            self::assertStringContainsString('Aflexi CDN', $this->page($path)->text());
        }
        self::assertMatchesRegularExpression('~read.only~i', $this->press('pass')->text());
        self::assertSame(['ada'], $this->accounts());
        $this->administrator->exec('SET GLOBAL read_only = 0');

        $this->assertGood();
    }

    private function assertGood(): void
    {
        foreach (range(1, 2) as $_) {
            $this->anHourLater();
            $this->site->cron();
        }
        self::assertSame(['ada', 'bob'], $this->accounts());
        $this->assertInLine();
        self::assertSame(0, $this->waiting());
    }
}

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

    /** A job that could not be given back would wait for the end of its lease, though Aflexi is back. */
    public function testAStatementThatEndedADeadlockIsRunAgain(): void
    {
        $pdo = $this->site->pdo();
        // What a failed statement wrote into such a table stays.
        $pdo->exec('CREATE TABLE deadlocks (number INT) ENGINE = MyISAM');
        $pdo->exec('INSERT INTO deadlocks VALUES (2)');
        $pdo->exec("CREATE TRIGGER deadlock BEFORE UPDATE ON mod_aflexi_cdn_jobs FOR EACH ROW
            IF OLD.state = 'leased' AND NEW.state = 'due' AND (SELECT number FROM deadlocks) > 0 THEN
                UPDATE deadlocks SET number = number - 1;
                SIGNAL SQLSTATE '40001' SET MYSQL_ERRNO = 1213, MESSAGE_TEXT = 'Deadlock found';
            END IF");
        $this->sandbox->setFaults(['kind' => 'down']);
        try {
            self::assertSame('', $this->site->cron());
        } finally {
            $this->sandbox->clearFaults();
            $pdo->exec('DROP TRIGGER deadlock');
            $left = (int) $this->value('SELECT number FROM deadlocks');
            $pdo->exec('DROP TABLE deadlocks');
        }

        self::assertSame(0, $left);
        $held = "SELECT COUNT(*) FROM mod_aflexi_cdn_jobs WHERE state = 'leased'";
        self::assertSame(0, (int) $this->value($held));
        $told = "SELECT description FROM tblactivitylog WHERE description LIKE '%Deadlock%'";
        self::assertSame([], $this->column($told));
        $this->anHourLater();
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

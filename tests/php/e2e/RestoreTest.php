<?php

declare(strict_types=1);

namespace AflexiCdn\EndToEnd;

use AflexiCdn\EndToEnd\Support\AddonTestCase;
use AflexiCdn\EndToEnd\Support\Documented;
use AflexiCdn\EndToEnd\Support\World;

/** What docs/backup.md says, with its own commands. */
final class RestoreTest extends AddonTestCase
{
    protected function setUp(): void
    {
        parent::setUp();
        $this->buyer('ada');
        $this->save([$this->product('boost')]);
        $this->assertInLine();
    }

    public function testTheTablesOfTheAddonAlone(): void
    {
        $page = new Documented($this->site, 'backup', 'RestoreTest::testTheTablesOfTheAddonAlone');
        $page->typeNext();
        $this->assertForRootAlone('aflexi-cdn.sql');
        $this->buyer('bob');
        $this->site->cron();
        $this->assertInLine();
        $this->sandbox->resetCounters();

        $page->typeNext();

        self::assertTrue($page->isDone());
        self::assertSame(['ada', 'bob'], $this->accounts());
        $this->assertInLine();
        self::assertSame($this->passwordAtThePlatform('ada'), $this->passwordShown('ada'));
        self::assertSame('unknown', $this->source('bob'));
        $this->assertAPassThatChangesNothing();
    }

    public function testAllOfWhmcs(): void
    {
        $page = new Documented($this->site, 'backup', 'RestoreTest::testAllOfWhmcs');
        $page->typeNext();
        $this->assertForRootAlone('whmcs.sql');
        $this->buyer('bob');
        $this->site->cron();

        $page->typeNext();

        self::assertTrue($page->isDone());
        self::assertSame(['ada' => 'active', 'bob' => 'active'], $this->statusByName());
        self::assertSame('0', (string) $this->value("SELECT COUNT(*) FROM tblclients WHERE email LIKE 'bob%'"));
        self::assertStringContainsString('bob', $this->page(self::PAGE . '&page=differences')->text());

        // The lost order is entered again.
        $this->sandbox->resetCounters();
        $this->buyer('bob');
        $this->site->cron();
        self::assertSame(['ada', 'bob'], $this->accounts());
        self::assertSame('unknown', $this->source('bob'));
        $this->assertInLine();
    }

    public function testWithoutTheTablesOfTheAddon(): void
    {
        $ours = $this->column("SHOW TABLES LIKE 'mod\\_aflexi\\_cdn\\_%'");
        World::shared()->administrator()->exec('DROP TABLE ' . implode(', ', $ours));
        $this->sandbox->resetCounters();

        $this->site->activate('aflexi_cdn');
        $this->configure();
        $this->save([$this->product('boost')]);

        self::assertSame(['ada'], $this->accounts());
        self::assertSame('unknown', $this->source('ada'));
        $this->assertInLine();
        $this->assertAPassThatChangesNothing();
    }

    private function source(string $account): string
    {
        return (string) $this->value("SELECT password_source FROM mod_aflexi_cdn_accounts WHERE name LIKE '$account%'");
    }

    private function assertForRootAlone(string $dump): void
    {
        self::assertSame(0600, fileperms($this->site->directory() . "/typed/$dump") & 0777);
    }

    private function assertAPassThatChangesNothing(): void
    {
        $this->sandbox->resetCounters();
        $this->site->cron(daily: true);
        $this->assertNoWrites();
    }
}

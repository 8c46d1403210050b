<?php

declare(strict_types=1);

namespace AflexiCdn\EndToEnd;

use AflexiCdn\EndToEnd\Support\AddonTestCase;
use AflexiCdn\EndToEnd\Support\EarlierVersion;
use AflexiCdn\EndToEnd\Support\Program;
use AflexiCdn\EndToEnd\Support\SyncCommand;
use AflexiCdn\EndToEnd\Support\World;

/** The files of this version over what an earlier one left, and over what a later one left. */
final class EarlierVersionsTest extends AddonTestCase
{
    private const OUTDATED = 'missing or of an older version';

    /** @return iterable<string, array{int}> */
    public static function schemas(): iterable
    {
        foreach (range(1, self::presentSchema() - 1) as $schema) {
            yield "schema $schema" => [$schema];
        }
    }

    /** @dataProvider schemas */
    public function testTheFirstAccessUpgradesAndAFullPassPutsAllInLine(int $schema): void
    {
        EarlierVersion::lay($this->site, $this->sandbox, $schema);

        self::assertStringNotContainsString(self::OUTDATED, $this->page()->text());
        self::assertSame(self::presentSchema(), $this->schema());

        $this->press('pass');
        $this->site->cron(daily: true);
        self::assertSame($this->wanted($schema), $this->statusByName());
        self::assertSame('CDN 100', $this->account('ada')['package']);
        self::assertSame($this->passwordAtThePlatform('ada'), $this->passwordShown('ada'));
        self::assertStringContainsString($this->sandbox->operator, $this->admin()->get('configaddonmods.php')->body);

        $this->sandbox->resetCounters();
        $this->site->cron(daily: true);
        $this->assertNoWrites();
    }

    /** @dataProvider schemas */
    public function testBeforeTheUpgradeNothingBreaksAndWhatHappensIsCaughtUp(int $schema): void
    {
        EarlierVersion::lay($this->site, $this->sandbox, $schema);
        EarlierVersion::storeVersion($this->site, $this->moduleVersion());
        $client = $this->site->client(900);
        foreach (['clientarea.php', 'index.php?m=aflexi_cdn', 'clientarea.php?action=productdetails&id=900'] as $path) {
            self::assertSame(200, $client->get($path)->status, $path);
        }
        self::assertSame(200, $this->admin()->get('index.php')->status, 'with the box on it');
        self::assertSame($schema, $this->schema(), 'Looking changes nothing.');

        $this->site->event('payments', 'pay', EarlierVersion::unpaid('hal'));
        $this->settle();

        self::assertSame(self::presentSchema(), $this->schema(), 'The work after the response has upgraded.');
        self::assertSame('active', $this->statusByName()['hal']);
    }

    /** @dataProvider schemas */
    public function testWhereWhmcsHasNotAskedForItThePageDoes(int $schema): void
    {
        EarlierVersion::lay($this->site, $this->sandbox, $schema);
        EarlierVersion::storeVersion($this->site, $this->moduleVersion());

        foreach (['', '&page=publishers', '&page=differences', '&page=packages', '&page=health'] as $page) {
            self::assertStringContainsString(self::OUTDATED, $this->page(self::PAGE . $page)->text(), $page);
        }
        self::assertSame($schema, $this->schema());
        self::assertStringContainsString('The installation is complete.', $this->press('install')->text());
        self::assertSame(self::presentSchema(), $this->schema());
    }

    public function testInsideAnOpenTransactionNoTableIsChanged(): void
    {
        $old = self::presentSchema() - 1;
        EarlierVersion::lay($this->site, $this->sandbox, $old);

        $seen = Program::evaluate($this->site, <<<'PHP'
            require_once ROOTDIR . '/modules/addons/aflexi_cdn/lib/autoload.php';
            $pdo = WHMCS\Module\Addon\AflexiCdn\Host::pdo();
            $pdo->beginTransaction();
            $pdo->exec("UPDATE tblclients SET lastname = 'not committed' WHERE id = 900");
            $report = WHMCS\Module\Addon\AflexiCdn\Extension::addon()->work(1, 'cron');
            $pdo->rollBack();
            return $report['halted']['code'];
            PHP);

        self::assertSame('in_transaction', $seen);
        self::assertSame($old, $this->schema());
        self::assertSame('ada', $this->value('SELECT lastname FROM tblclients WHERE id = 900'));
    }

    public function testTwoCronsAtOnceUpgradeOnce(): void
    {
        EarlierVersion::lay($this->site, $this->sandbox, 2);

        Program::cronsAtOnce($this->site, 3);

        self::assertSame(self::presentSchema(), $this->schema());
        $templates = $this->column("SELECT id FROM tblemailtemplates WHERE name = 'Aflexi CDN Welcome'");
        self::assertCount(1, $templates);
        self::assertSame('active', $this->statusByName()['gus']);
        self::assertSame(2, $this->calls('user.create'), 'fay and gus; eve was made already');
    }

    public function testOverTheTablesOfALaterVersionNothingIsDoneAndNothingForgotten(): void
    {
        $this->save([$this->product('boost')]);
        $ada = $this->customer('ada');
        $later = self::presentSchema() + 1;
        $this->site->pdo()->exec("UPDATE mod_aflexi_cdn_meta SET value = $later WHERE name = 'schema'");
        $this->sandbox->resetCounters();

        $says = "of a newer version (schema $later)";
        foreach (['', '&page=publishers', '&page=differences', '&page=queue'] as $page) {
            $shown = $this->page(self::PAGE . $page);
            self::assertStringContainsString($says, $shown->text(), $page);
            self::assertStringNotContainsString('value="install"', $shown->body);
        }
        $refusal = "of a newer version (schema $later, this extension knows " . self::presentSchema() . ')';
        self::assertStringContainsString($refusal, $this->site->activate('aflexi_cdn')->text());
        $this->site->cron();
        $this->site->cron(daily: true);
        $sync = SyncCommand::run($this->site, []);
        self::assertSame(3, $sync->status);
        self::assertStringContainsString($says, $sync->err);
        self::assertSame(200, $this->site->client($ada->client)->get('index.php?m=aflexi_cdn')->status);
        self::assertSame(200, $this->admin()->get('index.php')->status);
        $this->site->event('payments', 'pay', $ada->invoice);
        self::assertSame(0, $this->sandbox->state()['total_calls']);
        self::assertSame($later, $this->schema());
        $told = "SELECT description FROM tblactivitylog WHERE description LIKE 'Aflexi CDN:%newer version%'";
        self::assertCount(2, $this->column($told), 'One of the activation, and one for all the rest.');

        $this->site->pdo()->exec("UPDATE mod_aflexi_cdn_meta SET value = $later - 1 WHERE name = 'schema'");
        $this->site->cron();
        self::assertSame(['ada' => 'active'], $this->statusByName());
        $over = "SELECT description FROM tblactivitylog WHERE description LIKE '%This is over:%newer version%'";
        self::assertCount(1, $this->column($over));
    }

    private function schema(): int
    {
        return (int) $this->value("SELECT value FROM mod_aflexi_cdn_meta WHERE name = 'schema'");
    }

    /** The schema that the extension works with. */
    private static function presentSchema(): int
    {
        $code = file_get_contents(__DIR__ . '/../../../src/whmcs/schema.rs');
        preg_match('/pub const SCHEMA: i64 = (\d+);/', $code, $found);

        return (int) $found[1];
    }

    private function moduleVersion(): string
    {
        return Program::evaluate($this->site, "require_once ROOTDIR . '/modules/addons/aflexi_cdn/lib/autoload.php';"
            . 'return WHMCS\Module\Addon\AflexiCdn\Module::VERSION;');
    }

    /** @return array<string, string> status by account, once everything is in line */
    private function wanted(int $schema): array
    {
        $wanted = ['O_Hara_cdn_shop_example' => 'active', 'ada' => 'active', 'bob' => 'suspended',
            'byhand' => 'active', 'dan' => 'active', 'eric' => 'active', 'eve' => 'active', 'fay' => 'active',
            'gus' => 'active'];

        return $schema > 1 ? $wanted : array_diff_key($wanted, ['byhand' => '', 'eric' => '']);
    }
}

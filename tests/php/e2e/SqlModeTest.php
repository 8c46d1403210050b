<?php

declare(strict_types=1);

namespace AflexiCdn\EndToEnd;

use AflexiCdn\EndToEnd\Support\AddonTestCase;
use AflexiCdn\EndToEnd\Support\World;

/** The addon works under every sql_mode that a site may have, and over core tables of every Unicode kind. */
final class SqlModeTest extends AddonTestCase
{
    use PressesButtons;

    private const STRICT = 'STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_AUTO_CREATE_USER,NO_ENGINE_SUBSTITUTION';

    private string $usual;

    /** @var array<string, string> how WHMCS's tables were made, those that were converted */
    private array $tables = [];

    protected function setUp(): void
    {
        parent::setUp();
        $this->usual = (string) $this->value('SELECT @@GLOBAL.sql_mode');
    }

    protected function tearDown(): void
    {
        $this->setMode($this->usual);
        $this->putTablesBack();
        parent::tearDown();
    }

    /** @dataProvider modes */
    public function testTheWholeStory(string $mode): void
    {
        $this->setMode($mode);

        $this->story('O&#039;Brien 🐉');
    }

    /** @return array<string, array{string}> */
    public static function modes(): array
    {
        return [
            'none, as WHMCS asks for' => [''],
            'the default of MariaDB' => [self::STRICT],
            'traditional but for zero dates' => ['STRICT_ALL_TABLES,STRICT_TRANS_TABLES,ONLY_FULL_GROUP_BY,'
                . 'ERROR_FOR_DIVISION_BY_ZERO'],
            'ANSI' => ['ANSI,STRICT_TRANS_TABLES'],
            'backslashes are plain' => ['NO_BACKSLASH_ESCAPES'],
            'unsigned differences' => ['NO_UNSIGNED_SUBTRACTION,PAD_CHAR_TO_FULL_LENGTH'],
        ];
    }

    /** @dataProvider charsets */
    public function testTheWholeStoryOverOtherTables(string $mode, string $collation, string $connection): void
    {
        $this->setMode($mode);
        $this->convertTables($collation);
        $this->connectIn($connection);

        $this->story('O&#039;Brien Łódź');
    }

    /** @return array<string, array{string, string, string}> mode, collation of WHMCS's tables, its $mysql_charset */
    public static function charsets(): array
    {
        return [
            'utf8, strict' => [self::STRICT, 'utf8mb3_unicode_ci', 'utf8'],
            'utf8, lax' => ['', 'utf8mb3_general_ci', 'utf8'],
            'utf8 under utf8mb4' => [self::STRICT, 'utf8mb3_general_ci', 'utf8mb4'],
            'utf8mb4 under utf8' => [self::STRICT, 'utf8mb4_general_ci', 'utf8'],
            'utf8mb4, another collation' => [self::STRICT, 'utf8mb4_bin', 'utf8mb4'],
        ];
    }

    /** @dataProvider fourBytes */
    public function testOverUtf8FourBytesDoNoHarm(string $mode): void
    {
        $this->setMode($mode);
        $this->convertTables('utf8mb3_unicode_ci');
        $this->connectIn('utf8');
        $boost = $this->product('boost');
        $this->buyer('ada');
        $this->buyer('bob');
        $this->save([$boost]);

        $page = $this->save([$boost], [$boost => 'Gold 🐉']);
        self::assertSame(200, $page->status);
        self::assertSame([], array_diff($this->packages(), ['CDN Boost', 'Gold 🐉']), 'It arrives, or has no effect.');
        $this->save([$boost], [$boost => '']);
        $this->assertInLine();
        $this->site->pdo()->exec('DELETE FROM tblactivitylog');

        $this->portal()->setContact('ada', ['name' => 'Ada 🐉']);
        $this->portal()->setStatus('bob', 'SUSPENDED');
        $this->aWhileAfterTheChange();
        $this->site->cron(daily: true);

        self::assertStringContainsString('At Aflexi the name is "Ada', $this->row('ada/42'));
        self::assertStringContainsString('At Aflexi the status is "Suspended"', $this->row('bob/42'));
        $this->pressIn('ada/42', 'put_right');
        $this->pressIn('bob/42', 'put_right');
        $this->assertInLine();
        $this->assertNothingFailed();
    }

    /** WHMCS keeps such a character as an entity in any table. What is made of it is not made again by each cron. */
    public function testFourBytesOutOfEntitiesAreWrittenOnceOverAUtf8Connection(): void
    {
        $this->convertTables('utf8mb3_unicode_ci');
        $this->connectIn('utf8');
        $boost = $this->product('boost');
        $this->site->pdo()->exec("UPDATE tblproducts SET name = 'Gold &#128009;' WHERE id = $boost");
        $this->sale($this->client('Ada', 'Byron &#128009;', 'ada@example.test'), $boost, 'ada');
        $this->sale($this->client('Bob', 'Stone', 'bob&#128009;@example.test'), $boost);
        $this->save([$boost]);
        $this->assertInLine();
        self::assertSame('Ada Byron 🐉', $this->account('ada')['name']);
        self::assertSame('Gold 🐉', $this->account('ada')['package']);
        $this->sandbox->resetCounters();
        $lines = (int) $this->value('SELECT COUNT(*) FROM mod_aflexi_cdn_log');

        $this->site->cron();
        $this->aWhileAfterTheChange();
        $this->site->cron(daily: true);

        $this->assertNoWrites();
        $now = (int) $this->value('SELECT COUNT(*) FROM mod_aflexi_cdn_log');
        self::assertSame($lines, $now, 'Nothing is refused again.');
        self::assertStringContainsString('Not equal: 0', $this->page(self::PAGE . '&page=differences')->text());
        $this->site->pdo()->exec("UPDATE tblclients SET lastname = '&#128009; Byron' WHERE firstname = 'Ada'");
        $this->site->cron();
        $this->assertInLine();
    }

    /** @return array<string, array{string}> */
    public static function fourBytes(): array
    {
        return ['strict' => [self::STRICT], 'lax' => ['']];
    }

    private function story(string $lastname): void
    {
        $this->site->activate('aflexi_cdn');
        $client = $this->client('Zoë', $lastname, 'zoe+cdn@example.test');
        $paid = $this->sale($client, $this->product('odd'));
        $this->save([$this->product('odd')]);
        $this->assertInLine();

        $second = $this->order($client, $this->product('odd'), 'second');
        $this->site->event('payments', 'pay', $second->invoiceId, null, 'Zoë-1');
        $this->settle();
        $this->site->cron();
        self::assertSame(['second', 'zoe_cdn_example_test'], $this->accounts());
        $this->assertInLine();

        $this->bulk->refunds->throughGateway($paid->invoiceId);
        $this->site->event('hooks', 'run', 'InvoiceRefunded', ['invoiceid' => $paid->invoiceId]);
        $this->settle();
        self::assertSame('suspended', $this->statusByName()['zoe_cdn_example_test']);
        $this->assertInLine();
        $password = $this->passwordAtThePlatform('zoe_cdn_example_test');
        self::assertSame($password, $this->passwordShown('zoe_cdn_example_test'));

        $this->changesWithoutAnyHook($second->serviceIds[0]);
        $this->changesInThePortal();
        $this->refundByTransaction($second->invoiceId);
        $this->differencesOfAllKinds();
        $this->assertNothingFailed();
    }

    /** The sweep of cron. */
    private function changesWithoutAnyHook(int $service): void
    {
        foreach (['Suspended' => 'suspended', 'Active' => 'active'] as $there => $here) {
            $this->site->pdo()->exec("UPDATE tblhosting SET domainstatus = '$there' WHERE id = $service");
            $this->site->cron();
            self::assertSame($here, $this->statusByName()['second']);
            $this->assertInLine();
        }
    }

    /** The full pass. */
    private function changesInThePortal(): void
    {
        $this->portal()->setStatus('second', 'SUSPENDED');
        $this->aWhileAfterTheChange();
        $this->site->cron(daily: true);
        self::assertStringContainsString('At Aflexi the status is "Suspended"', $this->row('second/42'));

        $this->pressIn('second/42', 'put_right');
        $this->assertInLine();
    }

    /** The hook alone leads there: no cron runs. */
    private function refundByTransaction(int $invoice): void
    {
        foreach (["'); DROP TABLE tblclients; --", '🐉', 'Zoë-2', "\\'", ''] as $transid) {
            $this->manualRefund($transid);
        }
        self::assertSame('active', $this->statusByName()['second']);

        $this->bulk->refunds->manually($invoice);
        $this->manualRefund('Zoë-1');
        self::assertSame('suspended', $this->statusByName()['second']);
        $this->assertInLine();
    }

    private function manualRefund(string $transid): void
    {
        $this->site->event('hooks', 'run', 'ManualRefund', ['transid' => $transid, 'amount' => 1.0]);
        $this->tenSecondsLater();
        $this->press('work');
        $this->settle();
    }

    /** Each is found by any text, and offered to the service that explains it. */
    private function differencesOfAllKinds(): void
    {
        $this->sandbox->plant(['name' => 'zoe', 'email' => 'ł🐉@example.test', 'display_name' => "Zoë 🐉'\\",
            'package' => 'Łódź', 'status' => 'ACTIVE', 'password' => 'theirs']);
        $this->sale($this->client('Zoë', 'Ł', 'ł@example.test'), $this->product('odd'), 'zoe');
        // A worker that is still at it would keep cron from its pass.
        $this->settle();
        $this->portal()->setStatus('second', 'ACTIVE');
        $this->aWhileAfterTheChange();
        $this->site->cron(daily: true);

        foreach (['unequal' => 'second', 'missing' => 'Zoë Ł', 'stranger' => 'Zoë'] as $kind => $text) {
            $path = self::PAGE . "&page=differences&kind=$kind";
            self::assertStringContainsString($text, $this->page($path)->text());
            $nothing = $this->page($path . '&q=' . rawurlencode('🐉 Ł'))->text();
            self::assertStringContainsString('Nothing was found.', $nothing);
        }
        $offered = $this->page($path)->xpath()->query("//input[@form='aflexi-ticked'][@type='hidden']");
        self::assertSame(1, $offered->length);
        $second = $this->value("SELECT id FROM mod_aflexi_cdn_accounts WHERE name = 'second'");
        $page = $this->press('ignore', ['accounts' => [$second]], self::PAGE . '&page=differences&kind=unequal');
        self::assertStringContainsString('Not equal: 0', $page->text());
    }

    /** Hooks and cron keep their failures to themselves, but for a line in the log. */
    private function assertNothingFailed(): void
    {
        $lines = "SELECT description FROM tblactivitylog WHERE description LIKE 'Aflexi CDN: %'"
            . " AND description NOT LIKE '%looked at the password%' AND description NOT LIKE '%Services need you.%'";
        self::assertSame([], $this->column($lines));
        self::assertSame(0, $this->waiting());
    }

    private function setMode(string $mode): void
    {
        $administrator = World::shared()->administrator();
        if (!str_contains((string) $administrator->query('SELECT VERSION()')->fetchColumn(), 'MariaDB')) {
            // MySQL 8 has that one no more.
            $mode = str_replace('NO_AUTO_CREATE_USER,', '', $mode);
        }
        $administrator->exec("SET GLOBAL sql_mode = '$mode'");
    }

    private function convertTables(string $collation): void
    {
        $pdo = World::shared()->administrator();
        foreach ($this->column("SHOW TABLES LIKE 'tbl%'") as $table) {
            $this->tables[$table] = $pdo->query("SHOW CREATE TABLE `$table`")->fetchColumn(1);
            $charset = strstr($collation, '_', true);
            $pdo->exec("ALTER TABLE `$table` CONVERT TO CHARACTER SET $charset COLLATE $collation");
        }
    }

    /** Converting back would leave longer types; made anew, the next test's setup fills them. */
    private function putTablesBack(): void
    {
        $pdo = World::shared()->administrator();
        foreach ($this->tables as $table => $definition) {
            $pdo->exec("DROP TABLE `$table`");
            $pdo->exec($definition);
        }
    }

    /** The `$mysql_charset` of WHMCS's configuration.php; the next profile puts it back. */
    private function connectIn(string $charset): void
    {
        $file = $this->site->root() . '/configuration.php';
        $configuration = file_get_contents($file);
        $line = '/(mysql_charset\s*=\s*)[\'"]utf8mb4[\'"]/';
        self::assertMatchesRegularExpression($line, $configuration);
        file_put_contents($file, preg_replace($line, "$1'$charset'", $configuration));
    }
}

<?php

declare(strict_types=1);

namespace AflexiCdn\EndToEnd;

use AflexiCdn\EndToEnd\Support\AddonTestCase;
use AflexiCdn\EndToEnd\Support\FormerPlugin;
use AflexiCdn\EndToEnd\Support\TestCase;
use AflexiCdn\EndToEnd\Support\World;
use PDO;

/** A host who has the plugin of 2011 moves over: nothing is typed, nothing is made twice, no secret stays in clear. */
final class MovingOverTest extends AddonTestCase
{
    private const LEGACY = self::PAGE . '&page=legacy';
    private const HOOK = 'includes/hooks/aflexi_sync.php';

    private FormerPlugin $former;

    /** The addon is not active yet. */
    protected function setUp(): void
    {
        TestCase::setUp();
        $this->former = new FormerPlugin($this->site->pdo(), $this->sandbox);
        $this->former->leaveProductAddon([$this->product('boost')]);
        $this->former->leaveTables();
        foreach (['ada', 'bob'] as $name) {
            $this->buyer($name);
            $this->former->publisher($name, "$name@example.test", "$name, Byron");
        }
    }

    protected function tearDown(): void
    {
        @unlink($this->hookFile());
        parent::tearDown();
    }

    public function testAfterActivationAndOneFullPassAllIsInLineAndNothingWasTyped(): void
    {
        $eve = $this->client('Eve', 'Stone', 'e.ve@example.test');
        $this->sale($eve, $this->product('boost'));
        $this->former->publisher('e_ve_example_test', 'e.ve@example.test', 'Eve, Stone');
        $this->sandbox->resetCounters();

        $answer = $this->activate();
        self::assertStringContainsString('auth key of the plugin of 2011 were taken over', $answer);
        self::assertStringContainsString('Moving Over', $this->page()->text());
        $this->press('pass');

        self::assertSame(0, $this->calls('user.create'));
        self::assertSame(0, $this->calls('user.update'), 'Their names are as their clients.');
        self::assertSame(0, $this->calls('security.update'), 'They keep their passwords.');
        self::assertSame(0, $this->calls('bandwidthPackage.create'));
        $active = ['ada' => 'active', 'bob' => 'active', 'e_ve_example_test' => 'active'];
        self::assertSame($active, $this->statusByName());
        self::assertSame('ada, Byron', $this->account('ada')['name']);
        self::assertStringContainsString('2011: 3, of which 3 are adopted', $this->page(self::LEGACY)->text());
        self::assertStringContainsString('may be out of date', $this->page(self::PUBLISHERS)->text());
        self::assertSame(FormerPlugin::passwordOf('ada'), $this->passwordShown('ada'));
        $this->sandbox->resetCounters();
        $this->aWhileAfterTheChange();
        $this->site->cron(daily: true);
        $this->assertNoWrites();
        self::assertSame('0', (string) $this->value('SELECT COUNT(*) FROM mod_aflexi_cdn_accounts'
            . ' WHERE observed_name <> applied_name'), 'No difference is seen.');
    }

    public function testAnEditedClientGetsTheNameOfToday(): void
    {
        $this->activate();
        $this->press('pass');
        $client = (int) $this->value("SELECT id FROM tblclients WHERE firstname = 'ada'");
        $this->site->event('clients', 'edit', $client, ['lastname' => 'Lovelace']);
        $this->settle();

        self::assertSame('ada Lovelace', $this->account('ada')['name']);
        self::assertSame('bob, Byron', $this->account('bob')['name']);
    }

    public function testNoSecretIsInOurTablesInClearAndAfterTheRemovalInNoTable(): void
    {
        $this->activate();
        $this->press('pass');
        $secrets = [$this->sandbox->key, 'oauth-secret-in-clear', 'oauth-key-in-clear', 'in-clear-ada', 'in-clear-bob'];

        self::assertSame([], $this->found($secrets, '(?!mod_aflexicdn)'));
        self::assertCount(5, $this->found($secrets, 'mod_aflexicdn'));
        self::assertStringContainsString('2011 still hold in clear: 5', $this->page(self::LEGACY)->text());

        $page = $this->press('remove_clear_text', [], self::LEGACY);
        self::assertStringContainsString('nothing was removed', $page->text());
        self::assertCount(5, $this->found($secrets, ''));

        $page = $this->press('remove_clear_text', ['sure' => '1'], self::LEGACY);
        self::assertStringContainsString('2011: 5 keys and passwords in clear', $page->text());
        self::assertSame([], $this->found($secrets, ''));
        self::assertSame(FormerPlugin::passwordOf('bob'), $this->passwordShown('bob'));
        self::assertStringContainsString('Clear text of the plugin of 2011 removed', $this->page(self::PAGE
            . '&page=log')->text());

        $this->press('finish_moving', [], self::LEGACY);
        self::assertStringNotContainsString('Moving Over', $this->page()->text());
        $this->site->cron();
        self::assertSame(FormerPlugin::passwordOf('ada'), $this->passwordShown('ada'));
    }

    public function testANameOfTwoClientsWaitsForAPerson(): void
    {
        $this->sale($this->client('Cy', 'Other', 'cy@example.test'), $this->product('boost'), 'shared');
        $this->bulk->orders->place(
            $this->client('Dot', 'Former', 'dot@example.test'),
            [['product' => $this->product('boost'), 'username' => 'shared']],
        );
        $this->former->publisher('shared', 'dot@example.test', 'Dot, Former');
        $this->activate();
        $this->press('pass');

        $page = $this->page(self::LEGACY);
        self::assertStringContainsString('Accounts that are not adopted: 1', $page->text());
        self::assertStringContainsString('services of several clients have this name', $page->text());
        $place = $page->xpath()->evaluate("string(//table[@class='table aflexi-legacy']//a/@href)");
        self::assertStringContainsString('the e-mail address dot@example.test', $this->page($place)->text());
        $service = (int) $this->value("SELECT MIN(id) FROM tblhosting WHERE username = 'shared'");
        $this->press('take_over', ['services' => [$service]], self::PAGE . '&page=differences&kind=missing');

        self::assertSame(0, $this->calls('user.create'));
        self::assertStringNotContainsString('not adopted', $this->page(self::LEGACY)->text());
        self::assertSame(FormerPlugin::passwordOf('shared'), $this->passwordShown('shared'));
    }

    public function testAHookThatStillRunsIsAProblemUntilItIsGone(): void
    {
        $this->activate();
        file_put_contents($this->hookFile(), '<?php');

        self::assertStringContainsString('still runs beside this addon', $this->page()->text());
        $health = $this->page(self::PAGE . '&page=health&format=json');
        $checks = array_column(json_decode($health->body, true)['checks'], 'state', 'code');
        self::assertSame('critical', $checks['legacy']);
        self::assertStringContainsString(self::HOOK, $this->page(self::LEGACY)->text());
        $this->site->cron();
        $mails = implode($this->column('SELECT message FROM tblemails'));
        self::assertStringContainsString('The plugin of 2011 still runs beside this addon.', $mails);

        unlink($this->hookFile());
        self::assertStringNotContainsString('still runs beside this addon', $this->page()->text());
    }

    public function testTablesThatComeAfterTheActivationAreTakenOverFromThePage(): void
    {
        $this->site->pdo()->exec('RENAME TABLE mod_aflexicdn TO kept, mod_aflexicdn_publisher TO kept_publisher');
        $this->site->activate('aflexi_cdn');
        $this->configure(['auth_key' => '']);
        self::assertStringNotContainsString('Moving Over', $this->page()->text());
        $this->site->pdo()->exec('RENAME TABLE kept TO mod_aflexicdn, kept_publisher TO mod_aflexicdn_publisher');

        self::assertStringContainsString('Nothing was taken over yet', $this->page(self::LEGACY)->text());
        $page = $this->press('move_over', [], self::LEGACY);
        self::assertStringContainsString('was taken over, encrypted', $page->text());
        $this->press('pass');

        self::assertSame(['ada' => 'active', 'bob' => 'active'], $this->statusByName());
        self::assertSame(0, $this->calls('user.create'));
    }

    public function testTablesThatCannotBeReadAreToldAndTakeNoPageDown(): void
    {
        $this->site->pdo()->exec('ALTER TABLE mod_aflexicdn_publisher CHANGE `value` odd TEXT');

        self::assertMatchesRegularExpression('/nothing could be taken over from it: .*value/', $this->activate());
        self::assertStringContainsString('Moving Over', $this->page()->text());
        self::assertMatchesRegularExpression("/Unknown column '`?value/", $this->page(self::LEGACY)->text());
    }

    public function testAClientIsToldThatThePasswordMayBeOutOfDate(): void
    {
        $this->activate();
        $this->press('pass');
        $row = $this->site->pdo()->query("SELECT id, userid FROM tblhosting WHERE username = 'ada'")->fetch();

        $client = $this->site->client((int) $row['userid']);
        $page = $client->get("index.php?m=aflexi_cdn&service={$row['id']}");

        self::assertStringContainsString('from our former system and may be out of date', $page->text());
        self::assertStringContainsString('Show Password', $page->body);
    }

    /** Activates and saves the settings as they are; what activation said. */
    private function activate(): string
    {
        $answer = $this->site->activate('aflexi_cdn')->text();
        $this->site->configure('aflexi_cdn');
        $this->expect();

        return $answer;
    }

    private function hookFile(): string
    {
        return $this->site->root() . '/' . self::HOOK;
    }

    /**
     * @param list<string> $secrets
     *
     * @return list<string> those that stand in any table whose name begins so
     */
    private function found(array $secrets, string $tables): array
    {
        $pdo = World::shared()->administrator();
        $found = [];
        foreach ($pdo->query('SHOW TABLES')->fetchAll(PDO::FETCH_COLUMN) as $table) {
            if (preg_match("/^$tables/", $table) === 1) {
                $rows = serialize($pdo->query("SELECT * FROM `$table`")->fetchAll(PDO::FETCH_NUM));
                foreach ($secrets as $secret) {
                    if (str_contains($rows, $secret)) {
                        $found[$secret] = $secret;
                    }
                }
            }
        }

        return array_values($found);
    }
}

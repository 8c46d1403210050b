<?php

declare(strict_types=1);

namespace AflexiCdn\EndToEnd;

use AflexiCdn\EndToEnd\Support\AddonTestCase;
use AflexiCdn\EndToEnd\Support\Program;
use AflexiCdn\EndToEnd\Support\SyncCommand;
use WhmcsHost\Response;
use WhmcsHost\Seed;
use WhmcsHost\Wait;

/** The client of an account that we made is welcomed: once, if the host wants it, without a password unless it is named. */
final class WelcomeEmailTest extends AddonTestCase
{
    use PressesButtons;

    private const TEMPLATE = 'Aflexi CDN Welcome';
    private const SUBJECT = 'Your CDN account is ready';

    protected function setUp(): void
    {
        parent::setUp();
        $this->site->pdo()->exec('TRUNCATE tblemails');
        $this->configure(['welcome_email' => 'on']);
    }

    protected function tearDown(): void
    {
        array_map(unlink(...), glob($this->site->root() . '/includes/hooks/welcome*.php'));
        parent::tearDown();
    }

    public function testItIsSentOnceAfterTheCheckoutWithoutCron(): void
    {
        $this->save([$this->product('boost')]);
        $client = $this->client('Ada', '<Byron>', 'ada@example.test');
        $order = $this->order($client, $this->product('boost'));
        $service = $order->serviceIds[0];
        $this->site->pdo()->exec("UPDATE tblhosting SET domain = 'ada.example' WHERE id = $service");

        $this->site->event('payments', 'pay', $order->invoiceId);
        Wait::until(fn (): bool => $this->mails() !== [], 10.0, 'the welcome e-mail');
        $this->site->cron();
        $this->site->cron();

        self::assertSame(["$client ada@example.test " . self::SUBJECT], $this->mails());
        $text = $this->text();
        self::assertStringContainsString('your CDN account for ada.example is ready', $text);
        self::assertStringContainsString('User name: ada_example_test/42', $text);
        self::assertStringContainsString('Package: CDN Boost', $text);
        self::assertStringContainsString(rtrim($this->site->url(), '/') . '/index.php?m=aflexi_cdn', $text);
        self::assertSame(['welcome done'], $this->log());
        $this->assertNoPasswordOutside([]);
    }

    public function testTheCustomerDoesNotWaitForASlowMailServer(): void
    {
        $this->save([$this->product('boost')]);
        $customer = $this->customer('ada');
        $this->onMail('sleep(2);');

        $this->site->event('payments', 'pay', $customer->invoice);

        self::assertSame([], $this->mails(), 'The response came before the e-mail was sent.');
        Wait::until(fn (): bool => $this->mails() !== [], 10.0, 'the welcome e-mail');
    }

    public function testATerminalSendsItAsWell(): void
    {
        $this->save([$this->product('boost')]);
        $buyer = $this->buyer('ada');

        SyncCommand::run($this->site, ['--all']);

        self::assertSame(["$buyer->client ada@example.test " . self::SUBJECT], $this->mails());
        self::assertSame('terminal', $this->value("SELECT actor FROM mod_aflexi_cdn_log WHERE action = 'welcome'"));
    }

    public function testItIsOffByDefault(): void
    {
        $this->configure(['welcome_email' => 'off']);
        $this->buyer('ada');
        $this->save([$this->product('boost')]);
        $this->site->cron();
        $this->configure(['welcome_email' => 'on']);
        $this->site->cron();

        self::assertSame(['ada'], $this->accounts());
        self::assertSame([], $this->mails(), 'Nor for those that were made while it was off.');
        self::assertStringContainsString('value="welcome"', $this->page($this->own('ada'))->body);
        $this->configure(['welcome_email' => 'off']);
        self::assertStringNotContainsString('value="welcome"', $this->page($this->own('ada'))->body);
    }

    public function testAnAccountThatWasThereIsNotWelcomed(): void
    {
        $this->buyer('ada');
        $this->sandbox->plant(['name' => 'ada', 'email' => 'ada@example.test', 'display_name' => 'Old',
            'package' => 'old', 'status' => 'ACTIVE', 'password' => 'old-secret']);
        $this->save([$this->product('boost')]);
        $this->site->cron();

        self::assertSame(1, (int) $this->value("SELECT COUNT(*) FROM mod_aflexi_cdn_log WHERE action = 'adopt'"));
        self::assertSame([], $this->mails());
    }

    public function testACreateWhoseAnswerWasLostIsWelcomedOnceItIsFound(): void
    {
        $this->buyer('ada');
        $this->sandbox->setFaults(['kind' => 'drop_after', 'method' => 'user.create', 'times' => 1]);
        $this->save([$this->product('boost')]);
        self::assertSame([], $this->mails());

        $this->anHourLater();
        $this->site->cron();
        $this->site->cron();

        self::assertCount(1, $this->mails());
    }

    public function testAFailureIsTriedAgainByLaterCronsAndThenShown(): void
    {
        $this->stopMails();
        $this->made('ada');
        for ($hours = 0; $hours < 30; $hours += 6) {
            $this->site->cron();
            $this->welcomesLater($hours === 0 ? 1 : 6);
        }

        self::assertSame([], $this->mails());
        self::assertSame(array_fill(0, 3, 'welcome failed'), $this->log());
        $log = $this->page(self::PAGE . '&page=log&action=welcome')->text();
        self::assertStringContainsString('WHMCS did not send the welcome e-mail, try 3 of 3', $log);
        self::assertStringContainsString('Sending Failed', $log);
        self::assertStringContainsString('given up within the last seven days: 1', $this->health());
    }

    public function testAFailureThatPassesIsNone(): void
    {
        $this->stopMails();
        $this->made('ada');
        $this->site->cron();
        unlink($this->site->root() . '/includes/hooks/welcome.php');
        $this->site->cron();
        self::assertSame([], $this->mails(), 'It is not tried at once.');

        $this->welcomesLater(1);
        $this->site->cron();
        $this->site->cron();

        self::assertCount(1, $this->mails());
        self::assertSame(['welcome failed', 'welcome done'], $this->log());
    }

    public function testAnEditedAndRenamedTemplateIsTheHostsOwn(): void
    {
        $this->site->pdo()->exec("UPDATE tblemailtemplates SET name = 'Hello CDN', subject = 'Hi {\$client_first_name}'"
            . " WHERE name = '" . self::TEMPLATE . "'");
        $this->press('install');
        $this->site->deactivate('aflexi_cdn');
        $this->site->activate('aflexi_cdn');
        $this->configure(['welcome_email' => 'on']);
        $client = $this->made('ada');
        $this->site->cron();

        self::assertSame(["$client ada@example.test Hi ada"], $this->mails());
        self::assertSame(['Hello CDN'], $this->column("SELECT name FROM tblemailtemplates WHERE name LIKE '%CDN%'"));
    }

    public function testADeletedTemplateStaysDeletedAndNothingIsSent(): void
    {
        $this->site->pdo()->exec("DELETE FROM tblemailtemplates WHERE name = '" . self::TEMPLATE . "'");
        $this->made('ada');
        $this->page();
        $this->press('install');
        $this->site->cron();

        self::assertSame([], $this->mails());
        self::assertSame([], $this->column("SELECT name FROM tblemailtemplates WHERE name LIKE '%CDN%'"));
        self::assertStringContainsString('the template was deleted in WHMCS', $this->health());
        self::assertStringNotContainsString('value="welcome"', $this->page($this->own('ada'))->body);
    }

    public function testADisabledTemplateIsWaitedFor(): void
    {
        $this->disable(1);
        $this->made('ada');
        $this->site->cron();
        self::assertSame([], $this->mails());
        self::assertStringContainsString('the template is disabled in WHMCS', $this->health());

        $this->disable(0);
        $this->site->cron();
        self::assertCount(1, $this->mails());
        self::assertStringContainsString('gets a welcome e-mail', $this->health());
    }

    public function testThePasswordIsSentOnlyIfTheTemplateNamesIt(): void
    {
        $this->site->pdo()->exec("UPDATE tblemailtemplates SET message = 'Password: {\$cdn_password}'"
            . " WHERE name = '" . self::TEMPLATE . "'");
        $this->made('ada');
        $this->site->cron();

        self::assertSame('Password: ' . $this->passwordAtThePlatform('ada'), $this->text());
        $this->assertNoPasswordOutside(['tblemails']);
    }

    public function testTheButtonSendsItOnceMore(): void
    {
        $this->made('ada');
        $this->site->cron();
        self::assertCount(1, $this->mails());

        $page = $this->welcome('ada');
        Wait::until(fn (): bool => count($this->mails()) === 2, 10.0, 'the second e-mail');
        $this->site->cron();

        self::assertStringContainsString('The welcome e-mail is on its way.', $page->text());
        self::assertCount(2, $this->mails());
        self::assertSame(['welcome done', 'resend_welcome done', 'welcome done'], $this->log());
        self::assertSame(1, (int) $this->value("SELECT COUNT(*) FROM mod_aflexi_cdn_log
            WHERE action = 'resend_welcome' AND actor = 'admin 1'"));
    }

    public function testAHundredCreatedByASaveAreWelcomedByCronsInParts(): void
    {
        Seed::bulk(100, $this->product('hidden'));
        $this->configure(['welcome_email' => 'on', 'time_budget' => '60']);
        // Nobody sends while the page is open.
        $this->disable(1);
        $this->save([$this->product('hidden')]);
        self::assertCount(100, $this->accounts());
        $this->disable(0);

        $this->site->cron();
        self::assertCount(50, $this->mails());
        $this->site->cron();
        $this->site->cron();

        self::assertCount(100, $this->mails());
        self::assertCount(100, array_unique($this->mails()));
    }

    public function testCronsAtOnceSendOneToEach(): void
    {
        Seed::bulk(20, $this->product('hidden'));
        $this->disable(1);
        $this->save([$this->product('hidden')]);
        $this->disable(0);

        Program::cronsAtOnce($this->site, 3);

        self::assertCount(20, $this->mails());
        self::assertCount(20, array_unique($this->mails()));
    }

    public function testNobodyIsWrittenToFromACopyOfTheSite(): void
    {
        $this->disable(1);
        $this->made('ada');
        $this->disable(0);
        $this->site->pdo()->exec("UPDATE mod_aflexi_cdn_meta SET value = 'elsewhere' WHERE name = 'site'");
        $this->site->cron();

        self::assertSame([], $this->mails());
    }

    /** A buyer whose account is made by a save. Returns the client. */
    private function made(string $name): int
    {
        $buyer = $this->buyer($name);
        $this->save([$this->product('boost')]);
        self::assertContains($name, $this->accounts());

        return $buyer->client;
    }

    /** @return list<string> client, address and subject of what was sent to clients */
    private function mails(): array
    {
        return $this->column("SELECT CONCAT_WS(' ', userid, `to`, subject) FROM tblemails"
            . ' WHERE userid > 0 ORDER BY id');
    }

    private function text(): string
    {
        return (string) $this->value('SELECT message FROM tblemails WHERE userid > 0 ORDER BY id DESC LIMIT 1');
    }

    /** @return list<string> what the log says of welcome e-mails */
    private function log(): array
    {
        return $this->column("SELECT CONCAT(action, ' ', result) FROM mod_aflexi_cdn_log"
            . " WHERE action LIKE '%welcome%' ORDER BY id");
    }

    private function health(): string
    {
        return $this->page(self::PAGE . '&page=health')->text();
    }

    private function disable(int $disabled): void
    {
        $this->site->pdo()->exec("UPDATE tblemailtemplates SET disabled = $disabled"
            . " WHERE name = '" . self::TEMPLATE . "'");
    }

    /** Has a hook refuse every e-mail to clients. */
    private function stopMails(): void
    {
        $this->onMail("return ['abortsend' => true];");
    }

    /** Runs this before WHMCS sends an e-mail to a client. */
    private function onMail(string $code): void
    {
        file_put_contents(
            $this->site->root() . '/includes/hooks/welcome.php',
            "<?php\nadd_hook('EmailPreSend', 1, function () { $code });\n"
        );
    }

    private function welcomesLater(int $hours): void
    {
        $this->site->pdo()->exec("UPDATE mod_aflexi_cdn_accounts SET welcome_at = welcome_at - INTERVAL $hours HOUR");
    }

    /** Presses [Send Welcome E-mail] beside an account. */
    private function welcome(string $name): Response
    {
        return $this->pressIn($name, 'welcome');
    }

    /** @param list<string> $allowed tables that hold the password in clear */
    private function assertNoPasswordOutside(array $allowed): void
    {
        foreach (array_column($this->sandbox->state()['accounts'], 'username') as $username) {
            $password = $this->sandbox->password($username)['password'];
            foreach ($this->column('SHOW TABLES') as $table) {
                $rows = $this->site->pdo()->query("SELECT * FROM `$table`")->fetchAll(\PDO::FETCH_NUM);
                $isThere = str_contains(serialize($rows), $password);
                self::assertSame(in_array($table, $allowed, true), $isThere, "$table and the password of $username");
            }
        }
    }
}

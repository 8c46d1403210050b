<?php

declare(strict_types=1);

namespace AflexiCdn\EndToEnd;

use AflexiCdn\EndToEnd\Support\AddonTestCase;
use AflexiCdn\EndToEnd\Support\Customer;

/** The page of the operation log. */
final class LogTest extends AddonTestCase
{
    use PressesButtons;

    private const LOG = self::PAGE . '&page=log';

    private Customer $ada;
    private Customer $bob;

    protected function setUp(): void
    {
        parent::setUp();
        $this->ada = $this->buyer('ada');
        $this->bob = $this->buyer('bob');
        $this->save([$this->product('boost')]);
    }

    public function testALineTellsWhoDidWhatFromWhatToWhat(): void
    {
        $this->sandbox->setLatency(20);
        $this->bulk->refunds->throughGateway($this->bob->invoice);
        $this->site->cron();

        $line = $this->lines()[0];

        self::assertMatchesRegularExpression('~^\d\d/\d\d/\d{4} \d\d:\d\d Account suspended ~', $line);
        self::assertStringContainsString('Status: Active → Suspended Done Found by the cron job bob Byron', $line);
        self::assertMatchesRegularExpression("/ Service #{$this->bob->service} bob \d+\.\d\d s$/", $line);
    }

    public function testWhatAnAdminDecidesIsTold(): void
    {
        $this->pressIn('ada/42', 'mode', ['mode' => 'off']);

        [$suspended, $set] = $this->lines();

        self::assertStringContainsString('On, off or automatic set Mode: Automatic → Always off Done Admin #1', $set);
        self::assertStringContainsString('Account suspended', $suspended);
        self::assertStringContainsString('On, off or automatic, Admin #1', $suspended);
    }

    public function testLinesAreFilteredAndSearched(): void
    {
        $this->bulk->refunds->throughGateway($this->bob->invoice);
        $this->site->cron();

        self::assertCount(1, $this->lines('&action=suspend'));
        self::assertCount(2, $this->lines('&action=create'));
        self::assertCount(2, $this->lines('&q=bob%40example.test'));
        self::assertCount(1, $this->lines("&q=%23{$this->ada->service}"));
        self::assertSame([], $this->lines('&result=failed'));
        self::assertStringContainsString('Nothing was found.', $this->page(self::LOG . '&result=failed')->text());
    }

    public function testAPublisherLeadsToItsLines(): void
    {
        $link = $this->page($this->own('ada/42'))->xpath()
            ->evaluate("string(//a[contains(@href, 'page=log') and contains(@href, 'account=')]/@href)");

        $lines = $this->lines(substr($link, strlen(self::LOG)));

        self::assertCount(1, $lines);
        self::assertStringContainsString('ada', $lines[0]);
    }

    public function testAPasswordIsNeverTold(): void
    {
        $password = $this->passwordShown('ada');
        $this->pressIn('ada/42', 'password');

        $page = $this->page(self::LOG);

        self::assertStringContainsString('Password looked at', $page->text());
        self::assertStringContainsString('New password set', $page->text());
        self::assertStringNotContainsString($password, $page->body);
        self::assertStringNotContainsString($this->passwordAtThePlatform('ada'), $page->body);
    }

    public function testALineOfAnEarlierVersionIsStillTold(): void
    {
        $detail = '{"name":"gone","status":"suspended","package":"Boost","email":"gone@example.test"}';
        $this->site->pdo()->exec('INSERT INTO mod_aflexi_cdn_log (at, actor, account_id, service_id, action, result,'
            . " detail) VALUES (UTC_TIMESTAMP(), 'cron', 99999, 99999, 'suspend', 'done', '$detail')");

        $line = $this->lines()[0];

        self::assertStringContainsString('Status: Suspended', $line);
        self::assertStringContainsString('gone', $line);
    }

    public function testOldLinesAreRemovedByCronAfterTheDaysOfTheSettings(): void
    {
        $this->configure(['log_days' => '7']);
        $this->site->pdo()->exec("UPDATE mod_aflexi_cdn_log SET at = at - INTERVAL 8 DAY WHERE action = 'create'");

        $this->site->cron(daily: true);

        self::assertSame([], $this->lines('&action=create'));
        self::assertCount(1, $this->lines('&action=save'));
    }

    public function testARoleWithoutAccessSeesNothing(): void
    {
        self::assertSame(403, $this->site->admin('support')->get(self::LOG)->status);
    }

    /** @return list<string> what the lines say, the newest first */
    private function lines(string $filter = ''): array
    {
        $lines = [];
        foreach ($this->page(self::LOG . $filter)->xpath()->query('//tbody/tr') as $row) {
            $lines[] = trim(preg_replace('/\s+/u', ' ', $row->textContent));
        }

        return $lines;
    }
}

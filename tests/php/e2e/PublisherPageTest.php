<?php

declare(strict_types=1);

namespace AflexiCdn\EndToEnd;

use AflexiCdn\EndToEnd\Support\AddonTestCase;
use AflexiCdn\EndToEnd\Support\Customer;
use WhmcsHost\Response;
use WhmcsHost\Wait;
use WhmcsHost\WebDriver;

/** The page of one publisher: how it stands and why, what was done to it by whom, and its buttons. */
final class PublisherPageTest extends AddonTestCase
{
    use PressesButtons;

    private const TITLE = "//div[@class='aflexi-cdn']/h2";

    private Customer $ada;

    protected function setUp(): void
    {
        parent::setUp();
        $this->ada = $this->buyer('ada');
        $this->save([$this->product('boost')]);
    }

    public function testItSaysHowThePublisherStandsAndWhy(): void
    {
        $page = $this->ownPage();

        self::assertSame('Publisher ada/42', $this->says($page, self::TITLE));
        self::assertSame('ada Byron', $this->says($page, '//dd[1]'));
        self::assertSame("Active Invoice #{$this->ada->invoice} is paid.", $this->says($page, '//dd[2]'));
        self::assertSame([
            'Status' => ['Active', 'Active'],
            'Package' => ['CDN Boost', 'CDN Boost'],
            'Name' => ['ada Byron', 'ada Byron'],
            'E-mail' => ['ada@example.test', 'ada@example.test'],
        ], $this->facts($page));
        $service = '//table[contains(@class, "aflexi-own-services")]//tbody//th';
        self::assertSame("Service #{$this->ada->service}", $this->says($page, $service));
        $tab = "//*[contains(@class, 'nav-tabs')]/*[contains(@class, 'active')]";
        self::assertSame('Publishers', $this->says($page, $tab));
    }

    public function testWhatWasLastSeenAtAflexiStandsBesideIt(): void
    {
        $this->portal()->setStatus('ada', 'SUSPENDED');
        $this->aWhileAfterTheChange();
        $this->site->cron(daily: true);

        $page = $this->ownPage();

        self::assertSame(['Active', 'Suspended'], $this->facts($page)['Status']);
        self::assertSame(['CDN Boost', 'CDN Boost'], $this->facts($page)['Package']);
        self::assertStringContainsString('At Aflexi the status is "Suspended"', $page->text());
        self::assertDoesNotMatchRegularExpression('/showed it \(never\)/', $page->text());

        $this->pressOwn('put_right');

        self::assertStringNotContainsString('At Aflexi the status is', $this->ownPage()->text());
        $this->assertInLine();
    }

    public function testTheHistoryNamesWhoOrWhatAskedForEachChange(): void
    {
        $this->site->event('refunds', 'throughGateway', $this->ada->invoice);
        Wait::until(fn (): bool => $this->statusByName() === ['ada' => 'suspended'], 5.0, 'the account');
        $this->settle();
        $this->pressOwn('mode', ['mode' => 'on']);
        $this->site->pdo()->exec("UPDATE tblclients SET lastname = 'Lovelace' WHERE id = {$this->ada->client}");
        $this->site->cron();

        self::assertSame([
            'Name or e-mail changed Name: ada Byron → ada Lovelace | Found by the cron job',
            'Account activated Status: Suspended → Active | On, off or automatic, Admin #1',
            'On, off or automatic set Mode: Automatic → Always on | Admin #1',
            'Account suspended Status: Active → Suspended | Invoice refunded',
            'Account created | [Save Settings], Admin #1',
        ], $this->history());
        $last = $this->says($this->ownPage(), '//table[contains(@class, "aflexi-log")]//tr[last()]/td[1]');
        self::assertStringContainsString('Status: Active', $last, 'what it was created like');
    }

    public function testALongHistoryIsPaged(): void
    {
        for ($number = 0; $number < 60; $number++) {
            $this->cdnLog('look', "cause $number");
        }

        $second = $this->page($this->ownPage()->xpath()->evaluate('string(//a[@rel="next"]/@href)'));

        self::assertStringContainsString('Page 2 of 2', $second->text());
        self::assertStringContainsString('Account created', $second->text());
        self::assertStringNotContainsString('cause 59', $second->text());
        self::assertSame('Publisher ada/42', $this->says($second, self::TITLE));
    }

    public function testSynchronizeNowBringsItInLineAndShowsWhatWasDone(): void
    {
        $this->bulk->refunds->throughGateway($this->ada->invoice);
        self::assertSame(['ada' => 'active'], $this->statusByName(), 'Nobody has told of it yet.');

        $page = $this->pressOwn('synchronize');

        self::assertStringContainsString('What was done', $page->text());
        self::assertStringContainsString('1 suspended', $page->text());
        self::assertSame('Publisher ada/42', $this->says($page, self::TITLE), 'still there');
        $this->assertInLine();
        self::assertSame([
            'Account suspended Status: Active → Suspended | [Synchronize Now], Admin #1',
            'Synchronization asked for | Admin #1',
        ], array_slice($this->history(), 0, 2));
    }

    public function testSynchronizingWhatIsInLineWritesNothing(): void
    {
        $this->sandbox->resetCounters();

        $page = $this->pressOwn('synchronize');

        self::assertStringContainsString('1 already in line', $page->text());
        $this->assertNoWrites();
    }

    public function testThePasswordIsShownThereOnceAndLogged(): void
    {
        $password = $this->passwordAtThePlatform('ada');
        self::assertStringNotContainsString($password, $this->ownPage()->body);

        $shown = $this->pressOwn('reveal');

        self::assertSame('Publisher ada/42', $this->says($shown, self::TITLE));
        self::assertStringContainsString('value="' . $password . '"', $shown->body);
        self::assertSame('no-store', $shown->header('Cache-Control'));
        self::assertStringNotContainsString($password, $this->ownPage()->body);
        self::assertSame('Password looked at | Admin #1', $this->history()[0]);
    }

    public function testWhichServiceDecidesIsSaid(): void
    {
        $second = $this->sale($this->ada->client, $this->product('boost'), 'ada');
        $this->save([$this->product('boost')]);
        $page = $this->ownPage();
        self::assertStringContainsString("Service #{$second->serviceIds[0]} decides about it.", $page->text());

        $this->bulk->refunds->throughGateway($second->invoiceId);
        $this->site->cron();

        $page = $this->ownPage();
        self::assertStringContainsString("Service #{$this->ada->service} decides about it.", $page->text());
        $why = "Active Invoice #{$this->ada->invoice} is paid. ";
        self::assertStringStartsWith($why, $this->says($page, '//dd[2]'));
        self::assertStringContainsString("Invoice #{$second->invoiceId} was refunded.", $page->text());
        $this->assertInLine();
    }

    public function testWhatWasRefusedIsShownAndTriedAgain(): void
    {
        $this->sandbox->setFaults(['kind' => 'fault', 'code' => 1302, 'message' => 'Not today',
            'method' => 'publisherLink.update']);
        $this->pressOwn('mode', ['mode' => 'off']);
        $page = $this->ownPage();
        $refused = '/Refused On, off or automatic, Admin #1 Aflexi refuses .*Not today/';
        self::assertMatchesRegularExpression($refused, $page->text());

        $this->sandbox->clearFaults();
        $page = $this->pressOwn('retry');

        self::assertStringContainsString('1 suspended', $page->text());
        self::assertSame('Publisher ada/42', $this->says($page, self::TITLE), 'still there');
        self::assertNotContains('retry', $this->offers($page));
        self::assertSame(['ada' => 'suspended'], $this->statusByName());
    }

    /** @dataProvider nobodies */
    public function testOneThatIsNotThereIsSaidToBeSo(string $account): void
    {
        $page = $this->page(self::PUBLISHERS . "&account=$account");

        self::assertSame(404, $page->status);
        self::assertStringContainsString('There is no such publisher', $page->text());
        self::assertSame(1, $page->xpath()->query('//a[.="All publishers"]')->length);
    }

    /** @return array<string, array{string}> */
    public static function nobodies(): array
    {
        return [
            'unknown' => ['999999'],
            'zero' => ['0'],
            'no number' => [urlencode('1 OR 1=1')],
            'too long a number' => [str_repeat('9', 40)],
        ];
    }

    public function testARoleWithoutAccessSeesNothing(): void
    {
        $page = $this->site->admin('support')->get($this->own('ada/42'));

        self::assertSame(403, $page->status);
        self::assertStringNotContainsString('ada/42', $page->body);
    }

    public function testThePasswordIsCopied(): void
    {
        $directory = $this->site->directory() . '/browser-' . bin2hex(random_bytes(4));
        mkdir($directory);
        $browser = new WebDriver($directory, 1280);
        try {
            $browser->open($this->site->url() . 'admin/login.php');
            $browser->type('[name=username]', 'admin');
            $browser->type('[name=password]', 'admin');
            $browser->click('form button, form [type=submit]', until: '[name=logout]');
            $browser->open($this->site->url() . 'admin/' . $this->own('ada/42'));
            $browser->click('button[value=reveal]', until: '[data-copy]:not([hidden])');
            $browser->run('const write = navigator.clipboard.writeText.bind(navigator.clipboard);'
                . 'navigator.clipboard.writeText = text => { window.copied = text; return write(text); }');
            $browser->click('[data-copy]', until: '.aflexi-password [role=status]:not(:empty)');

            self::assertSame('Copied.', $browser->run(
                'return document.querySelector(".aflexi-password [role=status]").textContent'
            ));
            self::assertSame($this->passwordAtThePlatform('ada'), $browser->run('return window.copied'));
        } finally {
            $browser->stop();
        }
    }

    private function ownPage(): Response
    {
        return $this->page($this->own('ada/42'));
    }

    /** @param array<string, string> $fields typed or chosen in the button's form */
    private function pressOwn(string $action, array $fields = []): Response
    {
        $path = $this->own('ada/42');
        $form = $this->page($path)->form("//form[.//button[@value='$action']]");

        return $this->desk()->post($path, ['action' => $action] + $fields + $form);
    }

    private function says(Response $page, string $path): string
    {
        return trim(preg_replace('/\s+/u', ' ', $page->xpath()->evaluate("string($path)")));
    }

    /** @return array<string, list<string>> as this addon left it, and as it was last seen */
    private function facts(Response $page): array
    {
        $facts = [];
        $document = $page->xpath();
        foreach ($document->query('//table[contains(@class, "aflexi-facts")]/tbody/tr') as $row) {
            $cells = [];
            foreach ($document->query('td', $row) as $cell) {
                $cells[] = trim($cell->textContent);
            }
            $facts[trim($document->evaluate('string(th)', $row))] = $cells;
        }

        return $facts;
    }

    /** @return list<string> what was done, and who or what asked for it; what an account was made like is left out */
    private function history(): array
    {
        $lines = [];
        $document = $this->ownPage()->xpath();
        foreach ($document->query('//table[contains(@class, "aflexi-log")]/tbody/tr') as $row) {
            $what = trim(preg_replace('/\s+/u', ' ', $document->evaluate('string(td[1])', $row)));
            $cause = trim($document->evaluate('string(td[3])', $row));
            $lines[] = preg_replace('/^(Account created) .*/', '$1', $what) . " | $cause";
        }

        return $lines;
    }

    /** @return list<string> the actions of its buttons */
    private function offers(Response $page): array
    {
        $actions = [];
        foreach ($page->xpath()->query('//button/@value') as $value) {
            $actions[] = $value->nodeValue;
        }

        return $actions;
    }

    private function cdnLog(string $action, string $actor): void
    {
        $this->site->pdo()->exec('INSERT INTO mod_aflexi_cdn_log (at, actor, account_id, action, result, detail)'
            . " SELECT UTC_TIMESTAMP(), '$actor', id, '$action', 'done', '{}' FROM mod_aflexi_cdn_accounts");
    }
}

<?php

declare(strict_types=1);

namespace AflexiCdn\EndToEnd;

use AflexiCdn\EndToEnd\Support\AddonTestCase;
use AflexiCdn\EndToEnd\Support\Customer;

/** In a WHMCS of another address, a copy perhaps, the platform is not even called until an admin says yes (R12). */
final class OtherSiteTest extends AddonTestCase
{
    private Customer $ada;

    protected function setUp(): void
    {
        parent::setUp();
        $this->ada = $this->buyer('ada');
        $this->save([$this->product('boost')]);
        $this->assertInLine();
    }

    public function testNothingIsCalledWhateverHappensUntilTheYes(): void
    {
        $this->moveTo('https://staging.example/');

        $this->site->event('refunds', 'throughGateway', $this->ada->invoice);
        $this->site->event('payments', 'pay', $this->customer('bob')->invoice);
        $this->site->cron();
        $this->site->cron(daily: true);
        $this->press('pass');
        $this->press('work');
        $this->save([$this->product('boost'), $this->product('hosting')]);

        self::assertSame(0, $this->sandbox->state()['total_calls']);
        $page = $this->page()->text();
        self::assertStringContainsString('Is this the WHMCS that the accounts belong to?', $page);
        self::assertStringContainsString('but this one is "staging.example (whmcs)"', $page);
        self::assertSame(['other_site'], array_keys($this->questions()));

        $this->yes('other_site');
        $this->site->cron();

        self::assertSame([], $this->questions());
        self::assertSame(['ada' => 'suspended', 'bob' => 'active'], $this->statusByName());
        $this->assertInLine();
    }

    public function testTheConnectionTestSaysSo(): void
    {
        $this->moveTo('https://staging.example/');

        $page = $this->press('check');

        self::assertStringContainsString('The accounts belong to the WHMCS "', $page->text());
        self::assertSame(0, $this->sandbox->state()['writes']);
    }

    public function testBackAtItsAddressNothingIsAsked(): void
    {
        $home = $this->value("SELECT value FROM tblconfiguration WHERE setting = 'SystemURL'");
        $this->moveTo('https://staging.example/');
        $this->site->cron();
        $this->moveTo($home);

        $this->site->cron();

        self::assertSame([], $this->questions());
        $this->assertInLine();
    }

    public function testAnotherSchemeAloneIsTheSameSite(): void
    {
        $home = $this->value("SELECT value FROM tblconfiguration WHERE setting = 'SystemURL'");
        $this->moveTo(str_replace('http://', 'https://', $home));

        $this->site->event('payments', 'pay', $this->customer('bob')->invoice);
        $this->settle();

        self::assertSame([], $this->questions());
        self::assertSame(['ada', 'bob'], $this->accounts());
    }

    public function testTheYesIsToThisAddressAlone(): void
    {
        $this->moveTo('https://staging.example/');
        $id = $this->questions()['other_site'];
        $this->moveTo('https://other.example/');

        $page = $this->press('answer', ['question' => 'other_site', 'id' => $id]);

        self::assertStringContainsString('This did not work.', $page->text());
        self::assertSame(['other_site'], array_keys($this->questions()));
        self::assertSame(0, $this->sandbox->state()['total_calls']);
    }

    private function moveTo(string $url): void
    {
        $this->site->pdo()->prepare("UPDATE tblconfiguration SET value = ? WHERE setting = 'SystemURL'")
            ->execute([$url]);
        $this->sandbox->resetCounters();
    }
}

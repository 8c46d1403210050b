<?php

declare(strict_types=1);

namespace AflexiCdn\EndToEnd;

use AflexiCdn\EndToEnd\Support\AddonTestCase;
use AflexiCdn\EndToEnd\Support\Customer;
use AflexiCdn\EndToEnd\Support\World;

/** The row "CDN" on the page of a service in the admin area. */
final class ServiceTabTest extends AddonTestCase
{
    private Customer $ada;

    protected function setUp(): void
    {
        parent::setUp();
        $this->ada = $this->buyer('ada');
        $this->save([$this->product('boost')]);
    }

    public function testItSaysHowTheAccountIsAndWhy(): void
    {
        $text = $this->row();

        self::assertStringStartsWith("Active Invoice #{$this->ada->invoice} is paid.", $text);
        self::assertStringContainsString('Aflexi user name: ada/42', $text);
        self::assertStringContainsString("Package at Aflexi: {$this->account('ada')['package']}", $text);
        $account = $this->value('SELECT id FROM mod_aflexi_cdn_accounts');
        $link = "//a[@href='addonmodules.php?module=aflexi_cdn&page=publishers&account=$account']";
        self::assertSame(1, $this->page($this->path())->xpath()->query($link)->length);

        $this->bulk->refunds->throughGateway($this->ada->invoice);
        $this->site->cron();
        self::assertStringStartsWith("Suspended Invoice #{$this->ada->invoice} was refunded.", $this->row());
    }

    public function testItShowsNoSecret(): void
    {
        $body = $this->page($this->path())->body;

        self::assertStringNotContainsString($this->passwordAtThePlatform('ada'), $body);
        self::assertStringContainsString('ada/42', $body);
    }

    public function testItSaysWhatWaitsAndWhatWasRefused(): void
    {
        $eve = $this->sale($this->client('Eve', 'Doe', 'eve@example.test'), $this->product('boost'), 'ada');
        $this->sandbox->setFaults(['kind' => 'drop_before', 'method' => 'publisherLink.update']);
        $this->bulk->refunds->throughGateway($this->ada->invoice);
        $this->site->cron();
        self::assertStringContainsString('Waits for', $this->row());
        self::assertStringContainsString('Next try:', $this->row());

        $this->sandbox->clearFaults();
        $this->save([$this->product('boost')]);
        $row = $this->row("clientsservices.php?userid={$this->userOf($eve->serviceIds[0])}&id={$eve->serviceIds[0]}");
        self::assertStringContainsString('Refused', $row);
        self::assertStringContainsString("The account name \"ada\" belongs to client #{$this->ada->client}.", $row);
    }

    public function testADifferenceAndASwitchAreShown(): void
    {
        $this->portal()->setStatus('ada', 'SUSPENDED');
        $this->aWhileAfterTheChange();
        $this->site->cron(daily: true);
        $difference = 'At Aflexi the status is "Suspended"; this addon left it "Active".';
        self::assertStringContainsString($difference, $this->row());

        $service = (string) $this->ada->service;
        $this->press('mode', ['service' => $service, 'mode' => 'off'], self::PUBLISHERS);
        self::assertStringContainsString('Always off', $this->row());
    }

    public function testAServiceWithoutCdnHasNoSuchRow(): void
    {
        $other = $this->sale($this->ada->client, $this->product('dayPass'))->serviceIds[0];

        $this->assertNoRow("clientsservices.php?userid={$this->ada->client}&id=$other");
    }

    public function testWhenSomethingIsBrokenThePageIsThereAllTheSame(): void
    {
        $this->site->useExtension(null);
        try {
            $this->assertNoRow($this->path());
        } finally {
            $this->site->useExtension(World::extension());
        }
        $this->site->pdo()->exec('DROP TABLE mod_aflexi_cdn_accounts');
        $this->assertNoRow($this->path());
    }

    public function testWhateverThingsAreCalledThePageHolds(): void
    {
        foreach (HostileNamesTest::names() as [$name]) {
            $this->site->pdo()->prepare('UPDATE mod_aflexi_cdn_accounts SET applied_package = ?')->execute([$name]);
            $page = $this->page($this->path());

            self::assertSame(0, $page->xpath()->query('//table//script | //*[@onmouseover]')->length);
            self::assertStringContainsString(htmlspecialchars($name, ENT_QUOTES), preg_replace(
                '/[\x{2066}-\x{2069}]/u',
                '',
                $page->body
            ));
        }
    }

    private function path(): string
    {
        return "clientsservices.php?userid={$this->ada->client}&id={$this->ada->service}";
    }

    private function row(?string $path = null): string
    {
        $cell = $this->page($path ?? $this->path())->xpath()->query("//tr[th[.='CDN']]/td")->item(0);
        self::assertNotNull($cell, 'There is no such row.');

        return trim(preg_replace('/\s+/u', ' ', $cell->textContent));
    }

    private function assertNoRow(string $path): void
    {
        $page = $this->page($path);
        self::assertSame(200, $page->status);
        self::assertStringContainsString('Next Due Date', $page->text());
        self::assertSame(0, $page->xpath()->query("//tr[th[.='CDN']]")->length);
    }

    private function userOf(int $service): int
    {
        return (int) $this->value("SELECT userid FROM tblhosting WHERE id = $service");
    }
}

<?php

declare(strict_types=1);

namespace AflexiCdn\EndToEnd;

use AflexiCdn\EndToEnd\Support\AddonTestCase;
use WhmcsHost\Response;

/** Whatever is typed into the settings: a clear message, nothing is called that should not be, nothing is lost. */
final class BadSettingsTest extends AddonTestCase
{
    private const CORRECT = 'Please correct the API URL';

    /** What may be typed in, and what is said about it. */
    private const ADDRESSES = [
        'a word' => ['nonsense', self::CORRECT],
        'without scheme' => ['api.example.test/core/xmlrpc', self::CORRECT],
        'a scheme alone' => ['https://', self::CORRECT],
        'no scheme' => ['//127.0.0.1/core/xmlrpc', self::CORRECT],
        'another scheme' => ['ftp://127.0.0.1/core/xmlrpc', self::CORRECT],
        'a file' => ['file:///etc/passwd', self::CORRECT],
        'a script' => ['javascript:alert(1)', self::CORRECT],
        'markup' => ['"><script>alert(1)</script>', self::CORRECT],
        'a password in it' => ['https://ops:hunter2@127.0.0.1/core/xmlrpc', self::CORRECT],
        'a part of a page' => ['https://127.0.0.1/core/xmlrpc#top', self::CORRECT],
        'a port that is none' => ['https://127.0.0.1:99999/core/xmlrpc', self::CORRECT],
        'blanks inside' => ['https://127.0 .0.1/core/xmlrpc', self::CORRECT],
        'a broken IPv6 address' => ['https://[::1/core/xmlrpc', self::CORRECT],
        'four bytes' => ['🐉', self::CORRECT],
        'right to left' => ["\u{202E}שלום", self::CORRECT],
        'a control character' => ["\x01", self::CORRECT],
        'SQL' => ["'); DROP TABLE tblclients; --", self::CORRECT],
        'blank' => ['   ', 'Please fill in under Configuration > System Settings > Addon Modules: API URL'],
        'plain HTTP' => ['http://10.0.0.1/core/xmlrpc', 'The API URL is not encrypted, so Aflexi is not called'],
    ];

    public function testAnAddressThatIsNoneIsShownAndTheRightOneCatchesUp(): void
    {
        $this->buyer('ada');
        foreach (self::ADDRESSES as $what => [$address, $said]) {
            $this->configure(['api_url' => $address]);

            $this->assertSaid($said, "$what, the page", $this->page());
            $this->assertSaid($said, "$what, a save", $this->save([$this->product('boost')]));
            $this->assertSaid($said, "$what, the test", $this->press('check'));
            self::assertSame('', $this->site->cron(), $what);
            self::assertSame(0, $this->sandbox->state()['total_calls'], $what);
        }
        self::assertSame($this->sandbox->key, $this->value("SELECT value FROM tbladdonmodules"
            . " WHERE module = 'aflexi_cdn' AND setting = 'auth_key'"), 'The key that was typed is kept.');

        $this->configure();
        $this->anHourLater();
        $this->site->cron();

        $this->assertInLine();
        self::assertSame(['ada'], $this->accounts());
        self::assertSame(0, $this->waiting());
    }

    public function testBlanksAroundItDoNoHarm(): void
    {
        $this->buyer('ada');
        $this->configure(['api_url' => "  {$this->sandbox->url()}\t"]);

        $this->save([$this->product('boost')]);

        $this->assertInLine();
        self::assertSame(['ada'], $this->accounts());
    }

    /** @dataProvider numbers */
    public function testNumbersThatAreNoneAreReplacedByUsualOnes(string $number): void
    {
        $this->buyer('ada');
        $this->configure(['concurrency' => $number, 'time_budget' => $number, 'log_level' => $number,
            'log_days' => $number]);

        $page = $this->save([$this->product('boost')]);

        self::assertStringContainsString('1 created', $page->text());
        $this->assertInLine();
    }

    /** @return array<string, array{string}> */
    public static function numbers(): array
    {
        return ['a word' => ['many'], 'negative' => ['-5'], 'none' => ['0'], 'too large' => ['99999999999999999999'],
            'a fraction' => ['1.5'], 'empty' => [''], 'markup' => ['<b>1</b>']];
    }

    /** @dataProvider logins */
    public function testALoginThatIsNoneIsRefusedWithAMessage(string $username, string $key): void
    {
        $this->buyer('ada');
        $this->configure(['username' => $username, 'auth_key' => $key]);

        $page = $this->save([$this->product('boost')]);

        self::assertMatchesRegularExpression('/Aflexi refuses|Please fill in|control character/', $page->text());
        self::assertSame(0, $page->xpath()->query("//*[@class='aflexi-cdn']//script")->length);
        self::assertSame('', $this->site->cron());
        self::assertSame([], $this->accounts());

        $this->configure();
        $this->anHourLater();
        $this->site->cron();
        $this->assertInLine();
        self::assertSame(['ada'], $this->accounts());
    }

    /** @return array<string, array{string, string}> */
    public static function logins(): array
    {
        return [
            'markup' => ['<script>alert(1)</script>', ']]></value><fault/>'],
            'a control character' => ["ops\x01", "AK\x01"],
            'four bytes' => ['🐉', '🐉'],
            'another user in it' => ['ops@host.example?su=anna/42', 'AK-1'],
            'very long' => [str_repeat('o', 5000), str_repeat('k', 5000)],
        ];
    }

    private function assertSaid(string $said, string $what, Response $page): void
    {
        self::assertSame(200, $page->status, $what);
        self::assertStringContainsString($said, $page->text(), $what);
        self::assertSame(0, $page->xpath()->query("//*[@class='aflexi-cdn']//script")->length, $what);
        self::assertStringNotContainsString('hunter2', $page->body, 'An address may hold a password.');
    }
}

<?php

declare(strict_types=1);

namespace AflexiCdn\EndToEnd;

use AflexiCdn\EndToEnd\Support\AddonTestCase;
use AflexiCdn\EndToEnd\Support\Customer;
use WhmcsHost\Engine\PlacedOrder;

/** Where two want one account name, an admin gives one of them a name of its own, or hands an account over (R2, R9). */
final class OwnNameTest extends AddonTestCase
{
    private Customer $ada;
    private PlacedOrder $eve;

    protected function setUp(): void
    {
        parent::setUp();
        $this->ada = $this->buyer('ada');
        $this->eve = $this->sale($this->client('Eve', 'Stone', 'eve@example.test'), $this->product('boost'), 'ada');
        $this->save([$this->product('boost')]);
        $this->assertInLine();
    }

    public function testTheSecondIsRefusedUntilItHasANameOfItsOwn(): void
    {
        self::assertSame(['ada'], $this->accounts());
        $refusal = "The account name \"ada\" belongs to client #{$this->ada->client}.";
        self::assertStringContainsString($refusal, $this->page(self::PUBLISHERS)->text());
        $this->site->cron(daily: true);
        self::assertSame(['ada'], $this->accounts());

        $page = $this->nameOf('eve_stone');

        self::assertStringContainsString('1 created', $page);
        $this->expectation->name($this->eve->serviceIds[0], 'eve_stone');
        self::assertSame(['ada', 'eve_stone'], $this->accounts());
        $this->assertInLine();
        self::assertStringNotContainsString($refusal, $this->page(self::PUBLISHERS)->text());
        self::assertStringNotContainsString('now has the user name', $this->page(self::PUBLISHERS)->text());
        self::assertSame($this->passwordAtThePlatform('eve_stone'), $this->passwordShown('eve_stone'));
        $log = "SELECT detail FROM mod_aflexi_cdn_log WHERE action = 'name' AND actor = 'admin 1'";
        self::assertSame(['name' => 'eve_stone'], json_decode($this->value($log), true));
    }

    /** @dataProvider badNames */
    public function testANameThatWillNotDoIsRefusedWithAMessage(string $name, string $message): void
    {
        $page = $this->nameOf($name);

        self::assertStringContainsString($message, $page . $this->page(self::PUBLISHERS)->text());
        self::assertSame(['ada'], $this->accounts());
    }

    /** @return array<string, array{string, string}> */
    public static function badNames(): array
    {
        return [
            'taken' => ['ada', 'The account name "ada" belongs to client'],
            'taken, in capitals' => ['ADA', 'The account name "ada" belongs to client'],
            'with a slash' => ['eve/42', 'cannot be an account name'],
            'with a blank' => ['eve stone', 'cannot be an account name'],
            'with markup' => ['<b>eve</b>', 'cannot be an account name'],
            'with a letter that is not ASCII' => ['ève', 'cannot be an account name'],
            'right to left' => ["eve\u{202e}", 'cannot be an account name'],
            'too long' => [str_repeat('e', 101), 'cannot be an account name'],
        ];
    }

    public function testANameOfItsOwnIsTakenBackWithAnEmptyOne(): void
    {
        $this->sandbox->setFaults(['kind' => 'down']);
        $this->nameOf('eve_stone');
        $this->nameOf('');
        $this->sandbox->clearFaults();
        $this->anHourLater();
        $this->site->cron();

        self::assertSame(['ada'], $this->accounts());
        self::assertStringContainsString('belongs to client', $this->page(self::PUBLISHERS)->text());
    }

    public function testAnAccountThatExistsIsNotRenamed(): void
    {
        $page = $this->nameOf('countess', $this->ada->service);

        self::assertStringContainsString('accounts are not renamed', $page);
        $this->site->cron(daily: true);
        self::assertSame(['ada'], $this->accounts());
        $this->assertInLine();
    }

    public function testAChangedUsernameIsShownAndRenamesNothing(): void
    {
        $this->site->event('services', 'edit', $this->ada->service, ['username' => 'countess']);
        $this->settle();

        self::assertSame(['ada'], $this->accounts());
        $difference = "Service #{$this->ada->service} now has the user name \"countess\" in WHMCS.";
        self::assertStringContainsString($difference, $this->page(self::PUBLISHERS)->text());
        $this->assertInLine();
    }

    public function testTheRefusedOneIsMadeByItselfOnceItsUsernameIsItsOwn(): void
    {
        $this->bulk->rows->update('tblhosting', ['username' => 'eve'], ['id' => $this->eve->serviceIds[0]]);

        $this->site->cron();

        self::assertSame(['ada', 'eve'], $this->accounts());
        $this->assertInLine();
    }

    public function testAnAccountOfAStrangerIsHandedOverByAnAdmin(): void
    {
        $this->sandbox->plant(['name' => 'bob', 'email' => 'stranger@example.test', 'display_name' => 'Old',
            'package' => 'old', 'status' => 'SUSPENDED', 'password' => 'old-secret']);
        $bob = $this->customer('bob');
        $this->site->event('payments', 'pay', $bob->invoice);
        $this->settle();
        $this->assertInLine();
        self::assertStringContainsString('already has an account "bob"', $this->page(self::PUBLISHERS)->text());

        $page = $this->press('adopt', ['service' => $bob->service], self::PUBLISHERS);

        self::assertStringContainsString('1 adopted', $page->text());
        $this->expectation->allowAdoption($bob->service);
        $this->assertInLine();
        self::assertSame('old-secret', $this->passwordAtThePlatform('bob'));
        self::assertStringNotContainsString('already has an account', $this->page(self::PUBLISHERS)->text());
        $log = "SELECT COUNT(*) FROM mod_aflexi_cdn_log WHERE action = 'allow_adoption' AND actor = 'admin 1'";
        self::assertSame(1, (int) $this->value($log));
    }

    public function testOfTwoServicesOfOneAccountTheOneThatGoesToAnotherClientIsRefused(): void
    {
        $second = $this->sale($this->ada->client, $this->product('boost'), 'ada');
        $this->site->cron();
        $this->assertInLine();
        $bob = $this->client('Bob', 'Stone', 'bob@example.test');
        $this->bulk->services->moveTo($second->serviceIds[0], $bob);
        $this->site->cron();

        self::assertSame('ada@example.test', $this->account('ada')['email']);
        $refusals = "SELECT COUNT(*) FROM mod_aflexi_cdn_jobs WHERE state = 'refused'"
            . " AND subject_id = {$second->serviceIds[0]}";
        self::assertSame(1, (int) $this->value($refusals));
        $this->assertInLine();
    }

    /** @return string what the page says then */
    private function nameOf(string $name, ?int $service = null): string
    {
        $fields = ['service' => $service ?? $this->eve->serviceIds[0], 'name' => $name];

        return $this->press('name', $fields, self::PUBLISHERS)->text();
    }
}

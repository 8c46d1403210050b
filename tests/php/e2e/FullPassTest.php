<?php

declare(strict_types=1);

namespace AflexiCdn\EndToEnd;

use AflexiCdn\EndToEnd\Support\AddonTestCase;
use AflexiCdn\EndToEnd\Support\World;
use WhmcsHost\Seed;
use WhmcsHost\Server\Sandbox;

/** The full pass reads the platform's whole list, once a day or when an admin asks (R10, R11). */
final class FullPassTest extends AddonTestCase
{
    /** @dataProvider ways */
    public function testItReadsTheListAndLooksAtEveryService(bool $button): void
    {
        $ada = $this->buyer('ada');
        $this->buyer('bob');
        $this->save([$this->product('boost')]);
        $this->assertInLine();
        $this->aWhileAfterTheChange();
        $this->bulk->invoiceStatus->set($ada->invoice, 'Cancelled');
        $this->sandbox->resetCounters();

        $button ? $this->press('pass') : $this->site->cron(daily: true);

        self::assertGreaterThan(0, $this->calls('publisherLink.get'));
        self::assertSame(1, $this->sandbox->state()['writes']);
        self::assertMatchesRegularExpression('/Last full pass Done .*; accounts listed: 2/', $this->page()->text());
        $this->assertInLine();
    }

    /** @return array<string, array{bool}> */
    public static function ways(): array
    {
        return ['DailyCronJob' => [false], 'the button' => [true]];
    }

    public function testALongListIsReadInPagesAndCostsNoOtherCalls(): void
    {
        $this->withoutTraffic();
        Seed::bulk(160, $this->product('boost'));
        $this->save([$this->product('boost')]);
        $this->assertInLine();
        $this->aWhileAfterTheChange();
        $this->sandbox->resetCounters();

        $this->site->cron(daily: true);

        $this->assertNoWrites();
        self::assertGreaterThan(1, $this->calls('publisherLink.get'));
        self::assertLessThan(10, $this->sandbox->state()['total_calls']);
        self::assertStringContainsString('accounts listed: 160', $this->page()->text());
        $unseen = 'SELECT COUNT(*) FROM mod_aflexi_cdn_accounts WHERE observed_status IS NULL';
        self::assertSame(0, (int) $this->value($unseen));
    }

    public function testAPassThatRunsOutOfTimeGoesOnWithTheNextCron(): void
    {
        Seed::bulk(160, $this->product('boost'));
        $this->save([$this->product('boost')]);
        $this->aWhileAfterTheChange();
        $this->configure(['time_budget' => '1']);
        $this->sandbox->setLatency(600);

        $this->site->cron(daily: true);
        self::assertStringContainsString('Last full pass Running', $this->page()->text());
        $this->sandbox->setLatency(0);
        $this->sandbox->resetCounters();
        $this->site->cron();

        self::assertStringContainsString('accounts listed: 160', $this->page()->text());
        $this->assertNoWrites();
        $this->assertInLine();
    }

    /** @dataProvider losses */
    public function testAnAccountThatIsGoneIsLookedUpSinglyShownAndMadeAnewWithItsPassword(
        bool $user,
        string $difference
    ): void {
        $this->buyer('bob');
        $this->save([$this->product('boost')]);
        $this->buyer('ada');
        $this->site->cron();
        $this->assertInLine();
        $password = $this->passwordShown('ada');
        $this->aWhileAfterTheChange();
        $user ? $this->loseTheLastUser() : $this->portal()->delete('ada');
        $this->sandbox->resetCounters();

        $this->site->cron(daily: true);
        $this->site->cron();

        $this->assertNoWrites();
        self::assertNotSame('active', $this->account('ada')['status'] ?? null);
        self::assertStringContainsString($difference, $this->page(self::PUBLISHERS)->text());

        $id = $this->value("SELECT id FROM mod_aflexi_cdn_accounts WHERE name = 'ada'");
        $this->press('put_right', ['account' => $id], self::PUBLISHERS);

        self::assertSame(['ada' => 'active', 'bob' => 'active'], $this->statusByName());
        self::assertSame($password, $this->passwordAtThePlatform('ada'));
        self::assertSame($password, $this->passwordShown('ada'));
        self::assertStringNotContainsString('Changed at Aflexi:', $this->page()->text());
        $this->assertInLine();
    }

    /** @return array<string, array{bool, string}> */
    public static function losses(): array
    {
        return [
            'the user' => [true, 'Aflexi no longer has this account.'],
            'the link' => [false, 'The user still exists at Aflexi, but is not in its list of accounts'],
        ];
    }

    public function testAnAccountThatTheListLeavesOutIsLookedUpAndNotTakenForGone(): void
    {
        $ada = $this->buyer('ada');
        $this->buyer('bob');
        $this->buyer('cy');
        $this->save([$this->product('boost')]);
        $this->assertInLine();
        $this->aWhileAfterTheChange();
        $this->bulk->invoiceStatus->set($ada->invoice, 'Cancelled');
        // Each page lacks its second half: two of three accounts are listed.
        $this->sandbox->setFaults(['kind' => 'short_list', 'method' => 'publisherLink.get']);

        $this->site->cron(daily: true);
        $this->sandbox->clearFaults();

        self::assertStringContainsString('accounts listed: 2', $this->page()->text());
        self::assertStringNotContainsString('no longer has', $this->page(self::PUBLISHERS)->text());
        self::assertSame(['ada' => 'suspended', 'bob' => 'active', 'cy' => 'active'], $this->statusByName());
        $this->assertInLine();
    }

    public function testTheButtonAsksForOnePassHoweverOftenItIsPressed(): void
    {
        $this->buyer('ada');
        $this->save([$this->product('boost')]);
        $this->sandbox->setFaults(['kind' => 'down']);
        $this->press('pass');
        $this->press('pass');
        $this->sandbox->clearFaults();
        $this->anHourLater();
        $this->site->cron(daily: true);

        $passes = "SELECT GROUP_CONCAT(state) FROM mod_aflexi_cdn_passes WHERE kind = 'full'";
        self::assertSame('done', $this->value($passes));
    }

    /** The API knows no way to delete a user: another sandbox takes over, with all accounts but the newest. */
    private function loseTheLastUser(): void
    {
        $accounts = $this->sandbox->state()['accounts'];
        array_pop($accounts);
        $passwords = array_map(fn (array $account): string
            => $this->sandbox->password($account['username'])['password'], $accounts);
        $this->sandbox->stop();
        $this->sandbox = new Sandbox(
            World::sandbox(),
            $this->site->directory() . '/lost-' . bin2hex(random_bytes(4)),
            key: $this->sandbox->key
        );
        foreach ($accounts as $number => $account) {
            $this->sandbox->plant(['name' => explode('/', $account['username'])[0], 'email' => $account['email'],
                'display_name' => $account['name'], 'package' => $account['package'],
                'password' => $passwords[$number]]);
        }
        self::assertSame(array_column($accounts, 'id'), array_column($this->sandbox->state()['accounts'], 'id'));
        $this->configure();
    }
}

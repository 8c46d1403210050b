<?php

declare(strict_types=1);

namespace AflexiCdn\EndToEnd;

use AflexiCdn\EndToEnd\Support\AddonTestCase;
use AflexiCdn\EndToEnd\Support\Customer;

/** What was changed in Aflexi's portal is shown, and put right only when an admin asks (R11). */
final class DriftTest extends AddonTestCase
{
    private Customer $ada;

    protected function setUp(): void
    {
        parent::setUp();
        $this->ada = $this->buyer('ada');
        $this->buyer('bob', 'hosting');
        $this->save([$this->product('boost'), $this->product('hosting'), $this->product('hidden')]);
        $this->assertInLine();
        $this->aWhileAfterTheChange();
    }

    /** @dataProvider changes */
    public function testItIsShownByThePassesAndStaysUntilAnAdminAsks(callable $change, string $difference): void
    {
        $change($this->portal());
        $changed = $this->sandbox->state()['accounts'];
        $this->sandbox->resetCounters();

        $this->site->cron(daily: true);
        $this->aWhileAfterTheChange();
        $this->press('pass');
        $this->site->cron();
        $this->save([$this->product('boost'), $this->product('hosting'), $this->product('hidden')]);

        $this->assertNoWrites();
        self::assertSame($changed, $this->sandbox->state()['accounts']);
        self::assertStringContainsString($difference, $this->page(self::PUBLISHERS)->text());
        self::assertStringContainsString('Changed at Aflexi: 1', $this->page()->text());

        $this->press('put_right', ['account' => $this->id('ada')], self::PUBLISHERS);

        $this->assertInLine();
        self::assertSame(['ada' => 'active', 'bob' => 'active'], $this->statusByName());
        $this->assertNothingIsShown();
        $this->aWhileAfterTheChange();
        $this->press('pass');
        $this->assertNothingIsShown();
        $log = "SELECT COUNT(*) FROM mod_aflexi_cdn_log WHERE action = 'put_right' AND actor = 'admin 1'";
        self::assertSame(1, (int) $this->value($log));
    }

    /** @return array<string, array{callable, string}> */
    public static function changes(): array
    {
        return [
            'status' => [static fn ($portal) => $portal->setStatus('ada', 'SUSPENDED'),
                'At Aflexi the status is "Suspended"; this addon left it "Active".'],
            'package' => [static fn ($portal) => $portal->setPackage('ada', 'biz_gold'),
                'At Aflexi the package is "biz_gold"; this addon left it "CDN Boost".'],
            'name' => [static fn ($portal) => $portal->setContact('ada', ['name' => 'Eve']),
                'At Aflexi the name is "Eve"; this addon left it "ada Byron".'],
            'e-mail' => [static fn ($portal) => $portal->setContact('ada', ['email' => 'eve@example.test']),
                'At Aflexi the e-mail address is "eve@example.test"; this addon left it "ada@example.test".'],
        ];
    }

    public function testAnAccountThatWasSuspendedForGoodReasonMayBeActivatedInThePortal(): void
    {
        $this->site->event('refunds', 'throughGateway', $this->ada->invoice);
        $this->settle();
        $this->assertInLine();
        $this->aWhileAfterTheChange();
        $this->portal()->setStatus('ada', 'ACTIVE');
        $this->sandbox->resetCounters();

        $this->site->cron(daily: true);

        $this->assertNoWrites();
        $difference = 'At Aflexi the status is "Active"; this addon left it "Suspended".';
        self::assertStringContainsString($difference, $this->page(self::PUBLISHERS)->text());
        $this->press('put_right', ['account' => $this->id('ada')], self::PUBLISHERS);
        self::assertSame(['ada' => 'suspended', 'bob' => 'active'], $this->statusByName());
        $this->assertNothingIsShown();
    }

    public function testOneDifferenceDoesNotKeepWhatWhmcsChanges(): void
    {
        $this->portal()->setPackage('ada', 'biz_gold');
        $this->site->cron(daily: true);

        $this->site->event('clients', 'edit', $this->ada->client, ['email' => 'ada@new.example']);
        $this->settle();

        self::assertSame(['biz_gold', 'ada@new.example'], [
            $this->account('ada')['package'],
            $this->account('ada')['email'],
        ]);
        $text = $this->page(self::PUBLISHERS)->text();
        self::assertStringContainsString('At Aflexi the package is "biz_gold"', $text);
        self::assertStringNotContainsString('At Aflexi the e-mail address', $text);
    }

    public function testWhatTheAddonChangesAfterTheListIsNoDifference(): void
    {
        $this->site->cron(daily: true);

        $this->site->event('refunds', 'throughGateway', $this->ada->invoice);
        $this->settle();
        $this->site->cron();

        self::assertSame('suspended', $this->account('ada')['status']);
        $this->assertNothingIsShown();
        $this->assertInLine();
    }

    public function testADifferenceThatWhmcsMakesItsOwnIsGone(): void
    {
        $this->portal()->setPackage('ada', 'biz_gold');
        $this->site->cron(daily: true);

        $this->site->event('upgrades', 'order', $this->ada->service, $this->product('hidden'), '0.00');
        $this->settle();

        self::assertSame('CDN Legacy', $this->account('ada')['package']);
        $this->assertNothingIsShown();
        $this->assertInLine();
    }

    public function testAnAddressInAnotherCaseIsNoDifference(): void
    {
        $this->portal()->setContact('ada', ['email' => 'ADA@Example.test']);

        $this->site->cron(daily: true);

        $this->assertNothingIsShown();
    }

    public function testAccountsOfOthersAreLeftAlone(): void
    {
        $this->sandbox->plant(['name' => 'eve', 'email' => 'eve@example.test', 'display_name' => 'Eve',
            'package' => 'CDN Boost', 'status' => 'ACTIVE', 'password' => 'secret']);
        $this->sandbox->resetCounters();

        $this->site->cron(daily: true);

        $this->assertNoWrites();
        $this->assertNothingIsShown();
        self::assertStringNotContainsString('eve', $this->page(self::PUBLISHERS)->text());
    }

    private function id(string $name): int
    {
        return (int) $this->value("SELECT id FROM mod_aflexi_cdn_accounts WHERE name = '$name'");
    }

    private function assertNothingIsShown(): void
    {
        self::assertStringNotContainsString('Changed at Aflexi:', $this->page()->text());
        self::assertStringNotContainsString('this addon left it', $this->page(self::PUBLISHERS)->text());
    }
}

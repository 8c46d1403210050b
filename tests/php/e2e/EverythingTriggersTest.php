<?php

declare(strict_types=1);

namespace AflexiCdn\EndToEnd;

use AflexiCdn\EndToEnd\Support\AddonTestCase;
use AflexiCdn\EndToEnd\Support\Customer;
use WhmcsHost\Profile;
use WhmcsHost\Wait;

/** Hooks about the product addon or the settings may concern any service: all are looked at, without cron. */
final class EverythingTriggersTest extends AddonTestCase
{
    private Customer $ada;

    protected function setUp(): void
    {
        parent::setUp();
        $this->ada = $this->buyer('ada');
        $this->save([$this->product('boost')]);
        $this->assertInLine();
    }

    /** @dataProvider forms */
    public function testProductsThatAnAdminTookOutOfTheProductAddon(callable $form): void
    {
        $addon = $this->productAddon();
        $this->bulk->catalogue->editAddon($addon, ['packages' => '']);

        $this->site->event('hooks', 'run', 'AddonConfigSave', ['id' => $form($addon)]);

        $this->waitFor('suspended');
        $this->assertInLine();
    }

    /** @return array<string, array{callable}> */
    public static function forms(): array
    {
        return ['as a number' => [intval(...)], 'as a string' => [strval(...)]];
    }

    public function testProductsThatAnAdminPutIntoTheProductAddon(): void
    {
        $addon = $this->productAddon();
        $this->buyer('bob', 'hosting');
        $both = $this->product('boost') . ',' . $this->product('hosting');
        $this->bulk->catalogue->editAddon($addon, ['packages' => $both]);

        $this->site->event('hooks', 'run', 'AddonConfigSave', ['id' => $addon]);

        Wait::until(fn (): bool => $this->accounts() === ['ada', 'bob'], 5.0, 'the second publisher');
        $this->settle();
        $this->assertInLine();
    }

    public function testAnotherProductAddonIsNoneOfOurBusiness(): void
    {
        $this->bulk->invoiceStatus->set($this->ada->invoice, 'Cancelled');

        $this->site->event('hooks', 'run', 'AddonConfigSave', ['id' => $this->site->seeded()['shop']['backup']]);
        $this->press('work');

        self::assertSame(['ada' => 'active'], $this->statusByName());
    }

    /** @dataProvider forms */
    public function testADeletedProductAddonSuspendsNobody(callable $form): void
    {
        $addon = $this->productAddon();
        $this->bulk->catalogue->deleteAddon($addon);
        $this->sandbox->resetCounters();

        $this->site->event('hooks', 'run', 'ProductAddonDelete', ['addonId' => $form($addon)]);
        $this->settle();
        $this->site->cron();

        $this->assertNoWrites();
        self::assertStringContainsString("The product addon #$addon, which remembers", $this->page()->text());
    }

    /** Only WHMCS 9 tells of saved settings. */
    public function testSavedSettings(): void
    {
        $this->site->useProfile(new Profile(settingsSaveHook: true));
        $this->bulk->invoiceStatus->set($this->ada->invoice, 'Cancelled');

        $this->configure(['concurrency' => '8']);

        $this->waitFor('suspended');
        $this->assertInLine();
    }

    public function testTheDailyHookAloneWantsAFullPass(): void
    {
        $this->site->event('hooks', 'run', 'DailyCronJob', []);
        $this->settle();
        self::assertSame(0, $this->calls('publisherLink.get'), 'No visitor waits for a list.');

        $this->site->cron();

        self::assertGreaterThan(0, $this->calls('publisherLink.get'));
        self::assertStringContainsString('Last full pass Done', $this->page()->text());
    }

    private function waitFor(string $status): void
    {
        Wait::until(fn (): bool => $this->statusByName()['ada'] === $status, 5.0, "ada to be $status");
        $this->settle();
        self::assertSame('request', $this->value('SELECT cause FROM mod_aflexi_cdn_jobs'));
    }
}

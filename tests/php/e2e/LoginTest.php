<?php

declare(strict_types=1);

namespace AflexiCdn\EndToEnd;

use AflexiCdn\EndToEnd\Support\AddonTestCase;

/** A refused login stops the work; saving the right settings takes it up again. */
final class LoginTest extends AddonTestCase
{
    protected function setUp(): void
    {
        parent::setUp();
        $this->sale($this->client('Ada', 'Byron', 'ada@example.test'), $this->product('boost'));
    }

    /** @dataProvider settings */
    public function testItIsShownAndTheRightSettingsCatchUp(array $wrong): void
    {
        $this->configure($wrong);
        $page = $this->save([$this->product('boost')]);
        self::assertStringContainsString('Aflexi refuses the user name or auth key: ', $page->text());
        self::assertStringContainsString('as soon as the settings are corrected and saved', $this->page()->text());

        $this->configure();
        $this->site->cron();

        $this->assertInLine();
        self::assertSame(['ada_example_test'], $this->accounts());
        self::assertStringNotContainsString('Aflexi refuses', $this->page()->text());
    }

    /** @return array<string, array{array<string, string>}> */
    public static function settings(): array
    {
        return ['wrong key' => [['auth_key' => 'wrong']], 'wrong name' => [['username' => 'nobody@host.example']]];
    }

    public function testCronDoesNotTryARefusedLoginAgainForAnHour(): void
    {
        $this->configure(['auth_key' => 'wrong']);
        $this->save([$this->product('boost')]);
        $this->sandbox->resetCounters();

        $this->site->cron();
        self::assertSame(0, $this->sandbox->state()['total_calls']);

        // After an hour it asks once: the refusal may have been the platform's mistake.
        $this->site->pdo()->exec("UPDATE mod_aflexi_cdn_meta SET value = 0 WHERE name = 'login_refused_until'");
        $this->site->cron();
        self::assertSame(['user.get' => 1], $this->sandbox->state()['calls']);
    }

    public function testAKeyChangedAtThePlatformStopsAndStartsTheWork(): void
    {
        $this->save([$this->product('boost')]);
        $this->sale($this->client('Bob', 'Stone', 'bob@example.test'), $this->product('hidden'), 'bob');
        $this->sandbox->setKey('AK-another');
        $this->save([$this->product('boost'), $this->product('hidden')]);
        self::assertSame(['ada_example_test'], $this->accounts());

        $this->configure(['auth_key' => 'AK-another']);
        $this->site->cron();

        self::assertSame(['ada_example_test', 'bob'], $this->accounts());
        $this->assertInLine();
    }
}

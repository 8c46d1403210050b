<?php

declare(strict_types=1);

namespace AflexiCdn\EndToEnd;

use AflexiCdn\EndToEnd\Support\AddonTestCase;
use WhmcsHost\Profile;

/**
 * The operator's key: typed into WHMCS's settings, verified, and from then on in the addon's own encrypted row alone;
 * whether this WHMCS keeps password fields in clear or encrypted.
 */
final class KeyTest extends AddonTestCase
{
    private const PROFILES = ['fields in clear' => [false], 'encrypted fields' => [true]];
    private const REFUSED = 'Aflexi refuses the user name or auth key: "';

    /** @return array<string, array{bool}> */
    public static function profiles(): array
    {
        return self::PROFILES;
    }

    /** @return array<string, array{bool, string}> */
    public static function ways(): array
    {
        $ways = [];
        foreach (self::PROFILES as $name => [$encrypted]) {
            foreach (['save', 'check', 'work', 'pass', 'cron'] as $way) {
                $ways["$name, $way"] = [$encrypted, $way];
            }
        }

        return $ways;
    }

    /** @dataProvider ways */
    public function testATypedKeyIsMovedOnceItIsVerified(bool $encrypted, string $way): void
    {
        $this->startOver($encrypted);
        $this->configure();
        self::assertNotSame('', $this->field(), 'Nothing was verified yet.');
        self::assertNull($this->sealed());

        $this->go($way);

        self::assertSame('', $this->field());
        self::assertSame('', $this->fieldShown());
        self::assertNotNull($this->sealed());
        self::assertStringNotContainsString($this->sandbox->key, $this->sealed());
        self::assertStringNotContainsString(base64_encode($this->sandbox->key), $this->sealed());

        // It is used from there.
        $this->buyer('ada');
        $this->save([$this->product('boost')]);
        $this->assertInLine();
        self::assertSame(['ada'], $this->accounts());
    }

    /** @dataProvider profiles */
    public function testABlankFieldKeepsTheKey(bool $encrypted): void
    {
        $this->startOver($encrypted);
        $this->configure();
        $this->save([$this->product('boost')]);
        $before = $this->sealed();

        $this->site->configure('aflexi_cdn', ['log_level' => 'debug']);
        self::assertStringNotContainsString('auth_key', $this->page()->text());
        $this->buyer('ada');
        $this->site->cron();

        $this->assertInLine();
        self::assertSame(['ada'], $this->accounts());
        self::assertSame($before, $this->sealed());
        self::assertStringNotContainsString(self::REFUSED, $this->page()->text());

        // And once more, so that what this WHMCS keeps of an empty field is nothing that adds up.
        $this->site->configure('aflexi_cdn', ['log_level' => 'info']);
        $this->buyer('bob');
        $this->site->cron();

        $this->assertInLine();
        self::assertSame('', $this->fieldShown());
    }

    /** @dataProvider profiles */
    public function testWithoutAnyKeyNothingIsCalled(bool $encrypted): void
    {
        $this->startOver($encrypted);
        $this->configure(['auth_key' => '']);
        $this->buyer('ada');

        $advice = 'Please fill in under Configuration > System Settings > Addon Modules: Auth key';
        self::assertStringContainsString($advice, $this->page()->text());
        self::assertStringContainsString($advice, $this->save([$this->product('boost')])->text());
        $this->site->cron();

        self::assertSame(0, $this->sandbox->state()['total_calls']);
    }

    /** @dataProvider otherLogins */
    public function testAnotherLoginNeedsItsKey(string $setting): void
    {
        $this->save([$this->product('boost')]);
        $this->buyer('ada');
        $this->sandbox->resetCounters();
        $other = $setting === 'username' ? 'new@host.example' : $this->sameServerElsewhere();

        $this->site->configure('aflexi_cdn', [$setting => $other]);

        $said = sprintf(
            'The stored auth key is for the user name "%s" at %s, not for the login in the settings',
            $this->sandbox->operator,
            $this->sandbox->url()
        );
        self::assertStringContainsString($said, $this->page()->text());
        self::assertStringContainsString($said, $this->press('check')->text());
        self::assertStringContainsString($said, $this->save([$this->product('boost')])->text());
        $this->site->cron();
        self::assertSame(0, $this->sandbox->state()['total_calls'], 'The key is sent nowhere else.');

        $former = ['username' => $this->sandbox->operator, 'api_url' => $this->sandbox->url()];
        $this->site->configure('aflexi_cdn', $former);
        $this->site->cron();

        $this->assertInLine();
        self::assertSame(['ada'], $this->accounts());
    }

    /** @return array<string, array{string}> */
    public static function otherLogins(): array
    {
        return ['another user name' => ['username'], 'another URL' => ['api_url']];
    }

    public function testAnotherLoginWithItsKeyGoesOn(): void
    {
        $this->save([$this->product('boost')]);
        $this->buyer('ada');

        $this->configure(['api_url' => $this->sameServerElsewhere()]);
        $this->site->cron();

        $this->assertInLine();
        self::assertSame('', $this->field());

        // The key goes with the new login: the former one is the other one now.
        $this->site->configure('aflexi_cdn', ['api_url' => $this->sandbox->url()]);
        self::assertStringContainsString('not for the login in the settings', $this->page()->text());
    }

    /** @dataProvider profiles */
    public function testAWrongKeyIsShownNotStoredAndNotTriedAgainForAnHour(bool $encrypted): void
    {
        $this->startOver($encrypted);
        $this->configure(['auth_key' => 'AK-wrong']);
        $this->buyer('ada');

        $page = $this->save([$this->product('boost')]);

        self::assertStringContainsString('Aflexi refuses the user name or auth key: ', $page->text());
        self::assertStringContainsString(self::REFUSED, $this->page()->text());
        self::assertNull($this->sealed());
        self::assertNotSame('', $this->field(), 'The admin can correct it.');

        $this->sandbox->resetCounters();
        $this->site->cron();
        $this->site->cron(daily: true);
        self::assertSame(0, $this->sandbox->state()['total_calls']);

        // After an hour it asks again: the refusal may have been the platform's mistake.
        $this->site->pdo()->exec("UPDATE mod_aflexi_cdn_meta SET value = 0 WHERE name = 'login_refused_until'");
        $this->site->cron();
        self::assertSame(['user.get'], array_keys($this->sandbox->state()['calls']));
        self::assertNull($this->sealed());
        self::assertSame([], $this->accounts());
    }

    /** @dataProvider profiles */
    public function testAWrongKeyDoesNotReplaceTheOneThatHolds(bool $encrypted): void
    {
        $this->startOver($encrypted);
        $this->configure();
        $this->save([$this->product('boost')]);
        $stored = $this->sealed();
        $this->buyer('ada');

        $this->configure(['auth_key' => 'AK-wrong']);
        $this->site->cron();
        self::assertStringContainsString(self::REFUSED, $this->page()->text());
        self::assertSame($stored, $this->sealed());

        $this->configure(['auth_key' => '']);
        $this->site->cron();

        $this->assertInLine();
        self::assertSame(['ada'], $this->accounts());
        self::assertStringNotContainsString(self::REFUSED, $this->page()->text());
    }

    /** @dataProvider profiles */
    public function testANewKeyTakesTheOldOnesPlace(bool $encrypted): void
    {
        $this->startOver($encrypted);
        $this->configure();
        $this->save([$this->product('boost')]);
        $old = $this->sealed();
        $this->buyer('ada');
        $this->sandbox->setKey('AK-new');
        $this->site->cron();
        self::assertStringContainsString(self::REFUSED, $this->page()->text());
        self::assertSame([], $this->accounts());

        $this->configure(['auth_key' => 'AK-new']);
        $this->site->cron();

        $this->assertInLine();
        self::assertSame('', $this->field());
        self::assertNotSame($old, $this->sealed());
        self::assertStringNotContainsString(self::REFUSED, $this->page()->text());
        $this->buyer('bob');
        $this->site->cron();
        self::assertSame(['ada', 'bob'], $this->accounts());
    }

    /** @dataProvider outages */
    public function testAKeyTypedDuringAnOutageIsKeptAndVerifiedAfterwards(array $fault): void
    {
        $this->buyer('ada');
        $this->sandbox->setFaults($fault);

        $this->save([$this->product('boost')]);
        self::assertSame($this->sandbox->key, $this->field());
        self::assertNull($this->sealed());

        $this->sandbox->clearFaults();
        $this->anHourLater();
        $this->site->cron();

        self::assertSame('', $this->field());
        $this->assertInLine();
    }

    /** @return array<string, array{array<string, int|string>}> */
    public static function outages(): array
    {
        return [
            'down' => [['kind' => 'down']],
            'a web page' => [['kind' => 'html']],
            'throttled' => [['kind' => 'throttle']],
            'out of order' => [['kind' => 'http', 'status' => 500]],
        ];
    }

    /** @dataProvider profiles */
    public function testDeactivatedAndActivatedAgainItNeedsNoKey(bool $encrypted): void
    {
        $this->startOver($encrypted);
        $this->configure();
        $this->save([$this->product('boost')]);
        $this->buyer('ada');

        $this->site->deactivate('aflexi_cdn');
        $settings = "SELECT COUNT(*) FROM tbladdonmodules WHERE module = 'aflexi_cdn'";
        self::assertSame(0, (int) $this->value($settings), 'WHMCS deleted them.');
        $this->site->activate('aflexi_cdn');
        $login = ['api_url' => $this->sandbox->url(), 'username' => $this->sandbox->operator];
        $this->site->configure('aflexi_cdn', $login);
        $this->site->cron();

        $this->assertInLine();
        self::assertSame(['ada'], $this->accounts());
    }

    /** @dataProvider profiles */
    public function testAKeyThatCannotBeOpenedIsShownAndTypingItAgainHelps(bool $encrypted): void
    {
        $this->startOver($encrypted);
        $this->configure();
        $this->buyer('ada');
        $this->save([$this->product('boost')]);
        $this->buyer('bob');
        $this->sandbox->resetCounters();

        $this->withAnotherEncryptionHash(function (): void {
            self::assertStringContainsString('can no longer be opened', $this->page()->text());
            self::assertStringContainsString('can no longer be opened', $this->press('check')->text());
            $this->site->cron();
            self::assertSame(0, $this->sandbox->state()['total_calls']);

            $this->configure();
            $this->site->cron();

            self::assertSame('', $this->field());
            self::assertSame(['ada', 'bob'], $this->accounts());
            $this->assertInLine();
            self::assertSame($this->passwordAtThePlatform('bob'), $this->passwordShown('bob'));
            self::assertStringNotContainsString('Please fill in', $this->page()->text());
        });
    }

    public function testARowThatWasSpoiltIsShownAndTypingTheKeyAgainHelps(): void
    {
        $this->save([$this->product('boost')]);
        $this->site->pdo()->exec("UPDATE mod_aflexi_cdn_meta SET value = 'nonsense' WHERE name = 'auth_key'");
        $this->buyer('ada');
        $this->sandbox->resetCounters();

        self::assertStringContainsString('can no longer be opened', $this->press('check')->text());
        self::assertStringContainsString('can no longer be opened', $this->page()->text());
        $this->site->cron();
        self::assertSame(0, $this->sandbox->state()['total_calls']);

        $this->configure();
        $this->site->cron();

        $this->assertInLine();
        self::assertStringNotContainsString('can no longer be opened', $this->page()->text());
    }

    public function testOnceTheEncryptionHashIsBackAllIsAsBefore(): void
    {
        $this->buyer('ada');
        $this->save([$this->product('boost')]);
        $this->withAnotherEncryptionHash(fn (): string => $this->site->cron());
        $this->buyer('bob');

        $this->site->cron();

        $this->assertInLine();
        self::assertSame($this->passwordAtThePlatform('ada'), $this->passwordShown('ada'));
    }

    public function testTheSettingsFormThatWasOpenAllTheWhileSavesTheSameKeyAgain(): void
    {
        $this->save([$this->product('boost')]);
        $this->buyer('ada');

        $this->configure();
        self::assertSame($this->sandbox->key, $this->field());
        $this->site->cron();

        self::assertSame('', $this->field());
        $this->assertInLine();
    }

    /** The addon as it is after its first activation in a WHMCS that keeps password fields so. */
    private function startOver(bool $encrypted): void
    {
        $this->site->deactivate('aflexi_cdn');
        $this->site->useProfile(new Profile(passwordFieldsEncrypted: $encrypted));
        $this->site->activate('aflexi_cdn');
    }

    /** Has the key verified. */
    private function go(string $way): void
    {
        match ($way) {
            'save' => $this->save([$this->product('boost')]),
            'cron' => $this->site->cron(),
            default => $this->press($way),
        };
    }

    /** The setting as WHMCS has it. */
    private function field(): string
    {
        $row = "SELECT value FROM tbladdonmodules WHERE module = 'aflexi_cdn' AND setting = 'auth_key'";

        return (string) $this->value($row);
    }

    /** The setting as an admin sees it. */
    private function fieldShown(): string
    {
        return (string) $this->admin()->get('configaddonmods.php')->field('fields[aflexi_cdn][auth_key]');
    }

    /** What the addon keeps; null for nothing. */
    private function sealed(): ?string
    {
        return $this->value("SELECT value FROM mod_aflexi_cdn_meta WHERE name = 'auth_key'") ?: null;
    }

    private function sameServerElsewhere(): string
    {
        return strtr($this->sandbox->url(), ['127.0.0.1' => 'localhost']);
    }

    /** As after a move without WHMCS's configuration.php. */
    private function withAnotherEncryptionHash(callable $meanwhile): void
    {
        $file = $this->site->directory() . '/cc_encryption_hash';
        $usual = file_get_contents($file);
        $profile = new Profile(passwordFieldsEncrypted: Profile::current()->passwordFieldsEncrypted);
        file_put_contents($file, str_repeat('0', 64));
        $this->site->useProfile($profile);
        try {
            $meanwhile();
        } finally {
            file_put_contents($file, $usual);
            $this->site->useProfile($profile);
        }
    }
}

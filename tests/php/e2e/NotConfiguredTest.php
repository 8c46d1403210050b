<?php

declare(strict_types=1);

namespace AflexiCdn\EndToEnd;

use AflexiCdn\EndToEnd\Support\AddonTestCase;

/** Without URL, user name or key no call is made, and the page says what is missing. */
final class NotConfiguredTest extends AddonTestCase
{
    /** @dataProvider settings */
    public function testNothingIsCalledAndThePageNamesWhatIsMissing(string $setting, string $label): void
    {
        $this->configure([$setting => '']);
        $this->sale($this->client('Ada', 'Byron', 'ada@example.test'), $this->product('boost'));

        $advice = "Please fill in under Configuration > System Settings > Addon Modules: $label";
        self::assertStringContainsString($advice, $this->page()->text());
        $page = $this->save([$this->product('boost')]);
        $this->site->cron();

        self::assertStringContainsString('The addon is not configured, and Aflexi is not called.', $page->text());
        self::assertSame(0, $this->sandbox->state()['total_calls']);
    }

    /** @return array<string, array{string, string}> */
    public static function settings(): array
    {
        return [
            'no URL' => ['api_url', 'API URL'],
            'no user name' => ['username', 'User name'],
            'no key' => ['auth_key', 'Auth key'],
        ];
    }

    public function testWhatWasTickedMeanwhileIsDoneOnceItIsConfigured(): void
    {
        $this->configure(['auth_key' => '']);
        $this->sale($this->client('Ada', 'Byron', 'ada@example.test'), $this->product('boost'));
        $this->save([$this->product('boost')]);

        $this->configure();
        $this->site->cron();

        self::assertSame(['ada_example_test'], $this->accounts());
        $this->assertInLine();
    }

    public function testPlainHttpToAnotherMachineIsRefused(): void
    {
        $this->configure(['api_url' => 'http://api.example.test/core/xmlrpc']);

        self::assertStringContainsString('is not encrypted, so Aflexi is not called', $this->page()->text());
    }

    public function testAnAddressThatIsNoneIsShown(): void
    {
        $this->configure(['api_url' => 'nonsense']);

        self::assertStringContainsString('Please correct the API URL', $this->page()->text());
    }
}

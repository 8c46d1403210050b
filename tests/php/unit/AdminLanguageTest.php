<?php

namespace AflexiCdn\Tests\Unit;

use PHPUnit\Framework\TestCase;
use WHMCS\Module\Addon\AflexiCdn\Language;

/** Where WHMCS passes no sentences, they are those of the admin's own language. */
final class AdminLanguageTest extends TestCase
{
    protected function setUp(): void
    {
        FakeAdmin::$languages = [1 => 'english', 2 => 'german', 3 => 'klingon', 4 => '', 5 => null];
    }

    protected function tearDown(): void
    {
        FakeAdmin::$languages = [];
        $_SESSION = [];
    }

    /** @dataProvider admins */
    public function testItIsThatOfTheAdminWhoIsSignedIn(array $session, string $word): void
    {
        $_SESSION = $session;

        self::assertSame($word, Language::ofAdmin()->text('show'));
    }

    public static function admins(): array
    {
        return [
            'English' => [['adminid' => 1], 'Show'],
            'German' => [['adminid' => 2], 'Anzeigen'],
            'an id as a string' => [['adminid' => '2'], 'Anzeigen'],
            'a language there is not' => [['adminid' => 3], 'Show'],
            'no language set' => [['adminid' => 4], 'Show'],
            'a database that fails' => [['adminid' => 5], 'Show'],
            'an admin who is gone' => [['adminid' => 6], 'Show'],
            'nobody' => [[], 'Show'],
        ];
    }

    public function testTheSettingsAreNamedInIt(): void
    {
        $_SESSION = ['adminid' => 2];
        $config = aflexi_cdn_config();

        self::assertSame('Benutzername', $config['fields']['username']['FriendlyName']);
        self::assertStringStartsWith('Verkauft das Aflexi CDN weiter', $config['description']);
        self::assertSame('english', $config['language'], 'what WHMCS falls back to');
    }
}

<?php

namespace AflexiCdn\Tests\Unit;

use PHPUnit\Framework\TestCase;
use WHMCS\Module\Addon\AflexiCdn\Module;

/** The functions WHMCS calls, in a PHP without the extension. */
final class ModuleTest extends TestCase
{
    protected function setUp(): void
    {
        Recorded::$log = [];
        $_SESSION = [];
        $_GET = [];
        $_POST = [];
    }

    public function testConfigHasWhatWhmcsAsksFor(): void
    {
        $config = aflexi_cdn_config();

        foreach (['name', 'description', 'author', 'language', 'version', 'fields'] as $key) {
            self::assertArrayHasKey($key, $config);
        }
        self::assertSame(
            ['api_url', 'username', 'auth_key', 'concurrency', 'time_budget', 'suspend_overdue_days',
                'allow_http', 'log_level', 'log_days', 'notify', 'welcome_email', 'client_area'],
            array_keys($config['fields'])
        );
        foreach ($config['fields'] as $name => $field) {
            self::assertMatchesRegularExpression('/^[A-Z].+\.$/', $field['Description'], $name);
        }
        self::assertSame('https://api.aflexi.net/core/xmlrpc', $config['fields']['api_url']['Default']);
        self::assertSame('password', $config['fields']['auth_key']['Type']);
        $about = $config['fields']['auth_key']['Description'];
        self::assertStringContainsString('leave it empty to keep the key', $about);
    }

    public function testMetadataNamesTheModule(): void
    {
        $metadata = json_decode((string) file_get_contents(ADDON . '/whmcs.json'), true);

        self::assertSame('aflexi_cdn', $metadata['name']);
        self::assertSame('whmcs-addons', $metadata['type']);
        self::assertSame([250, 62], array_slice(getimagesize(ADDON . '/' . $metadata['logo']['filename']), 0, 2));
    }

    public function testActivationIsRefusedAndSaysWhatIsMissingWhere(): void
    {
        $answer = aflexi_cdn_activate();

        self::assertSame('error', $answer['status']);
        $this->assertTellsHowToInstall($answer['description']);
        self::assertSame([], Recorded::$log);
    }

    public function testThePageSaysWhatIsMissingWhere(): void
    {
        ob_start();
        aflexi_cdn_output(['modulelink' => 'addonmodules.php?module=aflexi_cdn', 'version' => Module::VERSION]);
        $page = (string) ob_get_clean();

        $this->assertTellsHowToInstall(html_entity_decode(strip_tags($page), ENT_QUOTES));
        self::assertStringContainsString('<code>extension=aflexi_cdn</code>', $page);
        self::assertSame([], Recorded::$log);
    }

    public function testUpgradeAndDeactivationWorkWithoutTheExtension(): void
    {
        aflexi_cdn_upgrade(['version' => '0.0.1']);

        self::assertSame('success', aflexi_cdn_deactivate()['status']);
        self::assertStringContainsString('kept', aflexi_cdn_deactivate()['description']);
        self::assertSame([], Recorded::$log);
    }

    private function assertTellsHowToInstall(string $text): void
    {
        $facts = ['PHP extension aflexi_cdn', 'extension=aflexi_cdn', 'aflexi_cdn.so', PHP_VERSION, PHP_SAPI, 'cron',
            PHP_ZTS ? 'ZTS' : 'NTS', php_uname('m'), (string) php_ini_loaded_file(), (string) ini_get('extension_dir')];
        foreach (array_filter($facts) as $fact) {
            self::assertStringContainsString($fact, $text);
        }
    }
}

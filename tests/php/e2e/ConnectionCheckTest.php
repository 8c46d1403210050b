<?php

declare(strict_types=1);

namespace AflexiCdn\EndToEnd;

use AflexiCdn\EndToEnd\Support\AddonTestCase;
use WhmcsHost\Response;

/** [Test Connection] names the cause, writes nothing at Aflexi and repeats no secret. */
final class ConnectionCheckTest extends AddonTestCase
{
    private const ACCEPTED = 'Aflexi accepts the settings. You are "';

    public function testItTellsWhoWeAre(): void
    {
        $page = $this->check();

        self::assertMatchesRegularExpression('/' . self::ACCEPTED . '[^"]+", operator 42\./', $page->text());
        self::assertSame(1, $page->xpath()->query("//*[contains(@class, 'panel-success')]")->length);
        self::assertLessThanOrEqual(2, $this->sandbox->state()['total_calls']);
    }

    public function testItsResultIsShownOnce(): void
    {
        $admin = $this->admin();
        $form = $admin->get(self::PAGE)->form("//form[.//button[@value='check']]");

        $page = $admin->post(self::PAGE, ['action' => 'check'] + $form);

        self::assertStringContainsString(self::ACCEPTED, $page->text());
        self::assertStringNotContainsString(self::ACCEPTED, $admin->get(self::PAGE)->text());
    }

    public function testAHostNameThatIsNotFound(): void
    {
        // A part of a name has 63 characters at most, so no name server is asked.
        $this->configure(['api_url' => 'https://' . str_repeat('a', 64) . '.invalid/core/xmlrpc']);

        $this->assertCause('The host name of the API URL is not found: "');
    }

    public function testAServerThatDoesNotSpeakTls(): void
    {
        $this->configure(['api_url' => strtr($this->sandbox->url(), ['http:' => 'https:'])]);

        $this->assertCause('There is no secure connection to Aflexi: "');
    }

    public function testACertificateNobodyVouchesFor(): void
    {
        $server = new SelfSignedServer($this->site->directory());
        $this->configure(['api_url' => $server->url()]);

        $page = $this->assertCause('There is no secure connection to Aflexi: "');
        self::assertStringContainsString('certificate', $page->text());
        $server->stop();
    }

    public function testAPortWhereNobodyListens(): void
    {
        // Bound, so that nobody else takes it, and without a server.
        $reserved = stream_socket_server('tcp://127.0.0.1:0', flags: STREAM_SERVER_BIND);
        $this->configure(['api_url' => 'http://' . stream_socket_get_name($reserved, false) . '/core/xmlrpc']);

        $this->assertCause('The machine of the API URL does not accept the connection: "');
    }

    public function testAServerThatDoesNotAnswer(): void
    {
        $this->configure(['time_budget' => '1']);
        $this->sandbox->setFaults(['kind' => 'hang']);
        $started = microtime(true);

        $this->assertCause('Aflexi did not answer in time: "');
        self::assertLessThan(4.0, microtime(true) - $started);
    }

    /**
     * @dataProvider answers
     *
     * @param array<string, int|string> $fault
     */
    public function testWhatIsAnsweredIsNamed(array $fault, string $said): void
    {
        $this->sandbox->setFaults($fault);

        $this->assertCause($said);
    }

    /** @return array<string, array{array<string, int|string>, string}> */
    public static function answers(): array
    {
        $notTheApi = 'What answers at the API URL is not the API of Aflexi: "';

        return [
            'a web page' => [['kind' => 'html'], $notTheApi],
            'not found' => [['kind' => 'http', 'status' => 404], $notTheApi],
            'moved' => [['kind' => 'http', 'status' => 301], $notTheApi],
            'cut short' => [['kind' => 'truncated'], $notTheApi],
            'out of order' => [['kind' => 'http', 'status' => 500], 'Aflexi reports a failure of its own: '],
            'too many calls' => [['kind' => 'throttle'], 'Aflexi asks us to slow down: '],
            'no answer at all' => [['kind' => 'down'], 'Aflexi cannot be reached: '],
            'a refused login' => [
                ['kind' => 'fault', 'code' => 1001, 'message' => 'Who are you?'],
                'Aflexi refuses the user name or auth key: "Who are you?"',
            ],
        ];
    }

    public function testAWrongKey(): void
    {
        $this->configure(['auth_key' => 'AK-wrong']);

        $this->assertCause('Aflexi refuses the user name or auth key: "');
    }

    public function testAPublishersKey(): void
    {
        $anna = ['name' => 'anna', 'email' => 'anna@example.test', 'password' => 'p', 'key' => 'AK-anna'];
        $this->sandbox->plant($anna);
        $this->configure(['username' => 'anna/42', 'auth_key' => 'AK-anna']);

        $page = $this->assertCause('This user name and auth key are not those of an operator.');

        self::assertStringNotContainsString('AK-anna', $page->body);
        $stored = "SELECT COUNT(*) FROM mod_aflexi_cdn_meta WHERE name = 'auth_key'";
        self::assertSame(0, (int) $this->value($stored), 'Such a key is of no use.');
    }

    public function testAnotherOperatorThanBefore(): void
    {
        $this->buyer('ada');
        $this->save([$this->product('boost')]);
        $this->site->pdo()->exec("UPDATE mod_aflexi_cdn_meta SET value = '7' WHERE name = 'operator'");
        $this->sandbox->resetCounters();

        $this->assertCause('The settings belong to the Aflexi operator 42, but the accounts here to 7.');
    }

    public function testAnotherSiteThanBefore(): void
    {
        $this->buyer('ada');
        $this->save([$this->product('boost')]);
        $this->site->pdo()->exec("UPDATE mod_aflexi_cdn_meta SET value = 'shop.example (whmcs)' WHERE name = 'site'");
        $this->sandbox->resetCounters();

        $this->assertCause('The accounts belong to the WHMCS "shop.example (whmcs)", but this one is "');
        self::assertSame(0, $this->sandbox->state()['total_calls']);
    }

    /** @dataProvider settings */
    public function testSettingsThatAreNoneCallNobody(array $settings, string $said): void
    {
        $this->configure($settings);

        $this->assertCause($said);
        self::assertSame(0, $this->sandbox->state()['total_calls']);
    }

    /** @return array<string, array{array<string, string>, string}> */
    public static function settings(): array
    {
        $fillIn = 'Please fill in under Configuration > System Settings > Addon Modules: ';

        return [
            'no URL' => [['api_url' => ''], $fillIn . 'API URL'],
            'no user name' => [['username' => ''], $fillIn . 'User name'],
            'no key' => [['auth_key' => ''], $fillIn . 'Auth key'],
            'nothing' => [
                ['api_url' => '', 'username' => '', 'auth_key' => ''],
                $fillIn . 'API URL, User name, Auth key',
            ],
            'no address' => [['api_url' => 'nonsense'], 'Please correct the API URL'],
            'plain HTTP' => [['api_url' => 'http://api.example.test/'], 'The API URL is not encrypted'],
        ];
    }

    public function testAfterARefusedLoginTheTestAsksAtOnce(): void
    {
        $this->buyer('ada');
        $this->sandbox->setKey('AK-another');
        $this->save([$this->product('boost')]);
        $this->assertCause('Aflexi refuses the user name or auth key: "');

        $this->sandbox->setKey($this->sandbox->key);
        self::assertStringContainsString(self::ACCEPTED, $this->check()->text());

        self::assertStringNotContainsString('Aflexi refuses', $this->page()->text());
        $this->site->cron();
        $this->assertInLine();
    }

    private function check(): Response
    {
        $form = $this->page()->xpath()->query("//form[.//button[@value='check']]");
        self::assertSame(1, $form->length, 'The button is on the page.');

        return $this->press('check');
    }

    private function assertCause(string $said): Response
    {
        $page = $this->check();
        $shown = $page->xpath()->query("//section[contains(@class, 'panel-danger')]")->item(0);

        self::assertNotNull($shown, $page->text());
        self::assertStringContainsString($said, $shown->textContent);
        self::assertStringNotContainsString($this->sandbox->key, $page->body);
        $this->assertNoWrites();

        return $page;
    }
}

<?php

declare(strict_types=1);

namespace AflexiCdn\EndToEnd;

use AflexiCdn\EndToEnd\Support\AddonTestCase;
use AflexiCdn\EndToEnd\Support\Routes;
use WhmcsHost\Browser;
use WhmcsHost\Response;

/** Who sees what: pages, files, and the secrets within them. */
final class PageAccessTest extends AddonTestCase
{
    private const FILES = 'modules/addons/aflexi_cdn/';

    /** @var array<string, string> passwords at the platform, by account, and the key */
    private array $secrets;

    protected function setUp(): void
    {
        parent::setUp();
        foreach (['adelheid', 'bertram'] as $name) {
            $this->buyer($name);
        }
        $this->save([$this->product('boost')]);
        foreach ($this->accounts() as $name) {
            $this->secrets[$name] = $this->passwordAtThePlatform($name);
        }
        $this->secrets['the key'] = $this->sandbox->key;
    }

    public function testARoleWithoutAccessGetsNothing(): void
    {
        $support = $this->site->admin('support');
        foreach ($this->addresses() as $address) {
            $this->assertRefused($support->get($address), $address);
        }
        $tokens = array_intersect_key(
            $this->page()->form("//form[.//input[@name='aflexi_cdn_token']]"),
            ['aflexi_cdn_token' => '']
        ) + ['token' => $support->get('index.php')->field('token')];
        $this->sandbox->resetCounters();
        foreach (Routes::actions() as $action) {
            $form = ['action' => $action, 'account' => '1'] + $tokens;
            $this->assertRefused($support->post(self::PAGE, $form), $action);
        }
        self::assertSame(0, $this->sandbox->state()['total_calls']);
    }

    public function testWhoIsNotSignedInAsAnAdminIsSentToTheLogin(): void
    {
        $client = $this->site->client((int) $this->value('SELECT MIN(id) FROM tblclients'));
        foreach ([$this->site->visitor(), $client] as $browser) {
            foreach ($this->addresses() as $address) {
                $answer = $browser->send('GET', "admin/$address");
                self::assertSame('login.php', $answer->header('Location'), $address);
                self::assertSame('', $answer->body, $address);
            }
        }
    }

    public function testFilesOpenedByTheirOwnAddressSayNothing(): void
    {
        $visitor = $this->site->visitor();
        $root = $this->site->root() . '/' . self::FILES;
        $files = ['aflexi_cdn.php', 'hooks.php', 'lang/english.php'];
        foreach (glob("{$root}templates/*.php") as $template) {
            $files[] = 'templates/' . basename($template);
        }
        self::assertGreaterThan(40, count($files));
        foreach ($files as $file) {
            $said = $visitor->get(self::FILES . $file)->body;
            self::assertContains($said, ['', 'This file cannot be opened directly.'], $file);
        }
        self::assertSame(404, $visitor->get(self::FILES . 'health.php')->status, 'There is no token to ask with.');
    }

    public function testNoPageHasASecretBeforeItIsAskedFor(): void
    {
        foreach ($this->everythingThatIsRead() as $where => $page) {
            $this->assertNoSecret($page, $where);
        }
    }

    public function testAnAnswerHasTheOnePasswordThatWasAskedForAndNoPageAfterIt(): void
    {
        $answer = $this->reveal($this->desk(), 'adelheid');

        self::assertStringContainsString($this->secrets['adelheid'], $answer->body);
        self::assertSame('no-store', $answer->header('Cache-Control'));
        $this->assertNoSecret($answer, 'the answer', but: 'adelheid');
        foreach ($this->everythingThatIsRead() as $where => $page) {
            $this->assertNoSecret($page, $where);
        }
    }

    public function testATokenForMonitoringIsShownOnce(): void
    {
        $answer = $this->press('token_make', [], self::PAGE . '&page=health');
        $this->secrets['the token'] = (string) $answer->xpath()->evaluate("string(//*[@id='aflexi-token']/@value)");
        self::assertSame(64, strlen($this->secrets['the token']));
        self::assertSame('no-store', $answer->header('Cache-Control'));

        foreach ($this->everythingThatIsRead() as $where => $page) {
            $this->assertNoSecret($page, $where);
        }
    }

    public function testAClientSeesNothingOfAnother(): void
    {
        [$adelheid, $bertram] = $this->column('SELECT id FROM tblclients ORDER BY id');
        $service = $this->value("SELECT id FROM tblhosting WHERE userid = $adelheid");
        $account = $this->value("SELECT id FROM mod_aflexi_cdn_accounts WHERE client_id = $adelheid");
        $others = http_build_query(['id' => $service, 'service' => $service, 'serviceid' => $service,
            'account' => $account, 'client' => $adelheid, 'userid' => $adelheid, 'name' => 'adelheid']);
        $browser = $this->site->client((int) $bertram);
        foreach (['index.php?m=aflexi_cdn', 'clientarea.php?action=productdetails'] as $address) {
            $token = (string) $browser->get($address)->field('token');
            $tokens = http_build_query(['token' => $token, 'aflexi_cdn_token' => $token]);
            $answers = [$browser->get("$address&$others")];
            foreach (Routes::actions() as $action) {
                $answers[] = $browser->send('POST', "$address&$others", "action=$action&$others&$tokens", [
                    'Content-Type: application/x-www-form-urlencoded',
                ]);
            }
            foreach ($answers as $answer) {
                $this->assertNoSecret($answer, $address);
                self::assertStringNotContainsStringIgnoringCase('adelheid@', $answer->body, $address);
                self::assertStringNotContainsStringIgnoringCase('adelheid/', $answer->body, $address);
            }
        }
    }

    /** @return list<string> of every page and of all data, from the admin directory */
    private function addresses(): array
    {
        $addresses = [self::PAGE, self::PAGE . '&page=health&format=json'];
        foreach (Routes::pages() as $page) {
            $addresses[] = self::PAGE . "&page=$page";
        }

        return $addresses;
    }

    /** @return iterable<string, Response> by address */
    private function everythingThatIsRead(): iterable
    {
        $client = $this->value('SELECT MIN(id) FROM tblclients');
        $beside = ['index.php', 'configaddonmods.php', "clientssummary.php?userid=$client"];
        foreach ([...$this->addresses(), ...$beside] as $address) {
            yield $address => $this->page($address);
        }
        foreach (glob($this->site->root() . '/' . self::FILES . 'assets/*') as $asset) {
            $address = self::FILES . 'assets/' . basename($asset);
            yield $address => $this->site->visitor()->get($address);
        }
    }

    private function assertRefused(Response $answer, string $what): void
    {
        self::assertSame(403, $answer->status, $what);
        self::assertStringContainsString('Access Denied', $answer->text(), $what);
        self::assertStringNotContainsString('aflexi-cdn', $answer->body, $what);
        self::assertStringNotContainsString('adelheid', $answer->body, $what);
    }

    private function assertNoSecret(Response $page, string $where, string $but = ''): void
    {
        foreach (array_diff_key($this->secrets, [$but => '']) as $what => $secret) {
            self::assertStringNotContainsString($secret, html_entity_decode($page->body), "$what in $where");
        }
    }
}

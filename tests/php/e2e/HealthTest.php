<?php

declare(strict_types=1);

namespace AflexiCdn\EndToEnd;

use AflexiCdn\EndToEnd\Support\AddonTestCase;
use AflexiCdn\EndToEnd\Support\Documented;
use AflexiCdn\EndToEnd\Support\World;
use WhmcsHost\Browser;
use WhmcsHost\Response;

/** Whether everything is well: for an admin, for a program that is signed in, for a monitoring system with a token. */
final class HealthTest extends AddonTestCase
{
    private const HEALTH = self::PAGE . '&page=health';
    private const ENDPOINT = 'modules/addons/aflexi_cdn/health.php';

    protected function setUp(): void
    {
        parent::setUp();
        $this->buyer('ada');
        $this->save([$this->product('boost')]);
        $this->site->cron(daily: true);
    }

    public function testThePageTellsWhatIsWellWithoutACall(): void
    {
        $this->sandbox->resetCounters();

        $page = $this->page(self::HEALTH);

        self::assertSame(200, $page->status);
        self::assertStringContainsString('Aflexi answered 0 minutes ago, within ', $page->text());
        self::assertSame(
            ['OK'],
            array_values(array_unique($this->states($page))),
            json_encode($this->states($page))
        );
        self::assertCount(13, $this->states($page));
        self::assertSame(0, $this->sandbox->state()['total_calls']);
    }

    public function testTestConnectionAsksAndComesBack(): void
    {
        $this->sandbox->setFaults(['kind' => 'down']);

        $page = $this->press('probe', [], self::HEALTH);

        self::assertStringContainsString('page=health', $page->url);
        self::assertStringContainsString('Connection test', $page->text());
        self::assertSame('Warning', $this->states($page)['API of Aflexi']);
        self::assertStringContainsString('Aflexi has not answered for 0 minutes.', $page->text());
    }

    public function testAnAdminsProgramReadsTheSameAsJson(): void
    {
        $answer = $this->page(self::HEALTH . '&format=json');
        $data = $this->json($answer);

        self::assertSame(200, $answer->status);
        self::assertSame('ok', $data['state']);
        self::assertSame('in_line', $data['glance']);
        self::assertEquals(
            ['active' => 1, 'suspended' => 0, 'different' => 0, 'in_line' => 1, 'total' => 1],
            $data['accounts']
        );
        self::assertSame($data['versions']['addon'], $data['versions']['extension']);
        self::assertCount(13, $data['checks']);

        $stranger = $this->site->visitor()->get('admin/' . self::HEALTH . '&format=json');
        self::assertStringNotContainsString('"state"', $stranger->body);
    }

    public function testThePageOfMonitoringIsReadAsDocumented(): void
    {
        $words = ['TOKEN' => $this->makeToken(), 'https://whmcs.example/' => $this->site->url()];
        $test = 'HealthTest::testThePageOfMonitoringIsReadAsDocumented';
        $page = new Documented($this->site, 'settings', $test, $words);

        $answer = json_decode($page->typeNext(), true, flags: JSON_THROW_ON_ERROR);

        self::assertSame('ok', $answer['state']);
        self::assertTrue($page->isDone());
    }

    public function testATokenReadsTheHealthAndNoOtherDoes(): void
    {
        self::assertSame(404, $this->ask(['Authorization: Bearer ' . str_repeat('0', 64)])->status);
        self::assertSame(404, $this->ask([])->status);

        $token = $this->makeToken();
        $answer = $this->ask(["Authorization: Bearer $token"]);
        self::assertSame(200, $answer->status);
        self::assertSame('ok', $this->json($answer)['state']);
        self::assertSame(200, $this->ask(["X-Aflexi-Cdn-Token: $token"])->status);

        $wrong = [
            'none' => [],
            'another' => ['Authorization: Bearer ' . strrev($token)],
            'half of it' => ['Authorization: Bearer ' . substr($token, 0, 32)],
            'its hash' => ['Authorization: Bearer ' . hash('sha256', $token)],
            'another scheme' => ["Authorization: Basic $token"],
            'empty' => ['X-Aflexi-Cdn-Token: '],
        ];
        foreach ($wrong as $what => $headers) {
            $refused = $this->ask($headers);
            self::assertSame(401, $refused->status, $what);
            self::assertSame('[]', $refused->body, $what);
        }
        self::assertSame(401, $this->ask([], "?token=$token")->status, 'An address is logged.');
    }

    public function testANewTokenTakesThePlaceOfTheFormerOneAndARevokedOneHoldsNoMore(): void
    {
        $first = $this->makeToken();
        $second = $this->makeToken();
        self::assertSame(401, $this->ask(["Authorization: Bearer $first"])->status);
        self::assertSame(200, $this->ask(["Authorization: Bearer $second"])->status);
        self::assertStringNotContainsString($second, $this->page(self::HEALTH)->body);
        $kept = implode("\n", $this->column('SELECT value FROM mod_aflexi_cdn_meta'));
        self::assertStringNotContainsString($second, $kept);
        self::assertStringContainsString(hash('sha256', $second), $kept);

        $this->press('token_revoke', [], self::HEALTH);

        self::assertSame(404, $this->ask(["Authorization: Bearer $second"])->status);
        self::assertSame(
            ['token_make', 'token_make', 'token_revoke'],
            $this->column("SELECT action FROM mod_aflexi_cdn_log WHERE action LIKE 'token%' ORDER BY id")
        );
    }

    public function testWhatIsCriticalIsNoSuccessAndNamesNobody(): void
    {
        $token = $this->makeToken();
        $this->configure(['auth_key' => 'wrong']);
        $this->site->cron();

        $answer = $this->ask(["Authorization: Bearer $token"]);

        self::assertSame(503, $answer->status);
        $data = $this->json($answer);
        self::assertSame(['critical', 'problems'], [$data['state'], $data['glance']]);
        $states = array_column($data['checks'], 'state', 'code');
        self::assertSame('critical', $states['login']);
        foreach (['ada', 'example.test', 'wrong', $this->sandbox->operator] as $text) {
            self::assertStringNotContainsString($text, $answer->body);
        }
    }

    public function testAnAddonThatIsNotActiveIsNotThere(): void
    {
        $token = $this->makeToken();
        $this->site->deactivate('aflexi_cdn');

        $answer = $this->ask(["Authorization: Bearer $token"]);

        self::assertSame([404, '[]'], [$answer->status, $answer->body]);
    }

    public function testWithoutTheExtensionItIsIll(): void
    {
        $token = $this->makeToken();
        $this->site->useExtension(null);
        try {
            $answer = $this->ask(["Authorization: Bearer $token"]);
            $page = $this->page(self::HEALTH);
        } finally {
            $this->site->useExtension(World::extension());
        }

        self::assertSame([503, '{"state":"critical"}'], [$answer->status, $answer->body]);
        self::assertStringContainsString('The PHP extension aflexi_cdn is not loaded.', $page->text());
    }

    public function testWithoutTablesItIsIllAndSaysSo(): void
    {
        $this->site->pdo()->exec('DELETE FROM mod_aflexi_cdn_meta WHERE name = \'schema\'');

        self::assertSame(['Tables' => 'Critical', 'Versions' => 'OK'], $this->states($this->page(self::HEALTH)));
    }

    /** @return array<string, string> by what was looked at */
    private function states(Response $page): array
    {
        $xpath = $page->xpath();
        $states = [];
        foreach ($xpath->query("//table[contains(@class, 'aflexi-health')]/tbody/tr") as $row) {
            $states[trim($xpath->evaluate('string(th)', $row))] = trim($xpath->evaluate('string(td[1])', $row));
        }

        return $states;
    }

    /** @return array<string, mixed> */
    private function json(Response $answer): array
    {
        self::assertSame('application/json; charset=utf-8', $answer->header('Content-Type'));
        self::assertStringContainsString('no-store', $answer->header('Cache-Control'));

        return json_decode($answer->body, true, flags: JSON_THROW_ON_ERROR);
    }

    private function makeToken(): string
    {
        $page = $this->press('token_make', [], self::HEALTH);
        $token = $page->xpath()->evaluate("string(//input[@id='aflexi-token']/@value)");
        self::assertMatchesRegularExpression('/^[0-9a-f]{64}$/D', $token);
        self::assertStringContainsString('no-store', $page->header('Cache-Control'));

        return $token;
    }

    /** @param list<string> $headers */
    private function ask(array $headers, string $query = ''): Response
    {
        return (new Browser($this->site->url()))->send('GET', self::ENDPOINT . $query, '', $headers);
    }
}

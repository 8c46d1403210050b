<?php

declare(strict_types=1);

namespace AflexiCdn\EndToEnd;

use AflexiCdn\EndToEnd\Support\AddonTestCase;
use AflexiCdn\EndToEnd\Support\Digest;
use AflexiCdn\EndToEnd\Support\Routes;
use WhmcsHost\Response;
use WhmcsHost\Seed;

/** Every button that the router knows: who may press it, and where it leads. */
final class PageButtonsTest extends AddonTestCase
{
    /** Those that only look. They are answered by a page, and no table is other than it was. */
    private const LOOKING = ['preview', 'foresee_put_right', 'package_foresee'];

    /** Those whose answer is stored nowhere on its way: a secret, and data for a script. */
    private const ANSWERED_AT_ONCE = ['reveal', 'token_make', 'work_slice'];

    /** What would like to be the address that a button leads to, or a header of its own. */
    private const ASTRAY = [
        'page' => '//evil.example/',
        'q' => "x\r\nLocation: https://evil.example/\r\nX-Evil: yes",
        'kind' => 'https://evil.example/',
        'state' => "refused\r\nX-Evil: yes",
        'p' => "1\r\nX-Evil: yes",
        'account' => '1@evil.example',
        'modulelink' => 'https://evil.example/',
        'return' => 'https://evil.example/',
        'redirect' => '//evil.example/',
        'url' => 'https://evil.example/',
    ];

    /** @var array<string, mixed> something of everything that a button asks for */
    private array $fields;

    /** @var array<string, string> what every form of ours carries */
    private array $tokens;

    /** Each button has something to do. */
    protected function setUp(): void
    {
        parent::setUp();
        $boost = $this->product('boost');
        $this->buyer('ada');
        $this->buyer('bob');
        $eve = $this->buyer('eve');
        foreach (['eve', 'gil'] as $name) {
            $this->sandbox->plant(['name' => $name, 'email' => "$name@else.test", 'password' => 'old-secret']);
        }
        $this->save([$boost]);
        $this->portal()->setStatus('bob', 'SUSPENDED');
        $this->aWhileAfterTheChange();
        $this->site->cron(daily: true);
        Seed::bulk(60, $boost);
        $this->configure(['time_budget' => '1', 'concurrency' => '1']);
        $this->sandbox->setLatency(100);
        $this->press('pass');
        $this->sandbox->setLatency(0);
        $this->fields = [
            'account' => $this->value("SELECT id FROM mod_aflexi_cdn_accounts WHERE name = 'ada'"),
            'accounts' => $this->column("SELECT id FROM mod_aflexi_cdn_accounts WHERE name = 'bob'"),
            'service' => $eve->service,
            'services' => [$eve->service],
            'strangers' => $this->column('SELECT id FROM mod_aflexi_cdn_strangers'),
            'mode' => 'off',
            'name' => 'another',
            'question' => 'brake',
            'id' => '1',
            'work' => json_decode($this->page(self::PAGE . '&page=progress')->body, true)['works'][0]['id'],
            'shown' => [$boost],
            'products' => [$boost],
            'package' => [$boost => 'Gold'],
        ];
        $this->tokens = $this->tokensOf($this->page());
    }

    public function testWithoutTheTokenOfThisSessionNoneDoesAnything(): void
    {
        $others = $this->tokensOf($this->admin()->get(self::PAGE))['aflexi_cdn_token'];
        self::assertNotSame($this->tokens['aflexi_cdn_token'], $others);
        $before = $this->everything();
        foreach ($this->buttons() as [$action, $place]) {
            foreach ([null, '', $others, strrev($this->tokens['aflexi_cdn_token']), ['x']] as $token) {
                $answer = $this->post($action, ['aflexi_cdn_token' => $token] + $this->tokens, $place);

                self::assertSame(403, $answer->status, $action);
                self::assertStringContainsString('Nothing was done.', $answer->text(), $action);
            }
        }
        self::assertSame($before, $this->everything());
    }

    public function testByItsAddressAloneNoneDoesAnything(): void
    {
        $before = $this->everything();
        foreach (Routes::actions() as $action) {
            $query = http_build_query(['action' => $action] + $this->tokens + $this->fields);
            // That somebody took the list of publishers along is logged.
            foreach (array_diff(Routes::pages(), ['publishers_csv']) as $page) {
                $answer = $this->desk()->send('GET', self::PAGE . "&page=$page&$query");
                self::assertSame(200, $answer->status, "$action on $page");
            }
        }
        self::assertSame($before, $this->everything());
    }

    public function testEachLeadsBackToOurOwnPageWhichMayBeReloaded(): void
    {
        $beforeAll = $this->everything();
        foreach ($this->buttons() as [$action, $place]) {
            $before = $this->everything();

            $answer = $this->post($action, $this->tokens, $place + self::ASTRAY);

            self::assertNull($answer->header('X-Evil'), $action);
            if (in_array($action, [...self::LOOKING, ...self::ANSWERED_AT_ONCE], true)) {
                self::assertSame(200, $answer->status, $action);
                self::assertNull($answer->header('Location'), $action);
            } else {
                $this->assertLeadsBack($answer, $action);
            }
            if (in_array($action, self::LOOKING, true)) {
                self::assertSame($before, $this->everything(), $action);
            }
        }
        self::assertNotSame($beforeAll, $this->everything(), 'The buttons do something.');
    }

    /** @return iterable<array{string, array<string, string>}> an action, and which page it is sent to */
    private function buttons(): iterable
    {
        foreach ([[], ['page' => 'publishers', 'account' => $this->fields['account']]] as $place) {
            foreach (Routes::actions() as $action) {
                yield [$action, $place];
            }
        }
    }

    private function assertLeadsBack(Response $answer, string $action): void
    {
        self::assertSame(303, $answer->status, $action);
        self::assertCount(1, $answer->headers['location'], $action);
        $to = $answer->header('Location');
        self::assertMatchesRegularExpression('~^' . preg_quote(self::PAGE) . '&page=\w+(&\w+=[^&]*)*$~D', $to);
        self::assertSame(200, $this->desk()->get($to)->status, $action);
        $done = $this->everything();
        self::assertSame(200, $this->desk()->get($to)->status, $action);
        self::assertSame($done, $this->everything(), "$action, reloaded");
    }

    /**
     * @param array<string, mixed>  $tokens
     * @param array<string, string> $query of the address, beside the module's name
     */
    private function post(string $action, array $tokens, array $query): Response
    {
        $fields = ['action' => $action] + $tokens + $this->fields;
        if ($action === 'adopt_strangers') {
            $fields['service'] = array_fill_keys($this->fields['strangers'], $this->fields['service']);
        }
        $type = ['Content-Type: application/x-www-form-urlencoded'];
        $path = self::PAGE . '&' . http_build_query($query);

        return $this->desk()->send('POST', $path, http_build_query($fields), $type);
    }

    /** @return array<string, string> */
    private function tokensOf(Response $page): array
    {
        $form = $page->form("//form[.//input[@name='aflexi_cdn_token']]");

        return array_intersect_key($form, ['token' => '', 'aflexi_cdn_token' => '']);
    }

    /** @return array<string, mixed> what every table holds, and how often Aflexi was called */
    private function everything(): array
    {
        return Digest::of($this->site->pdo()) + ['calls' => $this->sandbox->state()['total_calls']];
    }
}

<?php

namespace AflexiCdn\Tests\Unit;

use PHPUnit\Framework\TestCase;

/** The admin pages, request by request, each in a PHP of its own with a recording stand-in for the extension. */
final class PagesTest extends TestCase
{
    private const TOKEN = 'the-token';

    public function testTheProductPageOnlyReads(): void
    {
        $page = $this->request([]);

        self::assertSame(['status', 'products'], $this->asked($page));
        self::assertStringContainsString('name="products[]" value="7"', $page['body']);
        self::assertStringContainsString('name="shown[]" value="7"', $page['body']);
        self::assertStringContainsString('name="package[7]"', $page['body']);
        self::assertStringContainsString('&amp;page=publishers', $page['body']);
        self::assertStringContainsString('name="token" value="whmcs-token"', $page['body']);
        self::assertMatchesRegularExpression('/name="aflexi_cdn_token" value="the-token"/', $page['body']);
    }

    public function testANewSessionGetsATokenOfItsOwn(): void
    {
        $tokens = [];
        foreach ([1, 2] as $attempt) {
            $page = $this->request(['session' => []]);
            $tokens[] = $page['session']['aflexi_cdn_token'];
            self::assertStringContainsString(end($tokens), $page['body']);
        }

        self::assertSame(64, strlen($tokens[0]));
        self::assertNotSame($tokens[0], $tokens[1]);
    }

    /** @dataProvider requestsThatMustChangeNothing */
    public function testNothingHappensWithoutAPostWithOurToken(array $input, array $asked, $code): void
    {
        $page = $this->request($input);

        self::assertSame($asked, $this->asked($page));
        self::assertSame($code, $page['code']);
    }

    public function requestsThatMustChangeNothing(): array
    {
        $form = ['action' => 'save', 'shown' => ['7'], 'products' => ['7'], 'account' => '1', 'token' => 'whmcs-token'];
        $own = ['aflexi_cdn_token' => self::TOKEN];
        $post = static function (array $form): array {
            return ['method' => 'POST', 'post' => $form];
        };
        $cases = [
            'unknown action' => [$post(['action' => 'x'] + $own), ['status', 'products'], false],
            'token as list' => [$post($form + ['aflexi_cdn_token' => ['']]), [], 403],
            'token empty' => [$post($form + ['aflexi_cdn_token' => '']), [], 403],
            'empty session' => [$post($form + ['aflexi_cdn_token' => '']) + ['session' => []], [], 403],
        ];
        foreach (['save', 'work', 'install', 'reveal'] as $action) {
            $form['action'] = $action;
            $cases["$action without token"] = [$post($form), [], 403];
            $cases["$action with a wrong token"] = [$post($form + ['aflexi_cdn_token' => 'x']), [], 403];
            $cases["$action by GET"] = [['get' => $form + $own, 'post' => $form + $own], ['status', 'products'], false];
        }

        return $cases;
    }

    public function testSavePassesWhatWasSentInTheRightTypes(): void
    {
        $page = $this->post([
            'action' => 'save',
            'shown' => ['7', '8', '8', 'abc', '-1', ['9']],
            'products' => ['7', '0'],
            'package' => ['7' => 'Größe "L"', '8' => '', 'x' => 'no id', '9' => ['no text']],
        ], ['save' => Samples::saved('x')]);

        $expected = ['save', [7, 8], [7], ['7' => 'Größe "L"', '8' => ''], 'admin 1'];
        self::assertSame([$expected], $this->calls($page, 'save'));
        $this->assertRedirected($page);
    }

    public function testAResultIsShownOnceAfterTheRedirect(): void
    {
        $saved = $this->post(['action' => 'save'], ['save' => Samples::saved('x')]);
        $page = $this->request(['session' => $saved['session']]);
        $again = $this->request(['session' => $page['session']]);

        self::assertStringContainsString('What was done', $page['body']);
        self::assertStringContainsString('clientsservices.php?userid=12&amp;id=11', $page['body']);
        self::assertStringContainsString('value="work"', $page['body']);
        self::assertStringNotContainsString('What was done', $again['body']);
    }

    public function testContinueWorksWithinTheBudgetOfTheSettings(): void
    {
        $page = $this->post(['action' => 'work'], ['work' => Samples::work('x')]);

        self::assertSame([['work', 0, 'page']], $this->calls($page, 'work'));
        $this->assertRedirected($page);
    }

    public function testAFormThatPhpMayHaveCutIsNotSaved(): void
    {
        // In a browser's order: the button that was pressed comes last, so PHP drops it first.
        $form = ['aflexi_cdn_token' => self::TOKEN, 'shown' => range(1, 20), 'action' => 'save'];
        $page = $this->request(['method' => 'POST', 'post' => $form], [], ['-d', 'max_input_vars=20']);

        self::assertSame([], $this->asked($page));
        self::assertStringContainsString('max_input_vars (now 20)', $page['body']);
    }

    public function testAnIncompleteInstallationCanBeCompleted(): void
    {
        $page = $this->request([], ['status' => Samples::status('x', ['not_installed'])]);
        $done = $this->post(['action' => 'install'], ['install' => ['schema' => 1]]);

        self::assertSame(['status'], $this->asked($page));
        self::assertStringContainsString('value="install"', $page['body']);
        self::assertSame([['install']], $this->calls($done, 'install'));
    }

    public function testThePublisherPageHidesEveryPassword(): void
    {
        $page = $this->request(['get' => ['page' => 'publishers', 'p' => '2']]);

        self::assertSame([['publishers', 2]], $this->calls($page, 'publishers'));
        self::assertSame(['publishers'], $this->asked($page));
        self::assertStringNotContainsString('aflexi-password', $page['body']);
        self::assertSame(2, substr_count($page['body'], 'value="reveal"'), 'not for the unknown one');
        self::assertStringContainsString('clientssummary.php?userid=12', $page['body']);
        self::assertStringContainsString('local 2026-01-02', $page['body']);
        self::assertStringContainsString('p=1"', $page['body']);
        self::assertStringContainsString('p=3"', $page['body']);
    }

    public function testOnePasswordIsShownOnRequestAndLeavesNoTrace(): void
    {
        $secret = 'S3cr<t"&';
        $page = $this->post(
            ['action' => 'reveal', 'account' => '1'],
            ['reveal' => ['name' => 'ann', 'client' => 12, 'password' => $secret]],
            ['page' => 'publishers', 'p' => '2']
        );

        self::assertSame([['reveal', 1, 'admin 1']], $this->calls($page, 'reveal'));
        self::assertSame(1, substr_count($page['body'], htmlspecialchars($secret, ENT_QUOTES)));
        self::assertContains(['header', 'Cache-Control: no-store', 0], $page['calls']);
        self::assertSame([['Aflexi CDN: admin 1 looked at the password of ann.', 12]], $page['log']);
        self::assertStringNotContainsString('S3cr', json_encode([$page['session'], $page['log'], $page['calls']]));
    }

    public function testAFailureIsShownEscapedAndLogged(): void
    {
        $page = $this->request([], ['throw' => '<script>no table']);

        self::assertStringContainsString('&lt;script&gt;no table', $page['body']);
        self::assertStringNotContainsString('<script', $page['body']);
        self::assertSame([['Aflexi CDN: page: <script>no table', 0]], $page['log']);
        self::assertSame('', $page['stdout']);
    }

    public function testDifferentVersionsAreNamed(): void
    {
        $page = $this->request([], ['version' => '9.9.9']);

        self::assertStringContainsString('9.9.9', $page['body']);
        self::assertStringNotContainsString('install the same version', $this->request([])['body']);
    }

    private function request(array $input, array $answers = [], array $options = []): array
    {
        return Child::run('page', $input + [
            'session' => ['aflexi_cdn_token' => self::TOKEN],
            'extension' => $answers + [
                'status' => Samples::status('x'),
                'products' => Samples::products('x'),
                'publishers' => Samples::publishers('x'),
            ],
        ], $options);
    }

    private function post(array $form, array $answers, array $query = []): array
    {
        $form['aflexi_cdn_token'] = self::TOKEN;

        return $this->request(['method' => 'POST', 'get' => $query, 'post' => $form], $answers);
    }

    /** Names of the methods of the extension that were called. */
    private function asked(array $page): array
    {
        $others = ['EncryptPassword', 'DecryptPassword', 'header'];

        return array_values(array_diff(array_column($page['calls'], 0), $others));
    }

    private function calls(array $page, string $method): array
    {
        return array_values(array_filter($page['calls'], static function (array $call) use ($method) {
            return $call[0] === $method;
        }));
    }

    private function assertRedirected(array $page): void
    {
        self::assertContains(['header', 'Location: addonmodules.php?module=aflexi_cdn', 303], $page['calls']);
        self::assertSame('', $page['body']);
    }
}

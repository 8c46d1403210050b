<?php

namespace AflexiCdn\Tests\Unit;

use DOMDocument;
use DOMXPath;
use PHPUnit\Framework\TestCase;

/** The admin pages, request by request, each in a PHP of its own with a recording stand-in for the extension. */
final class PagesTest extends TestCase
{
    private const TOKEN = 'the-token';

    /** The actions of all buttons. */
    private const BUTTONS = ['save', 'answer', 'pass', 'work', 'check', 'install', 'reveal', 'password', 'put_right',
        'mode', 'name', 'adopt', 'retry', 'retry_all', 'forget'];

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
        foreach (self::BUTTONS as $action) {
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
            'shown' => ['7', '8', '8', 'abc', '-1', '7x', ['9']],
            'products' => ['7', '0'],
            'package' => ['7' => 'Größe "L"', '8' => '', 'x' => 'no id', '9' => ['no text']],
        ], ['save' => Samples::saved('x')]);

        $expected = ['save', [7, 8], [7], ['7' => 'Größe "L"', '8' => ''], 'admin 1', ''];
        self::assertSame([$expected], $this->calls($page, 'save'));
        $this->assertRedirected($page);
    }

    public function testASaveThatIsAskedBackShowsTheTableAsItWasSent(): void
    {
        $sent = ['shown' => ['7', '8'], 'products' => ['8'], 'package' => ['7' => '<b>"L"', '8' => '']];
        $page = $this->post(['action' => 'save'] + $sent, ['save' => Samples::asked('<id>')]);

        self::assertSame(['save', 'status', 'products'], $this->asked($page));
        self::assertNotContains('header', array_column($page['calls'], 0), 'no redirect');
        self::assertStringContainsString('Yes, save and suspend these 123 accounts', $page['body']);
        self::assertMatchesRegularExpression('/name="products\[\]" value="7"\s*>/', $page['body']);
        self::assertMatchesRegularExpression('/name="products\[\]" value="8"\s+checked/', $page['body']);
        self::assertSame(2, substr_count($page['body'], 'name="package[7]" value="&lt;b&gt;&quot;L&quot;"'));
        self::assertStringNotContainsString('What was done', $page['body']);
    }

    public function testTheYesSendsTheSameSaveWithTheIdOfTheQuestion(): void
    {
        $sent = ['shown' => ['7', '8'], 'products' => ['8'], 'package' => ['7' => '<b>"L"&amp;', '8' => '']];
        $asked = $this->post(['action' => 'save'] + $sent, ['save' => Samples::asked('<id>')]);
        $form = $this->form($asked['body'], 'Yes, save and suspend these 123 accounts');

        $page = $this->request(['method' => 'POST', 'post' => $form], ['save' => Samples::saved('x')]);

        $first = $this->calls($asked, 'save')[0];
        $second = $this->calls($page, 'save')[0];
        self::assertSame('', array_pop($first));
        self::assertSame('<id>', array_pop($second));
        self::assertSame($first, $second);
        $this->assertRedirected($page);
    }

    public function testAQuestionIsAnsweredWithWhatWasAsked(): void
    {
        $page = $this->request([], ['status' => Samples::status('<id>', [], ['brake', 'charging_on'])]);
        $form = $this->form($page['body'], 'Yes, charge for the CDN');

        $answered = $this->request(['method' => 'POST', 'post' => $form]);

        self::assertSame(['answer', 'work'], $this->asked($answered));
        self::assertSame([['answer', 'charging_on', '<id>', 'admin 1']], $this->calls($answered, 'answer'));
        $this->assertRedirected($answered);
    }

    public function testEverythingIsSynchronizedByAFullPass(): void
    {
        $page = $this->post(['action' => 'pass']);

        self::assertSame(['hint', 'work'], $this->asked($page));
        self::assertSame(['hint', 'pass', 0, 'admin 1'], array_slice($this->calls($page, 'hint')[0], 0, 4));
        self::assertSame([['work', 0, 'page']], $this->calls($page, 'work'));
        $this->assertRedirected($page);
    }

    /** @dataProvider connections */
    public function testTheConnectionTestNamesItsOutcome(string $code, string $sentence, string $colour): void
    {
        $tested = $this->post(['action' => 'check'], ['check' => Samples::reason($code, '<x>')]);
        $page = $this->request(['session' => $tested['session']]);

        self::assertSame(['check'], $this->asked($tested));
        $this->assertRedirected($tested);
        self::assertStringContainsString($sentence, $page['body']);
        self::assertStringContainsString('panel-' . $colour, $page['body']);
    }

    public function connections(): array
    {
        return [
            'connected' => ['connected', 'You are &quot;&lt;x&gt;&quot;, operator &lt;x&gt;.', 'success'],
            'no host' => ['dns', 'not found: &quot;&lt;x&gt;&quot;. Please check the API URL', 'danger'],
            'a publisher' => ['not_operator', 'not that of a publisher', 'danger'],
        ];
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

        self::assertSame([['publishers', 2, '']], $this->calls($page, 'publishers'));
        self::assertSame(['unsettled', 'publishers'], $this->asked($page));
        self::assertStringNotContainsString('aflexi-password', $page['body']);
        self::assertSame(2, substr_count($page['body'], 'value="reveal"'), 'not for the unknown one');
        self::assertStringContainsString('clientssummary.php?userid=12', $page['body']);
        self::assertStringContainsString('local 2026-01-02', $page['body']);
        self::assertStringContainsString('p=1"', $page['body']);
        self::assertStringContainsString('p=3"', $page['body']);
    }

    /** @dataProvider publisherButtons */
    public function testAButtonOfThePublisherPageDoesOneThingAndComesBack(array $form, array $call): void
    {
        $page = $this->post($form, [], ['page' => 'publishers', 'p' => '2']);
        $back = $this->request(['session' => $page['session'], 'get' => ['page' => 'publishers', 'p' => '2']]);

        self::assertSame([$call[0], 'work'], $this->asked($page));
        self::assertSame([$call], $this->calls($page, $call[0]));
        self::assertSame([['work', 0, 'page']], $this->calls($page, 'work'));
        $this->assertRedirected($page, '&page=publishers&p=2');
        self::assertStringContainsString('What was done', $back['body']);
    }

    public function publisherButtons(): array
    {
        $admin = 'admin 1';

        return [
            'mode' => [['action' => 'mode', 'service' => '11', 'mode' => 'on'], ['setMode', 11, 'on', $admin]],
            'mode of nothing' => [['action' => 'mode', 'service' => '11x', 'mode' => ['on']],
                ['setMode', 0, '', $admin]],
            'name' => [['action' => 'name', 'service' => '21', 'name' => "O'B \u{202E}"],
                ['setName', 21, "O'B \u{202E}", $admin]],
            'no name' => [['action' => 'name', 'service' => '-21'], ['setName', 0, '', $admin]],
            'adopt' => [['action' => 'adopt', 'service' => '21'], ['adopt', 21, $admin]],
            'adopt a list' => [['action' => 'adopt', 'service' => ['21']], ['adopt', 0, $admin]],
            'put right' => [['action' => 'put_right', 'account' => '3'], ['putRight', 3, $admin]],
            'put nothing right' => [['action' => 'put_right'], ['putRight', 0, $admin]],
            'new password' => [['action' => 'password', 'account' => '3'], ['newPassword', 3, $admin]],
            'new password of 1.5' => [['action' => 'password', 'account' => '1.5'], ['newPassword', 0, $admin]],
        ];
    }

    /** @dataProvider buttonsThatCanBeRefused */
    public function testARefusalIsShownOnThePageOfTheButtonAndNothingElseHappens(string $action, string $page): void
    {
        $query = $page === '' ? [] : ['page' => $page];
        $refused = $this->post(['action' => $action], ['throw' => 'No <b>such</b> thing.'], $query);
        $back = $this->request(['session' => $refused['session'], 'get' => $query]);

        self::assertCount(1, $this->asked($refused));
        $this->assertRedirected($refused, $page === '' ? '&page=products' : "&page=$page&p=1");
        self::assertStringContainsString('No &lt;b&gt;such&lt;/b&gt; thing.', $back['body']);
        $sign = ['' => 'name="shown[]"', 'publishers' => 'aflexi-publishers', 'queue' => 'Try Now'][$page];
        self::assertStringContainsString($sign, $back['body']);
    }

    public function buttonsThatCanBeRefused(): array
    {
        $buttons = array_diff(self::BUTTONS, ['save', 'reveal']);

        return array_combine($buttons, array_map(static function (string $action): array {
            $pages = array_fill_keys(['password', 'put_right', 'mode', 'name', 'adopt'], 'publishers')
                + array_fill_keys(['retry', 'retry_all', 'forget'], 'queue');

            return [$action, $pages[$action] ?? ''];
        }, $buttons));
    }

    public function testTheQueueIsFilteredAndPagedByItsAddress(): void
    {
        $page = $this->request(['get' => ['page' => 'queue', 'state' => 'waiting', 'q' => ' Ada ', 'p' => '2']]);
        $odd = $this->request(['get' => ['page' => 'queue', 'state' => ['x'], 'p' => '-1']]);

        self::assertSame(['queue'], $this->asked($page));
        self::assertSame([['queue', 'waiting', 2, 'Ada']], $this->calls($page, 'queue'));
        self::assertStringContainsString('page=queue&amp;state=waiting&amp;q=Ada&amp;p=3', $page['body']);
        self::assertSame([['queue', '', 1, '']], $this->calls($odd, 'queue'));
    }

    /** @dataProvider queueButtons */
    public function testAButtonOfTheQueueDoesOneThingAndComesBack(array $form, array $call, array $asked): void
    {
        $answers = ['retryAll' => []];
        $page = $this->post($form, $answers, ['page' => 'queue', 'state' => 'waiting', 'q' => 'a', 'p' => '2']);

        self::assertSame($asked, $this->asked($page));
        self::assertSame([$call], $this->calls($page, $call[0]));
        $this->assertRedirected($page, '&page=queue&state=waiting&q=a&p=2');
    }

    public function queueButtons(): array
    {
        return [
            'retry' => [['action' => 'retry', 'service' => '21'], ['retry', 21, 'admin 1'], ['retry', 'work']],
            'retry nothing' => [['action' => 'retry'], ['retry', 0, 'admin 1'], ['retry', 'work']],
            'retry all of the filter' => [['action' => 'retry_all', 'service' => '21'],
                ['retryAll', 'waiting', 'a', 'admin 1'], ['retryAll', 'work']],
            'forget' => [['action' => 'forget', 'service' => '21'], ['forget', 21, 'admin 1'], ['forget']],
        ];
    }

    public function testWhatWasForgottenIsSaid(): void
    {
        $page = $this->post(['action' => 'forget', 'service' => '21'], [], ['page' => 'queue']);
        $back = $this->request(['session' => $page['session'], 'get' => ['page' => 'queue']]);

        self::assertStringContainsString('Service #21 is forgotten until something about it changes.', $back['body']);
    }

    public function testTheLogIsFilteredAndPagedByItsAddress(): void
    {
        $filter = ['result' => 'failed', 'action' => 'look', 'account' => '7', 'before' => '99', 'q' => 'Ada'];
        $page = $this->request(['get' => ['page' => 'log', 'p' => '3'] + $filter]);
        $odd = ['result' => 'x', 'action' => ['look'], 'account' => '7x', 'before' => '-1'];
        $unfiltered = $this->request(['get' => ['page' => 'log'] + $odd]);

        self::assertSame(['log'], $this->asked($page));
        self::assertSame([['log', 3, 'Ada', 'failed', 'look', 7, 99]], $this->calls($page, 'log'));
        $older = 'page=log&amp;before=8&amp;result=failed&amp;action=look&amp;account=7';
        self::assertStringContainsString($older, $page['body']);
        self::assertStringContainsString('local 2026-01-02', $page['body']);
        self::assertSame([['log', 1, '', '', '', 0, 0]], $this->calls($unfiltered, 'log'));
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
                'unsettled' => Samples::unsettled('x'),
                'queue' => Samples::queue('x'),
                'log' => Samples::log('x'),
                'work' => Samples::work('x'),
            ] + array_fill_keys(['answer', 'setMode', 'setName', 'adopt', 'putRight', 'newPassword', 'retry',
                'forget'], []),
        ], $options);
    }

    private function post(array $form, array $answers = [], array $query = []): array
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

    /** What the button of that label sends. */
    private function form(string $html, string $label): array
    {
        $document = new DOMDocument();
        $document->loadHTML('<?xml encoding="UTF-8">' . $html, LIBXML_NOERROR);
        $page = new DOMXPath($document);
        $button = $page->query("//button[.='$label']")[0];
        $pairs = [$button->getAttribute('name') . '=' . $button->getAttribute('value')];
        foreach ($page->query('ancestor::form//input', $button) as $input) {
            $pairs[] = urlencode($input->getAttribute('name')) . '=' . urlencode($input->getAttribute('value'));
        }
        parse_str(implode('&', $pairs), $form);

        return $form;
    }

    private function assertRedirected(array $page, string $to = '&page=products'): void
    {
        self::assertContains(['header', "Location: addonmodules.php?module=aflexi_cdn$to", 303], $page['calls']);
        self::assertSame('', $page['body']);
    }
}

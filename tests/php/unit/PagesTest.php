<?php

namespace AflexiCdn\Tests\Unit;

use DOMDocument;
use DOMXPath;
use PHPUnit\Framework\TestCase;
use WHMCS\Module\Addon\AflexiCdn\Language;
use WHMCS\Module\Addon\AflexiCdn\Module;
use WHMCS\Module\Addon\AflexiCdn\Page\Router;

/** The admin pages, request by request, each in a PHP of its own with a recording stand-in for the extension. */
final class PagesTest extends TestCase
{
    private const TOKEN = 'the-token';

    /** The actions of all buttons. */
    private const BUTTONS = ['save', 'preview', 'answer', 'pass', 'work', 'check', 'install', 'reveal', 'password',
        'welcome', 'put_right', 'mode', 'name', 'adopt', 'synchronize', ...self::DIFFERENCES, 'retry', 'retry_all',
        'forget', 'probe', 'token_make', 'token_revoke', 'work_slice', 'pause', 'resume', 'cancel', ...self::PACKAGES,
        ...self::LEGACY];

    /** Those of the packages page. */
    private const PACKAGES = ['package_read', 'package_foresee', 'package_update', 'package_create', 'package_limits'];

    /** Those of the page about the plugin of 2011. */
    private const LEGACY = ['move_over', 'remove_clear_text', 'finish_moving'];

    /** Those of the differences page. */
    private const DIFFERENCES = ['foresee_put_right', 'put_right_ticked', 'take_over', 'adopt_strangers', 'ignore',
        'show_again'];

    public function testTheProductPageOnlyReads(): void
    {
        $page = $this->request([]);

        self::assertSame(['landing', 'products'], $this->asked($page));
        self::assertStringContainsString('name="products[]" value="7"', $page['body']);
        self::assertStringContainsString('name="shown[]" value="7"', $page['body']);
        self::assertStringContainsString('name="package[7]"', $page['body']);
        self::assertStringContainsString('&amp;page=publishers', $page['body']);
        self::assertStringContainsString('name="token" value="whmcs-token"', $page['body']);
        self::assertMatchesRegularExpression('/name="aflexi_cdn_token" value="the-token"/', $page['body']);
    }

    public function testAnOlderExtensionIsNamedAndAskedNothing(): void
    {
        foreach (['products', 'health', 'queue'] as $name) {
            $page = $this->request(['get' => ['page' => $name]], ['version' => '0.2.0']);

            self::assertSame([], $this->asked($page));
            self::assertStringContainsString('extension aflexi_cdn is version &quot;0.2.0&quot;', $page['body']);
        }
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

    public static function requestsThatMustChangeNothing(): array
    {
        $form = ['action' => 'save', 'shown' => ['7'], 'products' => ['7'], 'account' => '1', 'token' => 'whmcs-token'];
        $own = ['aflexi_cdn_token' => self::TOKEN];
        $post = static function (array $form): array {
            return ['method' => 'POST', 'post' => $form];
        };
        $cases = [
            'unknown action' => [$post(['action' => 'x'] + $own), ['landing', 'products'], false],
            'token as list' => [$post($form + ['aflexi_cdn_token' => ['']]), [], 403],
            'token empty' => [$post($form + ['aflexi_cdn_token' => '']), [], 403],
            'empty session' => [$post($form + ['aflexi_cdn_token' => '']) + ['session' => []], [], 403],
        ];
        foreach (self::BUTTONS as $action) {
            $form['action'] = $action;
            $cases["$action without token"] = [$post($form), [], 403];
            $cases["$action with a wrong token"] = [$post($form + ['aflexi_cdn_token' => 'x']), [], 403];
            $get = ['get' => $form + $own, 'post' => $form + $own];
            $cases["$action by GET"] = [$get, ['landing', 'products'], false];
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

        self::assertSame(['save', 'landing', 'products'], $this->asked($page));
        self::assertNotContains('header', array_column($page['calls'], 0), 'no redirect');
        self::assertStringContainsString('Yes, save and suspend these 123 accounts', $page['body']);
        self::assertMatchesRegularExpression('/name="products\[\]" value="7"\s*>/', $page['body']);
        self::assertMatchesRegularExpression('/name="products\[\]" value="8"\s+checked/', $page['body']);
        self::assertSame(2, substr_count($page['body'], 'name="package[7]" value="&lt;b&gt;&quot;L&quot;"'));
        self::assertStringNotContainsString('What was done', $page['body']);
    }

    public function testAPreviewShowsWhatASaveWouldDoAndTheTableAsItWasSent(): void
    {
        $sent = ['shown' => ['7', '8'], 'products' => ['8'], 'package' => ['7' => '<b>"L"', '8' => '']];
        $page = $this->post(['action' => 'preview'] + $sent, ['preview' => Samples::preview('<id>')]);

        self::assertSame(['preview', 'landing', 'products'], $this->asked($page));
        $call = ['preview', [7, 8], [8], ['7' => '<b>"L"', '8' => '']];
        self::assertSame([$call], $this->calls($page, 'preview'));
        self::assertNotContains('header', array_column($page['calls'], 0), 'no redirect');
        self::assertStringContainsString('What [Save Settings] would do', $page['body']);
        self::assertMatchesRegularExpression('/name="products\[\]" value="7"\s*>/', $page['body']);
        self::assertMatchesRegularExpression('/name="products\[\]" value="8"\s+checked/', $page['body']);
        self::assertStringContainsString('name="package[7]" value="&lt;b&gt;&quot;L&quot;"', $page['body']);
        self::assertStringContainsString('value="save"', $page['body']);
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
        $page = $this->request([], ['landing' => Samples::landing('<id>', [], ['brake', 'charging_on'])]);
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

    public static function connections(): array
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
        $page = $this->request([], ['landing' => Samples::landing('x', ['not_installed'])]);
        $done = $this->post(['action' => 'install'], ['install' => ['schema' => 1]]);

        self::assertSame(['landing'], $this->asked($page));
        self::assertStringContainsString('value="install"', $page['body']);
        self::assertSame([['install']], $this->calls($done, 'install'));
    }

    public function testTablesOfAnotherVersionLeadToTheFirstPageFromAllButTheHealthPage(): void
    {
        $another = ['isCurrent' => false, 'landing' => Samples::landing('x', ['newer_schema'])];
        foreach (array_diff(array_keys(Router::PAGES), ['health']) as $name) {
            $page = $this->request(['get' => ['page' => $name]], $another);
            self::assertSame(['landing'], $this->asked($page), $name);
            self::assertStringContainsString('of a newer version', $page['body']);
            self::assertStringNotContainsString('value="install"', $page['body']);
        }
        foreach (['save', 'put_right_ticked', 'package_update', 'no_such'] as $button) {
            self::assertSame(['landing'], $this->asked($this->post(['action' => $button], $another)), $button);
        }
        $done = $this->post(['action' => 'install'], ['isCurrent' => false, 'install' => ['schema' => 1]]);
        self::assertSame([['install']], $this->calls($done, 'install'));
    }

    public function testTheImportIsShownAndThenAYesToWhatWasShown(): void
    {
        $page = $this->request(['get' => ['page' => 'import', 'fit' => 'name', 'p' => '2']]);
        self::assertSame(['import', 'progress'], $this->asked($page));
        self::assertSame([['import', 'name', 2]], $this->calls($page, 'import'));

        $form = ['action' => 'import', 'fit' => 'name', 'shown' => 'abc',
            'strangers' => ['7-ab', '8-cd']];
        $done = $this->post($form, [], ['page' => 'import', 'fit' => 'exact']);
        $call = ['importAccounts', 'name', 'abc', ['7-ab', '8-cd'], 'admin 1'];
        self::assertSame([$call], $this->calls($done, 'importAccounts'));
        self::assertSame([['work', 0, 'page']], $this->calls($done, 'work'));
        $this->assertRedirected($done, '&page=import&fit=name&p=1');
    }

    public function testThePublisherPageHidesEveryPassword(): void
    {
        $page = $this->request(['get' => ['page' => 'publishers', 'p' => '2']]);

        self::assertSame([['publishers', 2, '', '', '', false]], $this->calls($page, 'publishers'));
        self::assertSame(['unsettled', 'publishers'], $this->asked($page));
        self::assertStringNotContainsString('aflexi-password', $page['body']);
        self::assertSame(2, substr_count($page['body'], 'value="reveal"'), 'not for the unknown one');
        self::assertStringContainsString('clientssummary.php?userid=12', $page['body']);
        self::assertStringContainsString('local 2026-01-02', $page['body']);
        self::assertStringContainsString('p=1"', $page['body']);
        self::assertStringContainsString('p=3"', $page['body']);
    }

    public function testTheAddressSaysWhichPublishersAreShownInWhichOrder(): void
    {
        $shown = ['page' => 'publishers', 'q' => 'Ada', 'status' => 'different', 'sort' => 'package', 'dir' => 'desc'];
        $page = $this->request(['get' => $shown]);
        $unknown = $this->request(['get' => ['status' => 'x', 'sort' => ['client'], 'dir' => 'desc'] + $shown]);

        $calls = $this->calls($page, 'publishers');
        self::assertSame([['publishers', 1, 'Ada', 'different', 'package', true]], $calls);
        self::assertSame([['publishers', 1, 'Ada', '', '', false]], $this->calls($unknown, 'publishers'));
        $kept = 'page=publishers&amp;q=Ada&amp;status=different';
        $next = "$kept&amp;sort=package&amp;dir=desc&amp;p=3\"";
        self::assertStringContainsString($next, $page['body'], 'the next page');
        self::assertStringContainsString("$kept&amp;sort=package\"", $page['body'], 'the other way round');
        self::assertStringContainsString("$kept&amp;sort=client\"", $page['body'], 'another column');
        self::assertStringContainsString('page=publishers_csv&amp;q=Ada&amp;status=different"', $page['body']);
        self::assertStringContainsString('name="sort" value="package"', $page['body'], 'the form keeps the order');
    }

    public function testThePageOfAPublisherOnlyReads(): void
    {
        $page = $this->request(['get' => ['page' => 'publishers', 'account' => '3', 'p' => '2']]);

        self::assertSame(['publisher', 'log', 'sendsWelcome'], $this->asked($page));
        self::assertSame([['publisher', 3]], $this->calls($page, 'publisher'));
        self::assertSame([['log', 2, '', '', '', 3]], $this->calls($page, 'log'));
        $older = 'page=publishers&amp;account=3&amp;p=199"';
        self::assertStringContainsString($older, $page['body'], 'its history is paged');
    }

    /** @dataProvider nobodies */
    public function testAPublisherThatIsNotThereIsSaidToBeSo(string $account, array $asked): void
    {
        $page = $this->request(['get' => ['page' => 'publishers', 'account' => $account]], ['publisher' => null]);

        self::assertSame(404, $page['code']);
        self::assertSame($asked, $this->calls($page, 'publisher'));
        self::assertStringContainsString('There is no such publisher', $page['body']);
        self::assertStringContainsString('page=publishers"', $page['body'], 'a way back');
    }

    public static function nobodies(): array
    {
        return ['unknown' => ['77', [['publisher', 77]]], 'no number' => ['7x', []], 'zero' => ['0', []]];
    }

    /** @dataProvider buttonsOfOnePublisher */
    public function testAButtonOfThePageOfAPublisherComesBackToIt(array $form, array $call): void
    {
        $page = $this->post($form, [], ['page' => 'publishers', 'account' => '3']);

        self::assertSame([$call[0], 'work'], $this->asked($page));
        self::assertSame([$call], $this->calls($page, $call[0]));
        $this->assertRedirected($page, '&page=publishers&account=3&p=1');
    }

    public static function buttonsOfOnePublisher(): array
    {
        return [
            'synchronize' => [['action' => 'synchronize', 'account' => '3'], ['synchronize', 3, 'admin 1']],
            'new password' => [['action' => 'password', 'account' => '3'], ['newPassword', 3, 'admin 1']],
            'put right' => [['action' => 'put_right', 'account' => '3'], ['putRight', 3, 'admin 1']],
            'mode' => [['action' => 'mode', 'service' => '11', 'mode' => 'on'], ['setMode', 11, 'on', 'admin 1']],
            'retry' => [['action' => 'retry', 'service' => '11'], ['retry', 11, 'admin 1']],
        ];
    }

    public function testAPasswordAskedForOnThePageOfAPublisherIsShownThere(): void
    {
        $page = $this->post(
            ['action' => 'reveal', 'account' => '3'],
            ['reveal' => ['name' => 'ann', 'client' => 12, 'password' => 'S3cret']],
            ['page' => 'publishers', 'account' => '3']
        );

        self::assertSame(['reveal', 'publisher', 'log', 'sendsWelcome'], $this->asked($page));
        self::assertStringContainsString('value="S3cret"', $page['body']);
        self::assertStringContainsString('/assets/copy.js?', $page['body']);
        self::assertContains(['header', 'Cache-Control: no-store', 0], $page['calls']);
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

    public static function publisherButtons(): array
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
            'synchronize' => [['action' => 'synchronize', 'account' => '3'], ['synchronize', 3, $admin]],
            'new password' => [['action' => 'password', 'account' => '3'], ['newPassword', 3, $admin]],
            'new password of 1.5' => [['action' => 'password', 'account' => '1.5'], ['newPassword', 0, $admin]],
        ];
    }

    public function testTheWelcomeEmailIsAskedForAndSentLater(): void
    {
        $place = ['page' => 'publishers', 'account' => '3', 'p' => '2'];
        $page = $this->post(['action' => 'welcome', 'account' => '3'], [], $place);
        $back = $this->request(['session' => $page['session'], 'get' => $place]);

        self::assertSame(['resendWelcome'], $this->asked($page));
        self::assertSame([['resendWelcome', 3, 'admin 1']], $this->calls($page, 'resendWelcome'));
        $this->assertRedirected($page, '&page=publishers&account=3&p=2');
        self::assertStringContainsString('The welcome e-mail is on its way.', $back['body']);
    }

    public function testTheWelcomeEmailIsOfferedWhereItIsSent(): void
    {
        $active = ['status' => 'active'] + Samples::publisher('x');
        foreach ([false, true] as $sends) {
            $place = ['page' => 'publishers', 'account' => '3'];
            $page = $this->request(['get' => $place], ['sendsWelcome' => $sends, 'publisher' => $active]);
            self::assertSame($sends, strpos($page['body'], 'value="welcome"') !== false);
        }
    }

    /** @dataProvider buttonsThatCanBeRefused */
    public function testARefusalIsShownOnThePageOfTheButtonAndNothingElseHappens(string $action, string $page): void
    {
        $query = $page === '' ? [] : ['page' => $page];
        $refused = $this->post(['action' => $action], ['throw' => 'No <b>such</b> thing.'], $query);
        $back = $this->request(['session' => $refused['session'], 'get' => $query]);

        self::assertCount(1, $this->asked($refused));
        $ways = [
            '' => ['&page=products', 'name="shown[]"'],
            'publishers' => ['&page=publishers&p=1', 'aflexi-publishers'],
            'differences' => ['&page=differences&p=1', 'aflexi-unequal'],
            'queue' => ['&page=queue&p=1', 'Try Now'],
            'health' => ['&page=health', 'aflexi-health'],
            'packages' => ['&page=packages&p=1', 'aflexi-packages'],
            'legacy' => ['&page=legacy&p=1', 'aflexi-legacy'],
        ];
        $this->assertRedirected($refused, $ways[$page][0]);
        self::assertStringContainsString('No &lt;b&gt;such&lt;/b&gt; thing.', $back['body']);
        self::assertStringContainsString($ways[$page][1], $back['body']);
    }

    public static function buttonsThatCanBeRefused(): array
    {
        $buttons = array_diff(self::BUTTONS, ['save', 'preview', 'reveal', 'token_make', 'work_slice']);

        return array_combine($buttons, array_map(static function (string $action): array {
            $publishers = ['password', 'welcome', 'put_right', 'mode', 'name', 'adopt', 'synchronize'];
            $pages = array_fill_keys($publishers, 'publishers')
                + array_fill_keys(self::DIFFERENCES, 'differences')
                + array_fill_keys(['probe', 'token_revoke'], 'health')
                + array_fill_keys(self::PACKAGES, 'packages')
                + array_fill_keys(self::LEGACY, 'legacy')
                + array_fill_keys(['retry', 'retry_all', 'forget'], 'queue');

            return [$action, $pages[$action] ?? ''];
        }, $buttons));
    }

    public function testMovingOverHasATabWhileThereIsSomethingToShow(): void
    {
        $tab = '&amp;page=legacy">Moving Over</a></li>';
        foreach ([false, true] as $legacy) {
            $page = $this->request([], ['landing' => ['legacy' => $legacy] + Samples::landing('x')]);
            self::assertSame($legacy, strpos($page['body'], $tab) !== false);
        }
        $page = $this->request(['get' => ['page' => 'legacy', 'p' => '2']]);
        self::assertSame([['legacy', 2]], $this->calls($page, 'legacy'));
        self::assertSame(['legacy'], $this->asked($page));
        self::assertStringContainsString('aria-current="page" href="addonmodules.php?module=aflexi_cdn'
            . $tab, $page['body']);
    }

    public function testClearTextIsRemovedOnlyAsFarAsTheAdminSaysAndThatIsTold(): void
    {
        foreach ([[[], false, false], [['sure' => '1'], true, false], [['anyway' => '1'], false, true]] as $case) {
            list($boxes, $sure, $anyway) = $case;
            $page = $this->post(['action' => 'remove_clear_text'] + $boxes, [], ['page' => 'legacy']);

            $call = ['removeLegacySecrets', $sure, $anyway, 'admin 1'];
            self::assertSame([$call], $this->calls($page, 'removeLegacySecrets'));
            $back = $this->request(['session' => $page['session'], 'get' => ['page' => 'legacy']]);
            self::assertStringContainsString('2011: 7 keys and passwords in clear.', $back['body']);
        }
    }

    /** @dataProvider differencesAskedFor */
    public function testTheDifferencesPageOnlyReads(array $query, array $call, string $shown): void
    {
        $kind = $query['kind'] ?? 'unequal';
        $page = $this->request(
            ['get' => ['page' => 'differences'] + $query],
            ['differences' => Samples::differences($kind, 'x')]
        );

        self::assertSame([array_merge(['differences'], $call)], $this->calls($page, 'differences'));
        self::assertSame(['differences'], $this->asked($page));
        self::assertStringContainsString($shown, $page['body']);
        self::assertMatchesRegularExpression("/value=\"$kind\" selected/", $page['body']);
    }

    public static function differencesAskedFor(): array
    {
        return [
            'without a filter' => [[], ['', false, '', 1], '&amp;kind=unequal&amp;p=3"'],
            'one kind' => [['kind' => 'missing', 'p' => '2'], ['missing', false, '', 2], 'aflexi-missing'],
            'ignored ones' => [['kind' => 'stranger', 'ignored' => '1', 'q' => ' a&b '],
                ['stranger', true, 'a&b', 1], '&amp;kind=stranger&amp;ignored=1&amp;q=a%26b&amp;p=1"'],
            'ignored as anything else' => [['ignored' => ['1']], ['', false, '', 1], 'Only in WHMCS: 2'],
        ];
    }

    /** @dataProvider differenceButtons */
    public function testAButtonOfTheDifferencesPagePassesItsRows(array $form, array $call, bool $works): void
    {
        $query = ['page' => 'differences', 'kind' => 'stranger', 'q' => 'x', 'p' => '2'];
        $page = $this->post($form, [], $query);
        $back = $this->request(['session' => $page['session'], 'get' => $query]);

        self::assertSame([array_merge($call, ['admin 1'])], $this->calls($page, $call[0]));
        self::assertSame($works ? [$call[0], 'work'] : [$call[0]], $this->asked($page));
        $this->assertRedirected($page, '&page=differences&kind=stranger&q=x&p=2');
        self::assertStringContainsString('Decided: 3.', $back['body']);
        self::assertStringContainsString('Refused: 2.', $back['body']);
    }

    public static function differenceButtons(): array
    {
        return [
            'put right' => [['action' => 'put_right_ticked', 'accounts' => ['3', '1', '1', 'x']],
                ['putAllRight', [3, 1]], true],
            'take over' => [['action' => 'take_over', 'services' => ['21']], ['takeOver', [21]], true],
            'take over nothing' => [['action' => 'take_over', 'services' => '21x'], ['takeOver', []], true],
            'adopt' => [
                ['action' => 'adopt_strangers', 'strangers' => ['31', '33', '34'],
                    'service' => ['31' => '21', '32' => '22', '33' => ' x', 'y' => '7', '34' => ['7']]],
                ['adoptStrangers', ['31' => 21, '33' => 0, '34' => 0]],
                true,
            ],
            'ignore' => [['action' => 'ignore', 'accounts' => ['1'], 'strangers' => ['31']],
                ['ignore', [1], [31], true], false],
            'show again' => [['action' => 'show_again', 'strangers' => ['31']], ['ignore', [], [31], false], false],
        ];
    }

    public function testPuttingRightIsForeseenBeforeAnythingIsWritten(): void
    {
        $query = ['page' => 'differences', 'kind' => 'unequal', 'p' => '2'];
        $page = $this->post(['action' => 'foresee_put_right', 'accounts' => ['1', '2', '3']], [], $query);
        $form = $this->form($page['body'], 'Yes, put right (2)');

        self::assertSame(['corrections'], $this->asked($page));
        self::assertSame([['corrections', [1, 2, 3]]], $this->calls($page, 'corrections'));
        self::assertSame(['1', '3'], $form['accounts']);
        $done = $this->request(['method' => 'POST', 'get' => $query, 'post' => $form]);
        self::assertSame([['putAllRight', [1, 3], 'admin 1']], $this->calls($done, 'putAllRight'));
        $this->assertRedirected($done, '&page=differences&kind=unequal&p=2');
    }

    /** @dataProvider workButtons */
    public function testAButtonOfLongWorkDoesOneThingAndComesBack(string $action): void
    {
        $page = $this->post(['action' => $action, 'work' => '31']);

        self::assertSame([$action], $this->asked($page));
        self::assertSame([[$action, 31, 'admin 1']], $this->calls($page, $action));
        $this->assertRedirected($page);
    }

    public static function workButtons(): array
    {
        return [['pause'], ['resume'], ['cancel']];
    }

    public function testProgressIsDataWithoutAPageAroundIt(): void
    {
        $page = $this->request(['get' => ['page' => 'progress']]);
        $told = json_decode($page['stdout'], true);

        self::assertSame(['progress'], $this->asked($page));
        self::assertSame('', $page['body']);
        self::assertContains(['header', 'Cache-Control: no-store', 0], $page['calls']);
        self::assertContains(['header', 'Content-Type: application/json; charset=utf-8', 0], $page['calls']);
        self::assertSame(['works'], array_keys($told));
        self::assertSame('40 of 100 services are finished. About 5 minutes are left.', $told['works'][0]['line']);
    }

    public function testAnOpenPageWorksASliceAndIsToldWhyItStopped(): void
    {
        $page = $this->post(['action' => 'work_slice']);
        $told = json_decode($page['stdout'], true);

        self::assertSame(['work', 'progress'], $this->asked($page));
        self::assertSame([['work', 5, 'request']], $this->calls($page, 'work'));
        self::assertSame('Aflexi asks us to slow down: x', $told['halted']);
        self::assertSame(31, $told['works'][0]['id']);
    }

    public function testAFailureOfProgressIsDataAsWell(): void
    {
        $page = $this->request(['get' => ['page' => 'progress']], ['throw' => 'no table']);

        self::assertSame(['failure' => 'no table'], json_decode($page['stdout'], true));
        self::assertSame(500, $page['code']);
        self::assertSame([['Aflexi CDN: page: no table', 0]], $page['log']);
    }

    public function testThePageOfLongWorkFollowsItWithoutAScriptOfItsOwn(): void
    {
        $landing = Samples::landing('x');
        $landing['status']['long_work'] = [Samples::longWork('x')];
        $page = $this->request([], ['landing' => $landing]);

        self::assertStringContainsString('/assets/progress.js?v=', $page['body']);
        $address = 'addonmodules.php?module=aflexi_cdn&amp;page=progress';
        self::assertStringContainsString("data-progress=\"$address\"", $page['body']);
        self::assertStringNotContainsString('progress.js', $this->request([])['body']);
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

    public static function queueButtons(): array
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

    public function testTheLogCanBeFilteredByEveryActionThatHasAName(): void
    {
        $named = array_keys(Language::english()->section('action_'));
        preg_match_all('/<option value="([a-z_]+)"/', $this->request(['get' => ['page' => 'log']])['body'], $offered);

        self::assertSame([], array_values(array_diff($named, $offered[1])));
        self::assertSame([], array_values(array_diff($offered[1], $named, ['done', 'refused', 'failed'])));
    }

    public function testThePackagesPageOnlyReads(): void
    {
        $query = ['page' => 'packages', 'p' => '2', 'q' => 'Gold', 'sort' => '-accounts'];
        $page = $this->request(['get' => $query]);

        self::assertSame(['packages'], $this->asked($page));
        self::assertSame([['packages', 2, 'Gold', '-accounts']], $this->calls($page, 'packages'));
        self::assertStringContainsString('Read at Aflexi local 2026-01-02', $page['body']);
        self::assertStringContainsString('page=packages&amp;q=Gold&amp;sort=-accounts&amp;p=3', $page['body']);
    }

    public function testAPackageHasAFormOfItsOwn(): void
    {
        $page = $this->request(['get' => ['page' => 'packages', 'package' => '5']]);

        self::assertSame([['package', 5]], $this->calls($page, 'package'));
        self::assertSame(['package'], $this->asked($page));
        self::assertMatchesRegularExpression('/name="limits\[transfer_gb\]" value="500"/', $page['body']);
        self::assertMatchesRegularExpression('/name="limits\[speed_mbps\]" value=""/', $page['body']);
        self::assertMatchesRegularExpression('/name="limits\[ssl\]" value="1" checked/', $page['body']);
        self::assertMatchesRegularExpression('/name="limits\[streaming\]" value="1"\s*>/', $page['body']);
        $tab = 'aria-current="page" href="addonmodules.php?module=aflexi_cdn&amp;page=packages"';
        self::assertStringContainsString($tab, $page['body']);
    }

    public function testWhatIsNoNumberIsNoPackage(): void
    {
        $page = $this->request(['get' => ['page' => 'packages', 'package' => '5x']]);

        self::assertSame([['package', 0]], $this->calls($page, 'package'));
    }

    public function testAFormIsConfirmedBeforeAnythingIsWritten(): void
    {
        $limits = ['transfer_gb' => ' <1> ', 'ssl' => '1', 'streaming' => ['1'], 'x' => '1', '7' => '1'];
        $form = ['package' => '5', 'name' => 'A', 'shown' => 'as shown', 'limits' => $limits];
        $page = $this->post(['action' => 'package_foresee'] + $form, [], ['page' => 'packages', 'package' => '5']);
        $kept = ['transfer_gb' => ' <1> ', 'ssl' => '1'];

        self::assertSame(['foreseePackage'], $this->asked($page));
        self::assertSame([['foreseePackage', 5, 'A', 'as shown', $kept]], $this->calls($page, 'foreseePackage'));
        self::assertSame(
            ['action' => 'package_update', 'aflexi_cdn_token' => self::TOKEN, 'token' => 'whmcs-token',
                'package' => '5', 'shown' => 'as shown', 'limits' => $kept],
            $this->form($page['body'], 'Yes, change it at Aflexi')
        );
    }

    public function testWhatIsWrongWithAFormIsToldBesideItsField(): void
    {
        $page = $this->post(
            ['action' => 'package_foresee', 'package' => '5', 'shown' => 's', 'limits' => ['transfer_gb' => 'x']],
            ['foreseePackage' => [
                'problems' => ['transfer_gb' => ['code' => 'limit_not_a_number', 'args' => ['typed' => 'x']]],
            ] + Samples::draft('Gold')],
            ['page' => 'packages', 'package' => '5']
        );

        self::assertSame(['foreseePackage'], $this->asked($page));
        self::assertStringContainsString('&quot;x&quot; is not a whole number.', $page['body']);
        self::assertMatchesRegularExpression('/name="limits\[transfer_gb\]" value="x"/', $page['body']);
        self::assertStringNotContainsString('value="package_update"', $page['body']);
    }

    /** @dataProvider packageButtons */
    public function testAButtonAboutPackagesDoesOneThingAndComesBack(array $form, array $call, string $told): void
    {
        $answer = [$call[0] => ['code' => 'package_gone', 'args' => ['name' => 'Gold']]];
        $answer = $call[0] === 'setNewPackageLimits' ? [] : $answer;
        $page = $this->post($form, $answer, ['page' => 'packages', 'q' => 'a']);
        $back = $this->request(['session' => $page['session'], 'get' => ['page' => 'packages', 'q' => 'a']]);

        self::assertSame([$call], $this->calls($page, $call[0]));
        self::assertSame([$call[0]], $this->asked($page));
        $this->assertRedirected($page, '&page=packages&q=a&p=1');
        self::assertStringContainsString($told, $back['body']);
    }

    public static function packageButtons(): array
    {
        $limits = ['limits' => ['speed_mbps' => '5', 'ssl' => '1']];
        $gone = 'The package &quot;Gold&quot; is no longer at Aflexi';

        return [
            'read' => [['action' => 'package_read'], ['readPackages'], $gone],
            'update' => [['action' => 'package_update', 'package' => '5', 'shown' => 's'] + $limits,
                ['updatePackage', 5, 's', $limits['limits'], 'admin 1'], $gone],
            'update nothing' => [['action' => 'package_update', 'limits' => '7'],
                ['updatePackage', 0, '', [], 'admin 1'], $gone],
            'create' => [['action' => 'package_create', 'name' => "O'B"] + $limits,
                ['createPackage', "O'B", $limits['limits'], 'admin 1'], $gone],
            'limits of new ones' => [['action' => 'package_limits'] + $limits,
                ['setNewPackageLimits', $limits['limits'], 'admin 1'], 'The limits of new packages are saved.'],
        ];
    }

    public function testLimitsOfNewPackagesThatAreRefusedStayInTheForm(): void
    {
        $page = $this->post(
            ['action' => 'package_limits', 'limits' => ['speed_mbps' => '-9']],
            ['setNewPackageLimits' => ['speed_mbps' => ['code' => 'limit_negative', 'args' => []]]],
            ['page' => 'packages']
        );

        self::assertSame(['setNewPackageLimits', 'packages'], $this->asked($page));
        self::assertStringContainsString('A limit cannot be negative.', $page['body']);
        self::assertMatchesRegularExpression('/name="limits\[speed_mbps\]" value="-9"/', $page['body']);
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

    public function testTheHealthPageOnlyReads(): void
    {
        $page = $this->request(['get' => ['page' => 'health']]);

        self::assertSame(['health', 'monitoring'], $this->asked($page));
        self::assertSame([['health', Module::VERSION]], $this->calls($page, 'health'));
        self::assertStringContainsString('Aflexi answered 3 minutes ago, within 35 ms.', $page['body']);
        self::assertStringContainsString('https://whmcs.example/modules/addons/aflexi_cdn/health.php', $page['body']);
        self::assertStringContainsString('value="token_revoke"', $page['body']);
        self::assertStringNotContainsString('aflexi-token', $page['body']);
    }

    /** @dataProvider states */
    public function testTheHealthAsJsonIsNumbersAndCodesAndNothingElse(array $critical, int $status): void
    {
        $page = $this->request(
            ['get' => ['page' => 'health', 'format' => 'json']],
            ['health' => Samples::health('a <text>', $critical)]
        );
        $data = json_decode($page['stdout'], true);

        self::assertSame($status, $page['code']);
        self::assertSame('', $page['body']);
        self::assertContains(['header', 'Content-Type: application/json; charset=utf-8', 0], $page['calls']);
        self::assertContains(['header', 'Cache-Control: no-store', 0], $page['calls']);
        self::assertSame($critical === [] ? 'warning' : 'critical', $data['state']);
        self::assertSame(Samples::health('')['jobs'], $data['jobs']);
        self::assertSame(Samples::answers(), $data['answers']);
        self::assertSame([
            'code' => 'api', 'state' => 'ok', 'reason' => 'api_answered',
            'args' => ['minutes' => 3, 'milliseconds' => 35],
        ], $data['checks'][0]);
        self::assertSame([], $data['checks'][1]['args']);
        unset($data['versions']);
        self::assertStringNotContainsString('a <text>', json_encode($data));
    }

    public static function states(): array
    {
        return ['a warning' => [[], 200], 'critical' => [['login'], 503]];
    }

    public function testATokenIsShownOnceAndOnlyItsHashIsKept(): void
    {
        $page = $this->post(['action' => 'token_make'], [], ['page' => 'health']);
        preg_match('/id="aflexi-token"[^>]*value="([0-9a-f]{64})"/', $page['body'], $found);

        self::assertCount(2, $found);
        $kept = [['setMonitoring', hash('sha256', $found[1]), 'admin 1']];
        self::assertSame($kept, $this->calls($page, 'setMonitoring'));
        self::assertContains(['header', 'Cache-Control: no-store', 0], $page['calls']);
        self::assertSame([['Aflexi CDN: admin 1 made a token for monitoring.', 0]], $page['log']);
        $traces = json_encode([$page['session'], $page['log'], $page['calls']]);
        self::assertStringNotContainsString($found[1], $traces);
    }

    public function testARevokedTokenLeavesNone(): void
    {
        $page = $this->post(['action' => 'token_revoke'], [], ['page' => 'health']);

        self::assertSame([['setMonitoring', '', 'admin 1']], $this->calls($page, 'setMonitoring'));
        self::assertSame([['Aflexi CDN: admin 1 revoked the token for monitoring.', 0]], $page['log']);
        $this->assertRedirected($page, '&page=health');
    }

    public function testAFailureIsShownEscapedAndLogged(): void
    {
        $page = $this->request([], ['throw' => '<script>no table']);

        self::assertStringContainsString('&lt;script&gt;no table', $page['body']);
        self::assertStringNotContainsString('<script', $page['body']);
        self::assertSame([['Aflexi CDN: page: <script>no table', 0]], $page['log']);
        self::assertSame('', $page['stdout']);
    }

    /** @testWith ["0.0.1", "is version &quot;0.0.1&quot;, an older one"]
     *            ["99.0.0", "copy the files of version 99.0.0"]
     */
    public function testAnExtensionOfAnotherVersionIsNamedAndAskedNothing(string $version, string $told): void
    {
        $page = $this->request([], ['version' => $version]);

        self::assertStringContainsString($told, $page['body']);
        self::assertSame([], $page['calls']);
        self::assertSame([], $page['log']);
    }

    private function request(array $input, array $answers = [], array $options = []): array
    {
        return Child::run('page', $input + [
            'session' => ['aflexi_cdn_token' => self::TOKEN],
            'extension' => $answers + [
                'landing' => Samples::landing('x'),
                'products' => Samples::products('x'),
                'publishers' => Samples::publishers('x'),
                'sendsWelcome' => false,
                'publisher' => Samples::publisher('x'),
                'unsettled' => Samples::unsettled('x'),
                'queue' => Samples::queue('x'),
                'log' => Samples::log('x'),
                'work' => Samples::work('x'),
                'differences' => Samples::differences('unequal', 'x'),
                'corrections' => Samples::corrections('x'),
                'import' => Samples::import('x'),
                'importAccounts' => ['left' => 0] + Samples::ticked('x'),
                'health' => Samples::health('x'),
                'monitoring' => 'a hash',
                'progress' => [Samples::longWork('x')],
                'packages' => Samples::packages('x'),
                'package' => Samples::package('x'),
                'legacy' => Samples::legacy('x'),
                'moveOver' => [],
                'removeLegacySecrets' => 7,
                'finishMoving' => null,
                'foreseePackage' => Samples::draft('x'),
                'setNewPackageLimits' => [],
            ] + array_fill_keys(
                ['putAllRight', 'takeOver', 'adoptStrangers', 'ignore'],
                Samples::ticked('x')
            ) + array_fill_keys(
                ['answer', 'resendWelcome', 'setMode', 'setName', 'adopt', 'putRight', 'newPassword', 'synchronize',
                    'retry', 'forget', 'setMonitoring', 'pause', 'resume', 'cancel'],
                []
            ),
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
        $others = ['EncryptPassword', 'DecryptPassword', 'GetConfigurationValue', 'header'];

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

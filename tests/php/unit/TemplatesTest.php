<?php

namespace AflexiCdn\Tests\Unit;

use DOMDocument;
use DOMNodeList;
use DOMXPath;
use ErrorException;
use PHPUnit\Framework\TestCase;
use WHMCS\Module\Addon\AflexiCdn\Client\Lines;
use WHMCS\Module\Addon\AflexiCdn\Language;
use WHMCS\Module\Addon\AflexiCdn\LongWork;
use WHMCS\Module\Addon\AflexiCdn\View;

/** What templates print is escaped, works without scripts and can be read aloud. */
final class TemplatesTest extends TestCase
{
    private const HOSTILE = '"><script>alert(1)</script><b onclick=\'x\'>&amp;{name}' . "\xff";
    /** The one script there is, in the layout: a file of ours. */
    private const SCRIPT = '<script src="<?= $e($script) ?>" defer></script>';

    private const TURNING = "\u{202E}שלום 🐉 \"מרחבא\"";

    protected function setUp(): void
    {
        $_SESSION = [];
    }

    /** @dataProvider templates */
    public function testEveryOutputGoesThroughTheEscaper(string $file): void
    {
        $code = (string) file_get_contents($file);

        self::assertSame(
            preg_match_all('/<\?=/', $code),
            preg_match_all('/<\?=\s*\$(e|name|part)\(/', $code),
            'something is printed as it is'
        );
        self::assertDoesNotMatchRegularExpression('/\b(echo|print|printf)\b/', $code);
        $code = str_replace(self::SCRIPT, '', $code);
        self::assertDoesNotMatchRegularExpression('/<script|\sstyle=|\son[a-z]+=|https?:/i', $code);
    }

    public static function templates(): array
    {
        $files = glob(ADDON . '/templates/*.php');

        return array_combine(array_map('basename', $files), array_map(static function (string $file) {
            return [$file];
        }, $files));
    }

    /** @dataProvider pages */
    public function testHostileTextStaysText(string $template, array $data): void
    {
        $ours = '/<script src="[^"<>]+\/assets\/\w+\.js\?v=[\d.]+" defer><\/script>/';
        $html = preg_replace($ours, '', $this->render($template, $data));

        self::assertStringNotContainsString('<script', $html);
        self::assertStringNotContainsString('<b onclick', $html);
        self::assertStringContainsString('&lt;script&gt;', $html);
        self::assertSame(0, $this->query($html, '//script | //*[@onclick] | //b')->length);
    }

    /** @dataProvider turningPages */
    public function testANameFromRightToLeftTurnsNothingElseAround(string $template, array $data): void
    {
        $html = $this->render($template, $data);

        self::assertStringContainsString(self::TURNING, html_entity_decode($html, ENT_QUOTES));
        foreach ($this->query($html, '//text()') as $text) {
            self::assertSame(
                substr_count($text->data, "\u{202E}"),
                substr_count($text->data, "\u{2068}" . self::TURNING . "\u{2069}"),
                $text->data
            );
        }
    }

    public static function turningPages(): array
    {
        $pages = self::pagesWith(self::TURNING);
        unset($pages['extension missing'], $pages['extension of another version']);
        unset($pages['one password'], $pages['a publisher and its password'], $pages['health with a new token']);

        return $pages;
    }

    public function testANameThatStandsForItselfIsMarkedAsOne(): void
    {
        $row = '//tr[td/code]';
        $html = $this->render('publishers', self::pages()['publishers'][1]);

        foreach (["$row/th/a/bdi", "$row/td[1]/code/a/bdi", "$row/td[2]/bdi"] as $path) {
            self::assertSame(4, $this->query($html, $path)->length, $path);
        }
    }

    /** @dataProvider pages */
    public function testPagesCanBeUsedByEverybody(string $template, array $data): void
    {
        $html = $this->render($template, $data);

        self::assertSame(0, $this->query($html, '//form[@method="get"]//*[contains(@name, "token")]')->length);
        $ours = '//form[@method="post"][.//input[@name="aflexi_cdn_token"] and .//input[@name="token"]]';
        self::assertSame(
            $this->query($html, '//form[not(@method="get" and @role="search")]')->length,
            $this->query($html, $ours)->length,
            'a form lacks its token'
        );
        self::assertSame(0, $this->query($html, '//form//form')->length);
        foreach ($this->query($html, '//input[not(@type="hidden")] | //select') as $input) {
            $label = '//label[@for="' . $input->getAttribute('id') . '"]';
            self::assertSame(1, $this->query($html, $label)->length, $input->getAttribute('id'));
        }
        self::assertSame(0, $this->query($html, '//table[not(caption)] | //th[not(@scope)]')->length);
        $ids = [];
        foreach ($this->query($html, '//*[@id]') as $element) {
            $ids[] = $element->getAttribute('id');
        }
        self::assertSame(array_unique($ids), $ids);
        foreach ($this->query($html, '//@aria-labelledby | //@aria-describedby') as $reference) {
            self::assertContains($reference->nodeValue, $ids);
        }
    }

    public static function pages(): array
    {
        return self::pagesWith(self::HOSTILE);
    }

    private static function pagesWith(string $text): array
    {
        $problems = ['halted', 'plain_http_allowed', 'bad_url', 'auth_key_needed', 'short_list'];
        $questions = ['brake', 'charging_on', 'charging_off', 'other_operator', 'other_site'];
        $products = [
            'status' => Samples::status($text, $problems, $questions),
            'health' => Samples::health($text),
            'legacy' => true,
            'works' => [],
            'list' => Samples::products($text),
            'filter' => ['q' => $text, 'group' => '3', 'only' => '', 'sort' => 'name'],
            'here' => 'addonmodules.php?module=aflexi_cdn&page=products&q=a&p=2',
            'at' => 'addonmodules.php?module=aflexi_cdn&page=products&q=a',
            'question' => null,
            'preview' => null,
            'draft' => [],
            'result' => [],
        ];
        $health = [
            'health' => Samples::health($text, ['api']),
            'result' => [],
            'here' => 'addonmodules.php?module=aflexi_cdn&page=health',
            'monitored' => true,
            'token' => '',
            'endpoint' => $text,
        ] + Samples::phps($text);
        $publishers = [
            'unsettled' => Samples::unsettled($text),
            'list' => Samples::publishers($text),
            'here' => 'addonmodules.php?module=aflexi_cdn&page=publishers&q=a&p=2',
            'at' => 'addonmodules.php?module=aflexi_cdn&page=publishers&q=a',
            'export' => 'addonmodules.php?module=aflexi_cdn&page=publishers_csv&q=a',
            'columns' => [
                'client' => ['sorted' => 'descending', 'address' => $text],
                'status' => ['sorted' => 'none', 'address' => $text],
            ],
            'statuses' => ['active', 'different'],
            'filter' => ['q' => $text, 'status' => 'active'],
            'result' => [],
            'revealed' => 0,
            'password' => '',
        ];
        $publisher = [
            'publisher' => Samples::publisher($text),
            'log' => Samples::log($text),
            'here' => 'addonmodules.php?module=aflexi_cdn&page=publishers&account=3&p=2',
            'at' => 'addonmodules.php?module=aflexi_cdn&page=publishers&account=3',
            'all' => 'addonmodules.php?module=aflexi_cdn&page=log&account=3',
            'welcomes' => true,
            'result' => [],
            'shown' => false,
            'password' => '',
        ];
        $worked = ['work' => Samples::work($text)];
        $differences = static function (string $kind, bool $ignored = false, array $result = []) use ($text): array {
            return ['differences', [
                'found' => Samples::differences($kind, $text),
                'ignored' => $ignored,
                'search' => $text,
                'here' => 'addonmodules.php?module=aflexi_cdn&page=differences&kind=' . $kind . '&q=a&p=2',
                'at' => 'addonmodules.php?module=aflexi_cdn&page=differences&kind=' . $kind . '&q=a',
                'result' => $result,
            ]];
        };
        $queue = [
            'queue' => Samples::queue($text),
            'states' => ['refused', 'waiting', 'due', 'dropped'],
            'state' => '',
            'here' => 'addonmodules.php?module=aflexi_cdn&page=queue&q=a&p=2',
            'at' => 'addonmodules.php?module=aflexi_cdn&page=queue&q=a',
            'search' => $text,
            'result' => [],
        ];
        $log = [
            'log' => Samples::log($text),
            'filter' => ['result' => '', 'action' => '', 'account' => '1', 'before' => '', 'q' => $text],
            'results' => ['done'],
            'actions' => ['create'],
            'at' => 'addonmodules.php?module=aflexi_cdn&page=log&q=a',
            'all' => 'addonmodules.php?module=aflexi_cdn&page=log',
            'newest' => 'addonmodules.php?module=aflexi_cdn&page=log&q=a',
            'older' => 'addonmodules.php?module=aflexi_cdn&page=log&before=8',
        ];

        $typed = ['transfer_gb' => $text, 'ssl' => '1'];
        $packages = [
            'found' => Samples::packages($text),
            'search' => $text,
            'sort' => '-accounts',
            'typed' => $typed,
            'problems' => [],
            'here' => 'addonmodules.php?module=aflexi_cdn&page=packages&q=a&sort=-accounts&p=2',
            'at' => 'addonmodules.php?module=aflexi_cdn&page=packages&q=a&sort=-accounts',
            'result' => [],
        ];
        $package = [
            'id' => 5,
            'package' => $text,
            'shown' => $text,
            'accounts' => 1234,
            'typed' => $typed,
            'problems' => ['transfer_gb' => Samples::reason('limit_not_a_number', $text)],
            'here' => 'addonmodules.php?module=aflexi_cdn&page=packages&package=5',
            'result' => ['told' => Samples::reason('package_changed_meanwhile', $text)],
        ];
        $confirm = [
            'id' => 5,
            'shown' => $text,
            'typed' => $typed,
            'draft' => Samples::draft($text),
            'form' => 'addonmodules.php?module=aflexi_cdn&page=packages&package=5',
            'here' => 'addonmodules.php?module=aflexi_cdn&page=packages&package=5',
        ];
        $name = ['name' => Samples::reason('package_exists', $text)];
        $legacy = [
            'found' => Samples::legacy($text),
            'here' => 'addonmodules.php?module=aflexi_cdn&page=legacy&p=2',
            'at' => 'addonmodules.php?module=aflexi_cdn&page=legacy',
            'result' => [],
        ];
        $removed = ['secrets' => 0, 'files' => [], 'template' => false] + $legacy['found'];
        $import = [
            'found' => Samples::import($text),
            'here' => 'addonmodules.php?module=aflexi_cdn&page=import&fit=name',
            'at' => 'addonmodules.php?module=aflexi_cdn&page=import&fit=name',
            'works' => [],
            'result' => [],
        ];

        return [
            'moving over' => ['legacy', $legacy],
            'moving over, clear text removed' => ['legacy', [
                'found' => $removed,
                'result' => ['told' => Samples::reason('legacy_removed', $text)],
            ] + $legacy],
            'packages' => ['packages', $packages],
            'packages after a button' => ['packages', ['result' => ['failure' => $text]] + $packages],
            'packages with limits refused' => ['packages', ['problems' => $package['problems']] + $packages],
            'a package' => ['package', $package],
            'a new package' => ['package', ['id' => 0, 'problems' => $name] + $package],
            'a package to be confirmed' => ['package_confirm', $confirm],
            'a new package to be confirmed' => ['package_confirm', ['id' => 0] + $confirm],
            'accounts not equal' => $differences('unequal', false, ['ticked' => Samples::ticked($text)] + $worked),
            'accounts not equal, ignored' => $differences('unequal', true),
            'accounts only in WHMCS' => $differences('missing'),
            'accounts only at Aflexi' => $differences('stranger', true),
            'corrections' => ['corrections', [
                'corrections' => Samples::corrections($text),
                'here' => 'addonmodules.php?module=aflexi_cdn&page=differences&q=a&p=2',
            ]],
            'import' => ['import', $import],
            'import after a button' => ['import', [
                'result' => ['ticked' => ['left' => 7] + Samples::ticked($text)] + $worked,
                'works' => LongWork::told(Language::english(), [['what' => 'import'] + Samples::longWork($text)]),
            ] + $import],
            'products' => ['products', $products],
            'products after a save' => ['products', ['result' => Samples::saved($text)] + $products],
            'products not installed' => ['products', [
                'status' => Samples::status($text, ['not_installed'], $questions),
                'list' => ['rows' => []],
            ] + $products],
            'products to be confirmed' => ['products', [
                'question' => Samples::question('brake', $text),
                'draft' => [['shown[]', 7], ['package[7]', $text]],
            ] + $products],
            'products while work is running' => ['products', [
                'works' => LongWork::told(Language::english(), [
                    Samples::longWork($text),
                    ['id' => 30] + Samples::longWork($text, 'paused'),
                    ['id' => 29] + Samples::longWork($text, 'cancelled'),
                ]),
            ] + $products],
            'products before a save' => ['products', ['preview' => Samples::preview($text)] + $products],
            'a connection tested' => ['products', [
                'result' => ['check' => Samples::reason('connected', $text)],
            ] + $products],
            'a button refused' => ['products', ['result' => ['failure' => $text]] + $products],
            'publishers' => ['publishers', $publishers],
            'publishers after a button' => ['publishers', ['result' => $worked] + $publishers],
            'a welcome e-mail asked for' => ['publisher_page', ['result' => ['welcome' => 'due']] + $publisher],
            'a button for a publisher refused' => ['publishers', ['result' => ['failure' => $text]] + $publishers],
            'one password' => ['publishers', ['revealed' => 1, 'password' => $text] + $publishers],
            'a publisher' => ['publisher_page', $publisher],
            'a publisher after a button' => ['publisher_page', ['result' => $worked] + $publisher],
            'a publisher and its password' => ['publisher_page', ['shown' => true, 'password' => $text] + $publisher],
            'health' => ['health', $health],
            'health with a new token' => ['health', ['token' => $text] + $health],
            'health after a button' => ['health', ['result' => ['failure' => $text], 'monitored' => false] + $health],
            'the dashboard' => ['widget', ['health' => Samples::health($text, ['login'])]],
            'the page of a service' => ['service_tab', ['service' => Samples::service($text)]],
            'the page of a product' => ['client_panel', [
                'service' => (new Lines(Language::english(), 'index.php?m=aflexi_cdn'))
                    ->service(Samples::clientService($text)),
            ]],
            'queue' => ['queue', $queue],
            'queue after a button' => ['queue', ['result' => $worked] + $queue],
            'log' => ['log', $log],
            'error' => ['error', ['message' => $text]],
            'extension of another version' => ['mismatch', ['trouble' => $text] + Samples::phps($text)],
            'extension missing' => [
                'missing',
                ['trouble' => $text, 'facts' => ['php' => $text, 'dir' => $text]] + Samples::phps($text),
            ],
        ];
    }

    public function testABlockedProductCannotBeTicked(): void
    {
        $html = $this->render('products', self::pages()['products'][1]);

        self::assertSame(1, $this->query($html, '//input[@id="aflexi-product-7"][@checked][not(@disabled)]')->length);
        self::assertSame(1, $this->query($html, '//input[@id="aflexi-product-8"][@disabled][not(@checked)]')->length);
        self::assertStringContainsString('Free products are not synchronized.', $html);
    }

    public function testAFormCutByPhpLosesWholeRowsOnly(): void
    {
        $html = $this->render('products', self::pages()['products'][1]);
        $names = [];
        foreach ($this->query($html, '//form[.//button[@value="save"]]//input') as $input) {
            $names[] = $input->getAttribute('name');
        }

        $row = ['products[]', 'package[7]', 'shown[]'];
        self::assertSame($row, array_slice($names, array_search('products[]', $names, true), 3));
    }

    public function testAQuestionShowsWhomItIsAboutAndHowManyMore(): void
    {
        $html = $this->render('products', self::pages()['products'][1]);

        $panel = '//section[.//button[@value="answer"] and .//*[@name="question" and @value="brake"]]';
        $accounts = $this->query($html, $panel . '//li');
        self::assertSame(2, $accounts->length);
        $link = $this->query($html, $panel . '//li/a')[0];
        self::assertSame('clientssummary.php?userid=12', $link->getAttribute('href'));
        self::assertSame('and 122 more', $accounts[1]->textContent);
        self::assertStringContainsString('Of the 900 active accounts, 123 would be suspended.', $html);
        $buttons = [];
        foreach ($this->query($html, '//button[@value="answer"]') as $button) {
            $buttons[] = $button->textContent;
        }
        self::assertSame([
            'Yes, suspend these 123 accounts', 'Yes, charge for the CDN', 'Yes, offer it free again',
        ], array_slice($buttons, 0, 3));
        self::assertCount(5, $buttons);
        self::assertSame(5, substr_count($html, 'nothing is changed'), 'each says what comes without an answer');
    }

    public function testTheChartOfTrafficSaysTheSameInBarsInWordsAndInATable(): void
    {
        $html = $this->chart(Samples::traffic());

        $sentence = 'February 2026: 3.6 GB so far, the most on day 4: 2.5 GB.';
        self::assertSame(1, $this->query($html, '//svg[@role="img"]/desc[.="' . $sentence . '"]')->length);
        self::assertStringContainsString($sentence, $this->query($html, '//figcaption')->item(0)->textContent);
        $heights = $titles = $rows = [];
        foreach ($this->query($html, '//svg/g') as $bar) {
            $titles[] = trim($bar->getElementsByTagName('title')->item(0)->textContent);
            $heights[] = $bar->getElementsByTagName('rect')->item(1)->getAttribute('height');
        }
        foreach ($this->query($html, '//tbody/tr') as $row) {
            $rows[] = preg_replace('/\s+/', ' ', trim($row->textContent));
        }
        self::assertSame(['Day 1: 1.0 GB', 'Day 2: 0.0 MB', 'Day 4: 2.5 GB', 'Day 5: 116.5 MB'], $titles);
        self::assertSame(['23.2', '0', '58', '2.6'], $heights);
        self::assertSame(['1 1.0 GB', '2 0.0 MB', '4 2.5 GB', '5 116.5 MB'], $rows);
        $numbers = $this->query($html, '//svg/text');
        self::assertSame(['1', '10', '20'], array_map(static function ($number) {
            return $number->textContent;
        }, iterator_to_array($numbers)));
    }

    /** @dataProvider monthsOfNothing */
    public function testAMonthOfNothingHasNoHighestDay(array $days): void
    {
        $html = $this->chart(['days' => $days, 'total_mb' => 0.0] + Samples::traffic());

        self::assertSame('February 2026: nothing so far.', $this->query($html, '//svg/desc')->item(0)->textContent);
        self::assertSame(0, $this->query($html, '//svg/g/rect[@height != "0" and not(@opacity)]')->length);
    }

    public static function monthsOfNothing(): array
    {
        return ['zero' => [[0.0, 0.0] + array_fill(0, 28, null)], 'not read' => [array_fill(0, 28, null)]];
    }

    private function chart(array $traffic): string
    {
        $view = new View(Language::english(), 'addonmodules.php?module=aflexi_cdn');

        return $view->render('traffic_chart', ['traffic' => $traffic, 'id' => 'chart']);
    }

    public function testWhatEnterPressesInTheProductTableConfirmsNothing(): void
    {
        $html = $this->render('products', self::pages()['products to be confirmed'][1]);

        $form = '//form[.//input[@name="confirmed"]]';
        self::assertSame(1, $this->query($html, $form)->length);
        self::assertSame(0, $this->query($html, $form . '//input[not(@type="hidden")]')->length);
        self::assertSame(2, $this->query($html, '//form[.//input[@type="checkbox"]] | ' . $form)->length);
    }

    public function testAPreviewTellsWhomWhatAndWhyAndHowManyMore(): void
    {
        $html = $this->render('products', self::pages()['products before a save'][1]);

        $rows = '//table[contains(@class, "aflexi-foreseen")]/tbody/tr';
        self::assertSame(3, $this->query($html, $rows)->length);
        self::assertSame('suspend', $this->query($html, $rows . '[1]/td[2]/span')[0]->textContent);
        self::assertSame(0, $this->query($html, $rows . '[position() < 3]/td[3]/del')->length);
        self::assertSame(1, $this->query($html, $rows . '[3]/td[3]/del')->length);
        $link = $this->query($html, $rows . '[2]//a[contains(@href, "services")]')[0];
        self::assertSame('clientsservices.php?userid=12&id=13', $link->getAttribute('href'));
        $more = $this->query($html, '//section[contains(@class, "aflexi-preview")]//p[starts-with(., "and ")]');
        self::assertSame(['and 250 more', 'and 202 more'], [$more[0]->textContent, $more[1]->textContent]);
    }

    public function testEachRowOffersWhatCanBeDone(): void
    {
        $html = $this->render('publishers', self::pages()['publishers'][1]);

        foreach (['reveal', 'reveal', 'put_right', ''] as $index => $offer) {
            $row = $index + 1;
            $buttons = [];
            foreach ($this->query($html, "//tr[td/code][$row]/td//button") as $button) {
                $buttons[] = $button->getAttribute('value');
            }
            self::assertSame($offer, implode(' ', $buttons), "row $row");
        }
        self::assertStringContainsString('A new one is on its way', $html);
        $offers = ['adopt' => 1, 'name' => 1, 'mode' => 2];
        foreach ($offers as $action => $times) {
            self::assertSame($times, $this->query($html, "//button[@value='$action']")->length, $action);
        }
        self::assertSame(4, $this->query($html, '//th//span[.="Always off"]')->length, 'labelled');
        $selected = '//select[@id="aflexi-refused-mode-22"]/option[@selected]';
        self::assertSame('on', $this->query($html, $selected)[0]->getAttribute('value'));
        self::assertSame('and 101 more', $this->query($html, '//section[1]/p')[0]->textContent);
        self::assertSame('and 101 more', $this->query($html, '//section[2]/p')[0]->textContent);
    }

    public function testTheHeadOfAColumnSaysHowItIsSorted(): void
    {
        $html = $this->render('publishers', self::pages()['publishers'][1]);

        $heads = '//thead//th[@aria-sort]';
        self::assertSame(2, $this->query($html, "$heads/a[@href]")->length);
        self::assertSame('Client ▼', trim($this->query($html, $heads . '[@aria-sort="descending"]')[0]->textContent));
    }

    public function testThePageOfAPublisherOffersWhatCanBeDone(): void
    {
        $data = self::pages()['a publisher'][1];
        $offers = function (array $publisher) use ($data): array {
            $html = $this->render('publisher_page', ['publisher' => $publisher + $data['publisher']] + $data);
            $offers = [];
            foreach ($this->query($html, '//button/@value') as $value) {
                $offers[] = $value->nodeValue;
            }

            return $offers;
        };

        $changed = ['put_right', 'synchronize', 'password', 'mode', 'retry', 'retry'];
        self::assertSame($changed, $offers([]), 'a service that is gone has no mode');
        $job = $data['publisher']['jobs'][0];
        self::assertSame(['put_right', 'synchronize', 'password', 'mode', 'retry'], $offers([
            'jobs' => [['state' => 'cancelled', 'due_at' => null] + $job],
        ]), 'what was cancelled can be tried');
        self::assertSame(['put_right', 'synchronize', 'password', 'mode'], $offers([
            'jobs' => [['state' => 'leased', 'due_at' => null, 'retryable' => false] + $job],
        ]), 'what is being worked on cannot');
        self::assertSame(['synchronize', 'reveal', 'password', 'mode'], $offers([
            'password' => 'stored', 'differences' => [], 'jobs' => [],
        ]));
        self::assertSame(['synchronize', 'mode'], $offers([
            'status' => 'none', 'differences' => [], 'jobs' => [],
        ]), 'one that is not made has no password');
        self::assertSame([], $offers(['differences' => [], 'jobs' => [], 'services' => []]), 'a former operator\'s');
    }

    public function testWhichServiceDecidesIsSaidIfThereAreSeveral(): void
    {
        $data = self::pages()['a publisher'][1];
        self::assertStringContainsString('Service #13 decides', $this->render('publisher_page', $data));

        $data['publisher']['services'] = array_slice($data['publisher']['services'], 0, 1);
        self::assertStringNotContainsString('decides', $this->render('publisher_page', $data));
    }

    public function testEachDifferenceOffersWhatCanBeDone(): void
    {
        $offers = [
            'accounts not equal' => array_fill(0, 3, 'foresee_put_right ignore'),
            'accounts not equal, ignored' => array_fill(0, 3, 'foresee_put_right show_again'),
            'accounts only in WHMCS' => ['take_over', '', 'take_over'],
            'accounts only at Aflexi' => ['adopt_strangers adopt_strangers show_again', 'show_again',
                'adopt_strangers show_again', 'adopt_strangers show_again'],
        ];
        foreach ($offers as $page => $expected) {
            $html = $this->render('differences', self::pages()[$page][1]);
            $found = [];
            foreach ($this->query($html, '//tbody/tr | //form[@id="aflexi-ticked"]') as $place) {
                $buttons = [];
                foreach ($this->query($html, $place->getNodePath() . '//button') as $button) {
                    $buttons[] = $button->getAttribute('value');
                }
                $found[] = implode(' ', $buttons);
            }
            self::assertSame($expected, $found, $page);
        }
    }

    public function testADayIsShownAsWhmcsShowsDays(): void
    {
        $html = $this->render('differences', self::pages()['accounts not equal'][1]);

        self::assertStringContainsString('Paid on local 2026-11-02.', $html);
        self::assertStringContainsString('Refunded on local 2026-11-03.', $html);
    }

    public function testATickedRowIsSentByTheFormBelowTheTable(): void
    {
        $pages = ['accounts[]' => 'accounts not equal', 'services[]' => 'accounts only in WHMCS',
            'strangers[]' => 'accounts only at Aflexi'];
        foreach ($pages as $field => $page) {
            $html = $this->render('differences', self::pages()[$page][1]);
            $boxes = $this->query($html, '//input[@type="checkbox"]');
            self::assertGreaterThan(0, $boxes->length);
            foreach ($boxes as $box) {
                self::assertSame([$field, 'aflexi-ticked'], [$box->getAttribute('name'), $box->getAttribute('form')]);
            }
        }
        $offered = $this->query($html, '//input[@form="aflexi-ticked"][@type="hidden"]');
        self::assertSame(1, $offered->length, 'only where a service is offered');
        self::assertSame('service[31]', $offered[0]->getAttribute('name'));
    }

    public function testOnlyWhatCanBePutRightIs(): void
    {
        $html = $this->render('corrections', self::pages()['corrections'][1]);

        $accounts = [];
        foreach ($this->query($html, '//form//input[@name="accounts[]"]') as $input) {
            $accounts[] = $input->getAttribute('value');
        }
        self::assertSame(['1', '3'], $accounts);
        $yes = $this->query($html, '//form//button');
        self::assertSame('put_right_ticked', $yes[0]->getAttribute('value'));
        self::assertSame('Yes, put right (2)', $yes[0]->textContent);
        self::assertStringContainsString('Accounts that are suspended by this: 1', $html);
        self::assertSame(1, $this->query($html, '//a[contains(@href, "page=differences&q=a&p=2")]')->length);
    }

    public function testTheButtonsOfLongWorkAreThoseOfItsState(): void
    {
        $html = $this->render('products', self::pages()['products while work is running'][1]);

        foreach ([31 => ['pause', 'cancel'], 30 => ['resume', 'cancel'], 29 => []] as $work => $offered) {
            $buttons = [];
            $path = "//section[@data-work='$work']//form[not(@hidden)]//button";
            foreach ($this->query($html, $path) as $button) {
                $buttons[] = $button->getAttribute('value');
            }
            self::assertSame($offered, $buttons, "work $work");
        }
        self::assertSame(2, $this->query($html, '//section//details[summary]//button[@value="cancel"]')->length);
        self::assertSame(3, $this->query($html, '//progress[@value="40" and @max="100"]')->length);
        $script = '//script[contains(@src, "/progress.js")]';
        self::assertSame(1, $this->query($html, $script)->length);
        self::assertSame(0, $this->query($this->render('products', self::pages()['products'][1]), $script)->length);
    }

    /** @dataProvider timesLeft */
    public function testTheTimeLeftIsToldRoughly(?int $seconds, string $told): void
    {
        $work = ['seconds_left' => $seconds] + Samples::longWork('x');
        $line = LongWork::told(Language::english(), [$work])[0]['line'];

        self::assertSame("40 of 100 services are finished. $told", $line);
    }

    public static function timesLeft(): array
    {
        return [
            [null, 'How long the rest takes cannot be said yet.'],
            [1, 'Less than a minute is left.'],
            [60, 'About 2 minutes are left.'],
            [301, 'About 6 minutes are left.'],
            [7200, 'About 120 minutes are left.'],
            [7201, 'About 3 hours are left.'],
        ];
    }

    public function testEachJobOffersWhatCanBeDone(): void
    {
        $html = $this->render('queue', self::pages()['queue'][1]);

        foreach (['retry forget', 'retry', '', ''] as $index => $offer) {
            $row = $index + 1;
            $buttons = [];
            foreach ($this->query($html, "//tbody/tr[$row]//button") as $button) {
                $buttons[] = $button->getAttribute('value');
            }
            self::assertSame($offer, implode(' ', $buttons), "row $row");
        }
        self::assertSame(1, $this->query($html, '//button[@value="retry_all"]')->length);
        $due = self::pages()['queue'][1];
        $due['queue']['retryable'] = 0;
        $html = $this->render('queue', ['state' => 'due'] + $due);
        self::assertSame(0, $this->query($html, '//button[@value="retry_all"]')->length, 'these come by themselves');
    }

    public function testAPackageIsToldInTheHostsWords(): void
    {
        $html = $this->render('packages', ['search' => ''] + self::pages()['packages'][1]);

        $cells = [];
        foreach ($this->query($html, '//table/tbody/tr[1]/*[position() > 1]') as $cell) {
            $cells[] = trim((string) preg_replace('/\s+/', ' ', $cell->textContent));
        }
        self::assertSame(['500 GB', 'Unlimited', '1,200', '1,234', 'SSL All locations'], array_slice($cells, 0, 5));
        $links = '//tr[1]//a[contains(@href, "%s")]';
        $products = $this->query($html, sprintf($links, 'configproducts.php?action=edit'));
        self::assertSame(2, $products->length);
        self::assertSame(1, $this->query($html, sprintf($links, '&page=packages&package=5'))->length);
    }

    public function testAColumnSaysHowItIsSortedAndSortsTheOtherWayRound(): void
    {
        $html = $this->render('packages', self::pages()['packages'][1]);

        $sorted = [];
        foreach ($this->query($html, '//th[@aria-sort]') as $column) {
            $href = (string) $this->query($html, '//th[@aria-sort]/a')[count($sorted)]->getAttribute('href');
            parse_str((string) parse_url($href, PHP_URL_QUERY), $query);
            $sorted[] = $column->getAttribute('aria-sort') . ' ' . $query['sort'] . ' ' . $query['q'];
        }
        self::assertSame(
            ['none name a', 'none -transfer a', 'none -speed a', 'none -hostnames a', 'descending accounts a'],
            $sorted
        );
    }

    public function testAChangeIsConfirmedWithTheOldAndTheNewValue(): void
    {
        $html = $this->render('package_confirm', self::pages()['a package to be confirmed'][1]);

        $rows = [];
        foreach ($this->query($html, '//tbody/tr') as $row) {
            $rows[] = trim((string) preg_replace('/\s+/', ' ', $row->textContent));
        }
        $ssl = "SSL on the customer's hostnames Yes No";
        self::assertSame(['Data transfer 500 GB Unlimited', 'Hostnames Unlimited 12', $ssl], $rows);
        self::assertStringContainsString('Accounts that have this package: 1,234.', $html);
        self::assertSame(1, $this->query($html, '//button[@value="package_update"]')->length);
    }

    public function testNothingToChangeLeavesNothingToConfirm(): void
    {
        $page = self::pages()['a package to be confirmed'][1];
        $html = $this->render('package_confirm', ['draft' => ['changes' => []] + $page['draft']] + $page);

        self::assertStringContainsString('Nothing would change', $html);
        self::assertSame(0, $this->query($html, '//button')->length);
    }

    public function testAPlatformWithoutNamedPackagesHasNoneToShow(): void
    {
        $page = self::pages()['packages'][1];
        $html = $this->render('packages', ['found' => ['named' => false] + $page['found']] + $page);

        self::assertStringContainsString('This platform has no named packages', $html);
        self::assertSame(0, $this->query($html, '//button | //table')->length);
    }

    public function testALineOfTheLogTellsFromWhatToWhat(): void
    {
        $html = $this->render('log', ['log' => Samples::log('Boost')] + self::pages()['log'][1]);

        $cells = [];
        foreach ($this->query($html, '//tbody/tr/td[1]') as $cell) {
            $cells[] = trim(preg_replace('/\s+/', ' ', $cell->textContent));
        }
        self::assertSame([
            'Package changed Package: Boost → Boost',
            'Looked at',
            'Boost Boost: Boost Package: Boost → Status: Active → Suspended',
            'Limits of a package changed Data transfer: Unlimited → 1,500 GB Hostnames: Boost → Boost'
                . ' SSL: No → Yes Streaming: Boost',
        ], $cells);
        self::assertSame(['1.23 s', '1.23 s', '', '1.23 s'], array_map(static function ($cell) {
            return trim($cell->textContent);
        }, iterator_to_array($this->query($html, '//tbody/tr/td[last()]'))));
    }

    public function testATemplateThatFailsLeavesNoOutputBehind(): void
    {
        $level = ob_get_level();
        set_error_handler(static function (int $severity, string $message): bool {
            throw new ErrorException($message);
        });
        try {
            $this->render('publishers', []);
            self::fail('A page without data cannot be rendered.');
        } catch (ErrorException $error) {
            self::assertSame($level, ob_get_level());
        } finally {
            restore_error_handler();
        }
    }

    private function render(string $template, array $data): string
    {
        return (new View(Language::english(), 'addonmodules.php?module=aflexi_cdn'))->page($template, $data);
    }

    private function query(string $html, string $path): DOMNodeList
    {
        $document = new DOMDocument();
        $document->loadHTML('<?xml encoding="UTF-8">' . $html, LIBXML_NOERROR);

        return (new DOMXPath($document))->query($path);
    }
}

<?php

namespace AflexiCdn\Tests\Unit;

use DOMDocument;
use DOMNodeList;
use DOMXPath;
use ErrorException;
use PHPUnit\Framework\TestCase;
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

    public function templates(): array
    {
        $files = glob(ADDON . '/templates/*.php');

        return array_combine(array_map('basename', $files), array_map(static function (string $file) {
            return [$file];
        }, $files));
    }

    /** @dataProvider pages */
    public function testHostileTextStaysText(string $template, array $data): void
    {
        $ours = '/<script src="[^"<>]+\/assets\/(progress|select)\.js\?v=[\d.]+" defer><\/script>/';
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

    public function turningPages(): array
    {
        $pages = $this->pagesWith(self::TURNING);
        unset($pages['extension missing'], $pages['one password'], $pages['health with a new token']);

        return $pages;
    }

    public function testANameThatStandsForItselfIsMarkedAsOne(): void
    {
        $row = '//tr[td/code]';
        $html = $this->render('publishers', $this->pages()['publishers'][1]);

        foreach (["$row/th/a/bdi", "$row/td[1]/code/bdi", "$row/td[2]/bdi"] as $path) {
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

    public function pages(): array
    {
        return $this->pagesWith(self::HOSTILE);
    }

    private function pagesWith(string $text): array
    {
        $problems = ['halted', 'plain_http_allowed', 'bad_url', 'auth_key_needed', 'short_list'];
        $questions = ['brake', 'charging_on', 'charging_off', 'other_operator', 'other_site'];
        $products = [
            'status' => Samples::status($text, $problems, $questions),
            'health' => Samples::health($text),
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
        ];
        $publishers = [
            'unsettled' => Samples::unsettled($text),
            'list' => Samples::publishers($text),
            'here' => 'addonmodules.php?module=aflexi_cdn&page=publishers&q=a&p=2',
            'at' => 'addonmodules.php?module=aflexi_cdn&page=publishers&q=a',
            'search' => $text,
            'result' => [],
            'revealed' => 0,
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

        return [
            'accounts not equal' => $differences('unequal', false, ['ticked' => Samples::ticked($text)] + $worked),
            'accounts not equal, ignored' => $differences('unequal', true),
            'accounts only in WHMCS' => $differences('missing'),
            'accounts only at Aflexi' => $differences('stranger', true),
            'corrections' => ['corrections', [
                'corrections' => Samples::corrections($text),
                'here' => 'addonmodules.php?module=aflexi_cdn&page=differences&q=a&p=2',
            ]],
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
            'a button for a publisher refused' => ['publishers', ['result' => ['failure' => $text]] + $publishers],
            'one password' => ['publishers', ['revealed' => 1, 'password' => $text] + $publishers],
            'health' => ['health', $health],
            'health with a new token' => ['health', ['token' => $text] + $health],
            'health after a button' => ['health', ['result' => ['failure' => $text], 'monitored' => false] + $health],
            'the dashboard' => ['widget', ['health' => Samples::health($text, ['login'])]],
            'queue' => ['queue', $queue],
            'queue after a button' => ['queue', ['result' => $worked] + $queue],
            'log' => ['log', $log],
            'error' => ['error', ['message' => $text]],
            'extension outdated' => ['outdated', ['versions' => ['addon' => '1', 'extension' => $text]]],
            'extension missing' => ['missing', ['facts' => ['php' => $text, 'dir' => $text]]],
        ];
    }

    public function testABlockedProductCannotBeTicked(): void
    {
        $html = $this->render('products', $this->pages()['products'][1]);

        self::assertSame(1, $this->query($html, '//input[@id="aflexi-product-7"][@checked][not(@disabled)]')->length);
        self::assertSame(1, $this->query($html, '//input[@id="aflexi-product-8"][@disabled][not(@checked)]')->length);
        self::assertStringContainsString('Free products are not synchronized.', $html);
    }

    public function testAFormCutByPhpLosesWholeRowsOnly(): void
    {
        $html = $this->render('products', $this->pages()['products'][1]);
        $names = [];
        foreach ($this->query($html, '//form[.//button[@value="save"]]//input') as $input) {
            $names[] = $input->getAttribute('name');
        }

        $row = ['products[]', 'package[7]', 'shown[]'];
        self::assertSame($row, array_slice($names, array_search('products[]', $names, true), 3));
    }

    public function testAQuestionShowsWhomItIsAboutAndHowManyMore(): void
    {
        $html = $this->render('products', $this->pages()['products'][1]);

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

    public function testWhatEnterPressesInTheProductTableConfirmsNothing(): void
    {
        $html = $this->render('products', $this->pages()['products to be confirmed'][1]);

        $form = '//form[.//input[@name="confirmed"]]';
        self::assertSame(1, $this->query($html, $form)->length);
        self::assertSame(0, $this->query($html, $form . '//input[not(@type="hidden")]')->length);
        self::assertSame(2, $this->query($html, '//form[.//input[@type="checkbox"]] | ' . $form)->length);
    }

    public function testAPreviewTellsWhomWhatAndWhyAndHowManyMore(): void
    {
        $html = $this->render('products', $this->pages()['products before a save'][1]);

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
        $html = $this->render('publishers', $this->pages()['publishers'][1]);

        foreach (['reveal password', 'reveal', 'put_right password', 'password'] as $index => $offer) {
            $row = $index + 1;
            $buttons = [];
            foreach ($this->query($html, "//tr[td/code][$row]/td//button") as $button) {
                $buttons[] = $button->getAttribute('value');
            }
            self::assertSame($offer, implode(' ', $buttons), "row $row");
        }
        self::assertStringContainsString('A new one is on its way', $html);
        $offers = ['adopt' => 1, 'name' => 1, 'mode' => 10];
        foreach ($offers as $action => $times) {
            self::assertSame($times, $this->query($html, "//button[@value='$action']")->length, $action);
        }
        self::assertSame(4, $this->query($html, '//th//span[.="Always off"]')->length, 'labelled');
        $selected = '//select[@id="aflexi-refused-mode-22"]/option[@selected]';
        self::assertSame('on', $this->query($html, $selected)[0]->getAttribute('value'));
        self::assertSame('and 101 more', $this->query($html, '//section[1]/p')[0]->textContent);
        self::assertSame('and 101 more', $this->query($html, '//section[2]/p')[0]->textContent);
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
            $html = $this->render('differences', $this->pages()[$page][1]);
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

    public function testATickedRowIsSentByTheFormBelowTheTable(): void
    {
        $pages = ['accounts[]' => 'accounts not equal', 'services[]' => 'accounts only in WHMCS',
            'strangers[]' => 'accounts only at Aflexi'];
        foreach ($pages as $field => $page) {
            $html = $this->render('differences', $this->pages()[$page][1]);
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
        $html = $this->render('corrections', $this->pages()['corrections'][1]);

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
        $html = $this->render('products', $this->pages()['products while work is running'][1]);

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
        self::assertSame(0, $this->query($this->render('products', $this->pages()['products'][1]), $script)->length);
    }

    /** @dataProvider timesLeft */
    public function testTheTimeLeftIsToldRoughly(?int $seconds, string $told): void
    {
        $work = ['seconds_left' => $seconds] + Samples::longWork('x');
        $line = LongWork::told(Language::english(), [$work])[0]['line'];

        self::assertSame("40 of 100 services are finished. $told", $line);
    }

    public function timesLeft(): array
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
        $html = $this->render('queue', $this->pages()['queue'][1]);

        foreach (['retry forget', 'retry', '', ''] as $index => $offer) {
            $row = $index + 1;
            $buttons = [];
            foreach ($this->query($html, "//tbody/tr[$row]//button") as $button) {
                $buttons[] = $button->getAttribute('value');
            }
            self::assertSame($offer, implode(' ', $buttons), "row $row");
        }
        self::assertSame(1, $this->query($html, '//button[@value="retry_all"]')->length);
        $due = $this->pages()['queue'][1];
        $due['queue']['retryable'] = 0;
        $html = $this->render('queue', ['state' => 'due'] + $due);
        self::assertSame(0, $this->query($html, '//button[@value="retry_all"]')->length, 'these come by themselves');
    }

    public function testALineOfTheLogTellsFromWhatToWhat(): void
    {
        $html = $this->render('log', ['log' => Samples::log('Boost')] + $this->pages()['log'][1]);

        $cells = [];
        foreach ($this->query($html, '//tbody/tr/td[1]') as $cell) {
            $cells[] = trim(preg_replace('/\s+/', ' ', $cell->textContent));
        }
        self::assertSame([
            'Package changed Package: Boost → Boost',
            'Looked at',
            'Boost Boost: Boost Package: Boost → Status: Active → Suspended',
        ], $cells);
        self::assertSame(['1.23 s', '1.23 s', ''], array_map(static function ($cell) {
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

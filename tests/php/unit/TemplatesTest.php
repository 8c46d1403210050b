<?php

namespace AflexiCdn\Tests\Unit;

use DOMDocument;
use DOMNodeList;
use DOMXPath;
use ErrorException;
use PHPUnit\Framework\TestCase;
use WHMCS\Module\Addon\AflexiCdn\Language;
use WHMCS\Module\Addon\AflexiCdn\View;

/** What templates print is escaped, works without scripts and can be read aloud. */
final class TemplatesTest extends TestCase
{
    private const HOSTILE = '"><script>alert(1)</script><b onclick=\'x\'>&amp;{name}' . "\xff";
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
        $html = $this->render($template, $data);

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
        unset($pages['extension missing'], $pages['one password']);

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
            'installed' => true,
            'products' => Samples::products($text),
            'question' => null,
            'draft' => [],
            'result' => [],
            'versions' => ['addon' => '1', 'extension' => $text],
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
            'older' => 'addonmodules.php?module=aflexi_cdn&page=log&before=8',
        ];

        return [
            'products' => ['products', $products],
            'products after a save' => ['products', ['result' => Samples::saved($text)] + $products],
            'products not installed' => ['products', ['installed' => false, 'products' => []] + $products],
            'products to be confirmed' => ['products', [
                'question' => Samples::question('brake', $text),
                'draft' => [['shown[]', 7], ['package[7]', $text]],
            ] + $products],
            'a connection tested' => ['products', [
                'result' => ['check' => Samples::reason('connected', $text)],
            ] + $products],
            'a button refused' => ['products', ['result' => ['failure' => $text]] + $products],
            'publishers' => ['publishers', $publishers],
            'publishers after a button' => ['publishers', ['result' => $worked] + $publishers],
            'a button for a publisher refused' => ['publishers', ['result' => ['failure' => $text]] + $publishers],
            'one password' => ['publishers', ['revealed' => 1, 'password' => $text] + $publishers],
            'queue' => ['queue', $queue],
            'queue after a button' => ['queue', ['result' => $worked] + $queue],
            'log' => ['log', $log],
            'error' => ['error', ['message' => $text]],
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

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
            preg_match_all('/<\?=\s*\$(e|part)\(/', $code),
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

    /** @dataProvider pages */
    public function testPagesCanBeUsedByEverybody(string $template, array $data): void
    {
        $html = $this->render($template, $data);

        foreach ($this->query($html, '//form') as $form) {
            self::assertSame('post', $form->getAttribute('method'));
        }
        self::assertSame(
            $this->query($html, '//form')->length,
            $this->query($html, '//form[.//input[@name="aflexi_cdn_token"] and .//input[@name="token"]]')->length,
            'a form lacks its token'
        );
        foreach ($this->query($html, '//input[not(@type="hidden")]') as $input) {
            $label = '//label[@for="' . $input->getAttribute('id') . '"]';
            self::assertSame(1, $this->query($html, $label)->length, $input->getAttribute('id'));
        }
        self::assertSame(0, $this->query($html, '//table[not(caption)] | //th[not(@scope)]')->length);
        $ids = [];
        foreach ($this->query($html, '//*[@id]') as $element) {
            $ids[] = $element->getAttribute('id');
        }
        self::assertSame(array_unique($ids), $ids);
    }

    public function pages(): array
    {
        $text = self::HOSTILE;
        $products = [
            'status' => Samples::status($text, ['halted', 'plain_http_allowed', 'bad_url']),
            'installed' => true,
            'products' => Samples::products($text),
            'result' => [],
            'versions' => ['addon' => '1', 'extension' => $text],
        ];

        return [
            'products' => ['products', $products],
            'products after a save' => ['products', ['result' => Samples::saved($text)] + $products],
            'products not installed' => ['products', ['installed' => false, 'products' => []] + $products],
            'publishers' => ['publishers', ['list' => Samples::publishers($text), 'revealed' => 0, 'password' => '']],
            'one password' => ['publishers', [
                'list' => Samples::publishers($text), 'revealed' => 1, 'password' => $text,
            ]],
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

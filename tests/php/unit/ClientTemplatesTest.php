<?php

namespace AflexiCdn\Tests\Unit;

use PHPUnit\Framework\TestCase;

/** The templates of the client area: Smarty's, in whatever theme. */
final class ClientTemplatesTest extends TestCase
{
    /** What Bootstrap 3 and 4 call the same thing; whoever uses one name uses both. */
    private const PAIRS = [
        'panel' => 'card', 'panel-heading' => 'card-header', 'panel-body' => 'card-body',
        'panel-title' => 'card-title', 'btn-default' => 'btn-secondary', 'help-block' => 'form-text',
    ];

    /** @dataProvider templates */
    public function testWhatIsPrintedIsEscaped(string $code): void
    {
        self::assertGreaterThan(0, preg_match_all('/\{\$([^}]*)\}/', $code, $printed));
        foreach ($printed[1] as $expression) {
            self::assertMatchesRegularExpression('/^[a-z_.]+\|escape$/', $expression);
        }
        self::assertDoesNotMatchRegularExpression('/<script|\sstyle=|\son[a-z]+=|https?:|nofilter/i', $code);
    }

    /** @dataProvider templates */
    public function testOnlyTagsOfEverySmartyAreUsed(string $code): void
    {
        preg_match_all('/\{(?!\$|\*)(\/?\w+)/', $code, $tags);

        $known = ['if', '/if', 'else', 'foreach', '/foreach'];
        self::assertSame([], array_diff($tags[1], $known));
    }

    /** @dataProvider templates */
    public function testClassNamesAreThoseOfBothBootstraps(string $code): void
    {
        preg_match_all('/class="([^"]*)"/', $code, $found);
        foreach ($found[1] as $classes) {
            $classes = explode(' ', $classes);
            foreach (self::PAIRS as $three => $four) {
                self::assertSame(
                    in_array($three, $classes, true),
                    in_array($four, $classes, true),
                    implode(' ', $classes)
                );
            }
        }
    }

    public static function templates(): array
    {
        $templates = glob(ADDON . '/templates/*.tpl');

        return array_combine(array_map('basename', $templates), array_map(static function (string $file) {
            return [(string) file_get_contents($file)];
        }, $templates));
    }

    public function testThePanelUsesClassNamesOfBothToo(): void
    {
        $code = (string) file_get_contents(ADDON . '/templates/client_panel.php');

        $this->testClassNamesAreThoseOfBothBootstraps($code);
    }
}

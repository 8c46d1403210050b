<?php

namespace AflexiCdn\Tests\Unit;

use PHPUnit\Framework\TestCase;
use WHMCS\Module\Addon\AflexiCdn\Csv;

/** What is exported is read back as it was, and nothing in it is worked out. */
final class CsvTest extends TestCase
{
    /** @dataProvider texts */
    public function testATextIsReadBackAsItWas(string $text): void
    {
        $line = Csv::line([$text, 'next']);

        self::assertSame([$text, 'next'], str_getcsv(substr($line, 0, -2), ',', '"', ''));
        self::assertStringEndsWith("\"next\"\r\n", $line);
    }

    public static function texts(): array
    {
        return [
            'nothing' => [''],
            'quotes' => ['Ada "the" Byron\''],
            'separators' => ["a,b;c\td"],
            'lines' => ["a\r\nb\nc"],
            'a backslash before a quote' => ['a\\"b'],
            'markup' => ['<script>alert(1)</script>&amp;'],
            'from right to left' => ["\u{202E}שלום"],
            'four bytes' => ['🐉 𝒜da'],
            'signs inside' => ['1+1=2 @home -x'],
        ];
    }

    /** @dataProvider formulas */
    public function testAFormulaIsOnlyText(string $formula): void
    {
        self::assertSame('"\'' . $formula . "\"\r\n", Csv::line([$formula]));
    }

    public static function formulas(): array
    {
        $begins = ['=1+1', '+1', '-1', '@SUM(A1)', "\t=1", "\rx", "\nx", '  =1', "\u{FF1D}1", "\u{FF0B}1", "\u{FF0D}1",
            "\u{FF20}x", "\u{A0}=1"];

        return array_map(static function (string $formula): array {
            return [$formula];
        }, $begins);
    }
}

<?php

namespace AflexiCdn\Tests\Unit;

use PHPUnit\Framework\TestCase;

/** Each language says all that English says, and nothing that would not be understood where it is shown. */
final class TranslationsTest extends TestCase
{
    /** Arguments that are ids: they are written with a # before them, which keeps separators out of them. */
    private const IDS = ['client', 'id', 'invoice', 'service'];

    /** @dataProvider languages */
    public function testItSaysWhatEnglishSaysInTheSameOrder(string $language): void
    {
        $english = array_keys(self::strings('english'));
        $keys = array_keys(self::strings($language));

        self::assertSame([], array_values(array_diff($english, $keys)), 'in English only');
        self::assertSame([], array_values(array_diff($keys, $english)), 'not in English');
        self::assertSame($english, $keys);
    }

    /** @dataProvider languages */
    public function testEachSentenceTakesWhatTheEnglishOneTakes(string $language): void
    {
        $strings = self::strings($language);
        foreach (self::strings('english') as $key => $english) {
            self::assertSame(self::placeholders($english), self::placeholders($strings[$key] ?? ''), $key);
        }
    }

    /** @dataProvider languages */
    public function testItIsPlainText(string $language): void
    {
        foreach (self::strings($language) as $key => $text) {
            self::assertMatchesRegularExpression('/^[^\p{C}]+$/u', $text, "$key: UTF-8 without control characters");
            self::assertDoesNotMatchRegularExpression('/<[a-z\/!]|&(\w+|#\d+);/i', $text, "$key: no HTML");
            self::assertSame(trim($text), $text, "$key: no blank at either end");
            self::assertStringNotContainsString('  ', $text, $key);
            // Ours, and WHMCS's merge fields.
            $rest = preg_replace('/\{\$?[a-z_]+\}/', '', $text);
            self::assertDoesNotMatchRegularExpression('/[{}]/', $rest, "$key: a brace stands alone");
        }
    }

    /** @dataProvider languages */
    public function testTheFileSetsItsStringsAndNothingElse(string $language): void
    {
        $file = ADDON . "/lang/$language.php";
        $code = (string) file_get_contents($file);
        self::assertStringStartsWith("<?php\n", $code, 'nothing before it, not even a byte order mark');
        self::assertStringNotContainsString('?>', $code);

        ob_start();
        $variables = (static function (): array {
            require func_get_arg(0);

            return array_keys(get_defined_vars());
        })($file);
        self::assertSame('', ob_get_clean());
        self::assertSame(['_ADDONLANG'], $variables);
        preg_match_all('/^\$_ADDONLANG\[\'(\w+)\'\]/m', $code, $found);
        self::assertSame(array_unique($found[1]), $found[1], 'set twice');
    }

    /** @dataProvider languages */
    public function testAButtonThatASentenceNamesIsCalledSo(string $language): void
    {
        $strings = self::strings($language);
        $named = 0;
        foreach ($strings as $key => $text) {
            preg_match_all('/\[([^\]]+)\]/u', $text, $found);
            foreach ($found[1] as $button) {
                self::assertContains($button, $strings, $key);
                $named++;
            }
        }
        self::assertGreaterThan(10, $named);
    }

    /** @dataProvider translations */
    public function testNothingIsLeftInEnglishButWordsThatAreTheSameAndNames(string $language): void
    {
        $english = array_filter(self::strings('english'), static function (string $text): bool {
            return preg_match('/ [a-z]{3,}|[a-z]{3,} /', $text) === 1;
        });
        $english = array_diff_key($english, array_flip(['title', 'author', 'client_title', 'admin']));

        self::assertGreaterThan(400, count($english));
        self::assertSame([], array_intersect_assoc(self::strings($language), $english));
    }

    public function testGermanIsQuotedAsGermanIs(): void
    {
        foreach (self::strings('german') as $key => $text) {
            // What a password cannot have is named as it is.
            $prose = str_replace('& < > " \' \\', '', $text);
            self::assertDoesNotMatchRegularExpression('/["\'”»«]|\.\.\.|\w…/u', $prose, $key);
            self::assertSame(substr_count($text, '„'), substr_count($text, '“'), $key);
        }
    }

    public function testIdsAreMarkedAndNothingElseIs(): void
    {
        foreach (self::strings('english') as $key => $text) {
            preg_match_all('/(#?)\{([a-z_]+)\}/', $text, $found, PREG_SET_ORDER);
            foreach ($found as list(, $mark, $name)) {
                self::assertSame(in_array($name, self::IDS, true), $mark === '#', "$key: $name");
            }
        }
    }

    /** @return array<string, array{string}> */
    public static function languages(): array
    {
        $languages = [];
        foreach (glob(ADDON . '/lang/*.php') as $file) {
            $languages[basename($file, '.php')] = [basename($file, '.php')];
        }

        return $languages;
    }

    /** @return array<string, array{string}> */
    public static function translations(): array
    {
        return array_diff_key(self::languages(), ['english' => []]);
    }

    /** @return array<string, string> */
    private static function strings(string $language): array
    {
        $_ADDONLANG = [];
        require ADDON . "/lang/$language.php";

        return $_ADDONLANG;
    }

    /** @return list<string> each with its mark, once */
    private static function placeholders(string $text): array
    {
        preg_match_all('/#?\{[a-z_]+\}/', $text, $found);
        $placeholders = array_unique($found[0]);
        sort($placeholders);

        return $placeholders;
    }
}

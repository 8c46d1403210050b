<?php

namespace AflexiCdn\Tests\Unit;

use FilesystemIterator;
use PHPUnit\Framework\TestCase;
use RecursiveDirectoryIterator;
use RecursiveIteratorIterator;

/** With the extension missing the files still have to parse on any PHP from 7.2 on. */
final class SyntaxTest extends TestCase
{
    /** Functions and classes younger than PHP 7.2. */
    private const YOUNGER = '/^(str_contains|str_starts_with|str_ends_with|array_key_first|array_key_last|is_countable'
        . '|array_is_list|array_find|array_any|array_all|mb_str_split|get_debug_type|get_resource_id|hrtime|fdiv'
        . '|weakmap|weakreference|stringable|json_throw_on_error|match|fn|enum|readonly|mixed|never)$/i';

    /** @dataProvider files */
    public function testParses(string $file): void
    {
        exec(escapeshellarg(PHP_BINARY) . ' -l ' . escapeshellarg($file) . ' 2>&1', $lines, $status);

        self::assertSame(0, $status, implode("\n", $lines));
    }

    /** @dataProvider files */
    public function testIsPhp72(string $file): void
    {
        $tokens = array_values(array_filter(token_get_all((string) file_get_contents($file)), static function ($token) {
            return !is_array($token) || !in_array($token[0], [T_WHITESPACE, T_COMMENT, T_DOC_COMMENT], true);
        }));
        $code = array_map(static function ($token): string {
            return is_array($token) ? $token[1] : $token;
        }, $tokens);

        foreach ($tokens as $i => $token) {
            $line = is_array($token) ? $file . ':' . $token[2] : $file;
            $next = $code[$i + 1] ?? '';
            if (is_array($token)) {
                self::assertDoesNotMatchRegularExpression(self::YOUNGER, ltrim($token[1], '\\'), $line);
                self::assertNotContains($token[1], ['?->', '??=', '#[', '<<<'], $line);
                self::assertDoesNotMatchRegularExpression('/^\d[\d.]*_/', $token[1], "$line: number with _");
            }
            if (in_array($code[$i], ['public', 'protected', 'private'], true)) {
                self::assertMatchesRegularExpression(
                    '/^(\$|(const|function|static|abstract|final)$)/',
                    $next,
                    "$line: typed property or promotion"
                );
            }
            if ($code[$i] === 'static' && preg_match('/^(public|protected|private)$/', $code[$i - 1])) {
                self::assertMatchesRegularExpression('/^(\$|function$)/', $next, "$line: typed property");
            }
            self::assertFalse($code[$i] === ',' && $next === ')', "$line: trailing comma in a call");
            self::assertFalse($code[$i] === ':' && $next === 'static', "$line: static return type");
            self::assertFalse($code[$i] === 'catch' && $code[$i + 3] === ')', "$line: catch without a variable");
            self::assertFalse(
                in_array($code[$i], ['(', ','], true) && preg_match('/^\w+$/', $next) && $code[$i + 2] === ':'
                    && ($code[$i + 3] ?? '') !== ':' && !in_array('?', array_slice($code, max(0, $i - 8), 8), true),
                "$line: named argument"
            );
        }
    }

    public static function files(): array
    {
        $cases = [];
        $found = new RecursiveIteratorIterator(new RecursiveDirectoryIterator(ADDON, FilesystemIterator::SKIP_DOTS));
        foreach ($found as $file) {
            if ($file->getExtension() === 'php' || basename($file->getPath()) === 'bin') {
                $cases[substr($file->getPathname(), strlen(ADDON) + 1)] = [$file->getPathname()];
            }
        }

        return $cases;
    }

    /** @dataProvider files */
    public function testHoldsNoSql(string $file): void
    {
        $pattern = '/\b(SELECT\s.+\sFROM|INSERT\s+INTO|UPDATE\s+\S+\s+SET|DELETE\s+FROM|CREATE\s+TABLE)\b/';

        self::assertDoesNotMatchRegularExpression($pattern, (string) file_get_contents($file));
    }
}

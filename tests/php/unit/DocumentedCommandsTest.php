<?php

namespace AflexiCdn\Tests\Unit;

use PHPUnit\Framework\TestCase;

/** Each command that a host is told to type is typed by a test, or the page says that nobody here ran it. */
final class DocumentedCommandsTest extends TestCase
{
    private const ROOT = __DIR__ . '/../../..';

    /** @dataProvider pages */
    public function testEachBlockNamesTheTestThatTypesItOrSaysThatItWasNotRun(string $page): void
    {
        $lines = (array) file(self::ROOT . "/$page", FILE_IGNORE_NEW_LINES);
        $prose = preg_replace('/^```.*?^```$/ms', '', implode("\n", $lines));
        self::assertDoesNotMatchRegularExpression('/^(    |\t)/m', $prose, 'Commands stand in blocks with a fence.');
        foreach (array_keys($lines, '```sh', true) as $at) {
            $before = $lines[$at - 1];
            $this->assertMark($before, "$page, line " . ($at + 1));
        }
    }

    /** @return iterable<string, array{string}> */
    public static function pages(): iterable
    {
        $pages = ['README.md'];
        foreach ((array) glob(self::ROOT . '/docs/*.md') as $path) {
            $pages[] = 'docs/' . basename((string) $path);
        }
        foreach ($pages as $page) {
            yield $page => [$page];
        }
    }

    private function assertMark(string $before, string $where): void
    {
        if ($before === '*Not run here:*' || preg_match('/^<!-- run by make [a-z]+ -->$/', $before)) {
            $this->addToAssertionCount(1);
            return;
        }
        $found = preg_match('/^<!-- run by (\w+)::(\w+) -->$/', $before, $test);
        self::assertSame(1, $found, "$where: a line before must name the test, or say *Not run here:*");
        $file = self::ROOT . "/tests/php/e2e/$test[1].php";
        self::assertFileExists($file, $where);
        self::assertStringContainsString("function $test[2](", (string) file_get_contents($file), $where);
    }
}

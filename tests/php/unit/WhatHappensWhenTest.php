<?php

namespace AflexiCdn\Tests\Unit;

use PHPUnit\Framework\TestCase;

/** docs/what-happens-when.md names every hook there is; it and others name only tests there are. */
final class WhatHappensWhenTest extends TestCase
{
    private const ROOT = __DIR__ . '/../../..';

    public function testItNamesEveryHook(): void
    {
        $named = $this->found('/`([A-Z][A-Za-z]+)`/');
        $registered = array_keys(Child::run('hooks', [])['points']);

        self::assertSame([], array_values(array_diff($registered, $named)));
        self::assertSame([], array_values(array_diff($named, $registered)));
    }

    /** @dataProvider documents */
    public function testTheTestsTheyNameAreThere(string $document, int $least): void
    {
        $tests = $this->found('/`(\w+::\w+)`/', $document);
        self::assertGreaterThan($least, count($tests));

        foreach ($tests as $test) {
            list($place, $name) = explode('::', $test);
            $files = glob(self::ROOT . "/tests/{php/e2e/$place.php,{sync,aflexi_client}/$place.rs}", GLOB_BRACE);
            $code = implode("\n", array_map('file_get_contents', $files));
            self::assertMatchesRegularExpression("/(function|fn) $name\\(/", $code, $test);
        }
    }

    /** @return array<string, array{string, int}> */
    public static function documents(): array
    {
        return [
            'what-happens-when' => ['what-happens-when', 40],
            'security' => ['security', 30],
            'moving-from-2011' => ['moving-from-2011', 15],
        ];
    }

    /** @return list<string> */
    private function found(string $pattern, string $document = 'what-happens-when'): array
    {
        preg_match_all($pattern, (string) file_get_contents(self::ROOT . "/docs/$document.md"), $found);

        return array_values(array_unique($found[1]));
    }
}

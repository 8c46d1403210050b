<?php

namespace AflexiCdn\Tests\Unit;

use PHPUnit\Framework\TestCase;

/** docs/what-happens-when.md names every hook there is, and only tests there are. */
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

    public function testTheTestsItNamesAreThere(): void
    {
        $tests = $this->found('/`(\w+::test\w+)`/');
        self::assertGreaterThan(40, count($tests));

        foreach ($tests as $test) {
            list($class, $method) = explode('::', $test);
            $file = self::ROOT . "/tests/php/e2e/$class.php";
            self::assertFileExists($file, $test);
            self::assertStringContainsString("function $method(", file_get_contents($file), $test);
        }
    }

    /** @return list<string> */
    private function found(string $pattern): array
    {
        preg_match_all($pattern, (string) file_get_contents(self::ROOT . '/docs/what-happens-when.md'), $found);

        return array_values(array_unique($found[1]));
    }
}

<?php

declare(strict_types=1);

namespace AflexiCdn\EndToEnd;

use AflexiCdn\EndToEnd\Support\CallLog;
use PHPUnit\Framework\TestCase;

/** The reader of the sandbox's log sees it when two calls for one account meet. */
final class CallLogTest extends TestCase
{
    /** @dataProvider second */
    public function testTwoCallsForOneAccountThatMeet(string $second, int $overlaps): void
    {
        $file = tempnam(sys_get_temp_dir(), 'calls');
        $first = '2026-03-01T12:00:00.100Z user.create ops {name="A" username="ada"} -> id 7 20 ms';
        file_put_contents($file, "$first\n$second\n");
        $log = new CallLog($file);
        unlink($file);

        self::assertCount($overlaps, $log->overlaps());
    }

    /** @return array<string, array{string, int}> */
    public static function second(): array
    {
        return [
            'one after the other' => ['2026-03-01T12:00:00.120Z publisherLink.update ops "7,42" {} -> ok 20 ms', 0],
            'together' => ['2026-03-01T12:00:00.110Z publisherLink.update ops "7,42" {} -> ok 20 ms', 1],
            'together, the second hanging' => ['2026-03-01T12:00:00.095Z user.update ops 7 {} -> hangs [hang] 3 ms', 1],
            'looked up meanwhile' => ['2026-03-01T12:00:00.110Z user.get ops {username="ada/42"} -> 1 rows 20 ms', 1],
            'another account' => ['2026-03-01T12:00:00.110Z user.create ops {username="bob"} -> id 8 20 ms', 0],
        ];
    }
}

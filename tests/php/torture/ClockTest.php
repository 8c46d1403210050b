<?php

declare(strict_types=1);

namespace AflexiCdn\Torture;

use AflexiCdn\EndToEnd\Support\AddonTestCase;
use AflexiCdn\EndToEnd\Support\Program;
use AflexiCdn\Torture\Clock\EveryJump;

/** The database's clock jumps while a worker works: half an hour later all is in line, whichever way it jumped. */
final class ClockTest extends AddonTestCase
{
    public function testWheneverTheClockJumpsNobodyWaitsForLong(): void
    {
        $started = microtime(true);
        $played = Program::onStage($this->site, $this->sandbox, sprintf(
            "require_once %s;\nreturn (new \\%s(\$stage))->play(%d);",
            var_export(__DIR__ . '/bootstrap.php', true),
            EveryJump::class,
            Torture::pick(61, 1),
        ));

        Torture::say(
            '%d statements x %d jumps of the clock: %d played in %d s',
            $played['statements'],
            $played['jumps'],
            $played['played'],
            microtime(true) - $started,
        );
        self::assertGreaterThan(100, $played['statements']);
        self::assertSame([], $played['troubles']);
    }
}

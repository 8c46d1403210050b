<?php

declare(strict_types=1);

namespace AflexiCdn\EndToEnd;

use AflexiCdn\EndToEnd\Support\AddonTestCase;
use AflexiCdn\EndToEnd\Support\InProcess\Stories;
use AflexiCdn\EndToEnd\Support\Program;

/**
 * Whatever happens, in whatever order, told by hooks or by nobody, whatever fails and whoever is killed: all is in line
 * soon, and stays so. AFLEXI_STORIES="17" or "1-1000" plays these instead.
 */
final class RandomStoryTest extends AddonTestCase
{
    public function testAllIsInLineAfterEachStory(): void
    {
        [$first, $last] = explode('-', getenv('AFLEXI_STORIES') ?: '1-300') + [1 => null];
        $last ??= $first;
        $play = sprintf('return (new \\%s($stage))->play(%d, %d);', Stories::class, $first, $last);
        $started = microtime(true);

        $played = Program::onStage($this->site, $this->sandbox, $play);

        fwrite(STDERR, sprintf(
            "\nstories %d to %d: %d events, %d failures of the platform, %d killed workers, %d s\n",
            $first,
            $last,
            $played['events'],
            $played['failures'],
            $played['deaths'],
            microtime(true) - $started,
        ));
        if ($last - $first >= 50) {
            self::assertGreaterThan(0, min($played['events'], $played['failures'], $played['deaths']), 'all is quiet');
        }
        self::assertSame([], $played['bad'], 'AFLEXI_STORIES="number" plays one of them again.');
    }
}

<?php

declare(strict_types=1);

namespace AflexiCdn\Torture;

use AflexiCdn\EndToEnd\Support\AddonTestCase;
use AflexiCdn\EndToEnd\Support\Program;
use AflexiCdn\Torture\Day\Day;

/**
 * Eight hours of crons, business, outages and dying workers on one site, played as fast as it goes.
 * AFLEXI_DAYS="7" or "1-100" plays these instead; without TORTURE=long a day has one hour.
 */
final class EightHoursTest extends AddonTestCase
{
    private const FIGURES = "Day %d, %d minutes: %d events, %d crons, %d outages, %d other faults, %d workers killed,"
        . " %d times a yes.\n%d accounts, %d calls, %d of them write; %d statements; %d lines of the log, %d passes.\n"
        . "In line within %d s of the end of an outage (median; %d s at most; %d s after any trouble). %.1f MB,"
        . ' %+.1f MB since warm. %d s.';

    /** @dataProvider days */
    public function testAllIsInLineSoonAfterWhateverHappensAndAtTheEnd(int $number, int $crons): void
    {
        $bootstrap = var_export(__DIR__ . '/bootstrap.php', true);
        $play = "require_once $bootstrap;\nreturn (new \\" . Day::class . "(\$stage, $number))->play($crons);";

        $day = Program::onStage($this->site, $this->sandbox, $play);

        Torture::say(self::FIGURES, $number, $crons * 5, ...array_map(
            static fn (string $figure): mixed => $day[$figure],
            ['events', 'crons', 'outages', 'faults', 'deaths', 'answers', 'accounts', 'calls', 'writes', 'statements',
                'log', 'passes', 'median', 'most', 'longest', 'memory', 'grown', 'seconds'],
        ));
        self::assertSame([], $day['troubles'], "AFLEXI_DAYS=$number:\n" . implode("\n", $day['told']));
        self::assertGreaterThan(0, min($day['events'], $day['outages'] + $day['faults'], $day['writes']), 'quiet');
    }

    /** @return array<string, array{int, int}> */
    public static function days(): array
    {
        [$first, $last] = explode('-', getenv('AFLEXI_DAYS') ?: Torture::pick('1-1', '1-20')) + [1 => null];
        $days = [];
        foreach (range((int) $first, (int) ($last ?? $first)) as $number) {
            $days["day $number"] = [$number, Torture::pick(12, 96)];
        }

        return $days;
    }
}

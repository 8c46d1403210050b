<?php

namespace AflexiCdn\Tests\Unit;

use PHPUnit\Framework\TestCase;
use WHMCS\Module\Addon\AflexiCdn\Terminal\Options;
use WHMCS\Module\Addon\AflexiCdn\Terminal\Output;
use WHMCS\Module\Addon\AflexiCdn\Terminal\ProgressBar;
use WHMCS\Module\Addon\AflexiCdn\Terminal\Tally;
use WHMCS\Module\Addon\AflexiCdn\Terminal\UsageError;

/** What is typed at a terminal and what is printed there, without an addon behind it. */
final class TerminalTest extends TestCase
{
    public function testOptionsMayComeInAnyOrderAndWithTheirValueApart(): void
    {
        $options = Options::parse(['--dry-run', '--account', '#12', '--account=a=b', '--time=5'], '/whmcs');

        self::assertSame(['#12', 'a=b'], $options->accounts());
        self::assertSame([true, false, 5, '/whmcs'], [
            $options->dryRun(), $options->all(), $options->time(), $options->whmcs(),
        ]);
        self::assertSame('/srv/whmcs', Options::parse(['--whmcs=/srv/whmcs/'], '/whmcs')->whmcs());
    }

    /** @dataProvider misuses */
    public function testWhatIsNotUnderstoodIsNotGuessed(array $typed): void
    {
        $this->expectException(UsageError::class);
        Options::parse($typed, '/whmcs');
    }

    public static function misuses(): array
    {
        return [
            [['-a']], [['']], [['--']], [['--all=yes']], [['--account=']], [['--account']], [['--time=0']],
            [['--time=-1']], [['--time=1.5']], [['--all', '--account=x']], [['--quiet', '--json']],
        ];
    }

    /** @dataProvider bars */
    public function testTheBarIsAsFarAsTheWork(array $numbers, string $bar): void
    {
        self::assertSame($bar, ProgressBar::draw(...$numbers));
    }

    public static function bars(): array
    {
        $none = str_repeat('.', 30);
        $full = str_repeat('#', 30);
        $half = str_repeat('#', 15) . str_repeat('.', 15);

        return [
            [[0, 0, 10, 0.0], "[$none]   0 %  0 done, 0 failed, 10 left"],
            [[10, 1, 10, 61.0], "[$half]  50 %  10 done, 1 failed, 10 left, 1:01 to go"],
            [[1, 0, 1, 3661.0], "[$half]  50 %  1 done, 0 failed, 1 left, 1:01:01 to go"],
            [[999, 0, 1, 10.0], "[$full]  99 %  999 done, 0 failed, 1 left, 0:01 to go"],
            [[10, 0, 0, 61.0], "[$full] 100 %  10 done, 0 failed, 0 left"],
            [[0, 0, 0, 0.0], "[$full] 100 %  0 done, 0 failed, 0 left"],
        ];
    }

    public function testReportsAreSummedUpAndWhatSucceedsLaterHasNotFailed(): void
    {
        $report = ['halted' => null] + Samples::work('x');
        $tally = new Tally(9);
        $tally->add($report);
        $tally->add($report);

        self::assertSame([10, 6, 40], [$tally->sum()['created'], $tally->remaining(), $tally->sum()['calls']]);
        self::assertCount(1, $tally->sum()['refused'], 'the same service');
        self::assertFalse($tally->isInLine());

        $tally->add(['refused' => [], 'remaining' => 0] + $report);
        self::assertSame(0, $tally->failed());
        self::assertFalse($tally->isInLine(), 'one was refused');
    }

    public function testARunThatComesToNothingIsNoProgress(): void
    {
        $nothing = array_fill_keys(Tally::COUNTS, 0) + ['refused' => [], 'failed' => [], 'calls' => 0];

        self::assertFalse(Tally::isProgress($nothing));
        self::assertTrue(Tally::isProgress(['calls' => 1] + $nothing));
        self::assertTrue(Tally::isProgress(['suspended' => 1] + $nothing));
        self::assertTrue(Tally::isProgress(['failed' => [1]] + $nothing));
    }

    public function testNamesFromOutsideCannotSteerTheTerminal(): void
    {
        list($out, $err) = [tmpfile(), tmpfile()];
        $output = new Output($out, $err, Options::parse([], '/whmcs'));

        $output->foresight(Samples::foresight("\e[31mred\r\u{9b}2J\n"));

        $printed = '';
        foreach ([$out, $err] as $stream) {
            rewind($stream);
            $printed .= stream_get_contents($stream);
        }
        self::assertStringContainsString('[31mred', $printed);
        self::assertSame(0, preg_match('/[\x00-\x09\x0b-\x1f\x7f]|\xc2[\x80-\x9f]/', $printed));
    }
}

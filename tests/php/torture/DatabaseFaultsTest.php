<?php

declare(strict_types=1);

namespace AflexiCdn\Torture;

use AflexiCdn\EndToEnd\Support\AddonTestCase;
use AflexiCdn\EndToEnd\Support\Program;
use AflexiCdn\Torture\Database\EveryPageAndHook;
use AflexiCdn\Torture\Database\EveryStatement;

/** The database fails at any statement: WHMCS does not notice, staff are told, and ordinary crons put everything right. */
final class DatabaseFaultsTest extends AddonTestCase
{
    public function testWhicheverStatementOfCronFailsNothingIsLostAndNothingDoubled(): void
    {
        $step = Torture::pick(29, 1);
        $started = microtime(true);
        $played = $this->play('new \\' . EveryStatement::class . '($stage)', $step);

        Torture::say(
            '%d statements, %s; %d s',
            $played['statements'],
            urldecode(http_build_query($played['played'], '', ', ')),
            (int) (microtime(true) - $started),
        );
        self::assertSame([], $played['troubles']);
        self::assertCount(7, $played['played'], 'Each fault is met.');
        self::assertLessThan(3 + array_sum($played['played']) / 20, count($played['missed']));
    }

    public function testWhicheverStatementOfAPageOrAHookFailsNoneOfThemDoes(): void
    {
        $played = $this->play('new \\' . EveryPageAndHook::class . '($stage)');

        Torture::say('%d faults at statements of pages and hooks', $played['played']);
        self::assertSame([], $played['troubles']);
        self::assertGreaterThan(50, $played['played']);
    }

    private function play(string $player, int ...$arguments): array
    {
        $bootstrap = var_export(__DIR__ . '/bootstrap.php', true);
        $play = "($player)->play(" . implode(', ', $arguments) . ')';

        return Program::onStage($this->site, $this->sandbox, "require_once $bootstrap;\nreturn $play;");
    }
}

<?php

declare(strict_types=1);

namespace AflexiCdn\Torture;

use AflexiCdn\EndToEnd\Support\AddonTestCase;
use AflexiCdn\EndToEnd\Support\Program;

/** Processes that fork: before the extension is used and after, both at work together, and grandchildren. */
final class ForkTest extends AddonTestCase
{
    private const RELATIVES = <<<'PHP'
        require_once ROOTDIR . '/modules/addons/aflexi_cdn/lib/autoload.php';
        $check = static function (int $times): bool {
            for ($time = 0; $time < $times; $time++) {
                $answer = WHMCS\Module\Addon\AflexiCdn\Extension::addon()->check();
                if ($answer['code'] !== 'connected') {
                    fwrite(STDERR, json_encode($answer));
                    return false;
                }
            }
            return true;
        };
        // A connection to the database cannot be shared: each process has one of its own.
        $fork = static function (callable $child): int {
            WHMCS\Database\Capsule::connection()->disconnect();
            $pid = pcntl_fork();
            WHMCS\Database\Capsule::connection()->reconnect();
            if ($pid === 0) {
                exit($child() ? 0 : 1);
            }
            return $pid;
        };
        $wait = static function (int ...$children): array {
            foreach ($children as $child) {
                pcntl_waitpid($child, $status);
                $ended[] = pcntl_wifexited($status) ? pcntl_wexitstatus($status) : -pcntl_wtermsig($status);
            }
            return $ended;
        };

        PHP;

    /** @dataProvider families */
    public function testEveryProcessWorksAndEnds(string $family): void
    {
        $times = Torture::pick(8, 500);

        [$children, $parent] = Program::evaluate($this->site, self::RELATIVES . strtr($family, ['TIMES' => $times]));

        self::assertSame([0], array_values(array_unique($children)));
        self::assertTrue($parent);
    }

    /** @return array<string, array{string}> */
    public static function families(): array
    {
        return [
            'before the first use, then together' => [<<<'PHP'
                $children = array_map(static fn (): int => $fork(static fn (): bool => $check(TIMES)), range(1, 3));
                $works = $check(TIMES);
                return [$wait(...$children), $works];
                PHP],
            'after use, then together' => [<<<'PHP'
                $check(1);
                $children = array_map(static fn (): int => $fork(static fn (): bool => $check(TIMES)), range(1, 3));
                $works = $check(TIMES);
                return [$wait(...$children), $works];
                PHP],
            'a child without use' => [<<<'PHP'
                $check(1);
                $children = array_map(static fn (): int => $fork(static fn (): bool => true), range(1, 3));
                return [$wait(...$children), $check(TIMES)];
                PHP],
            'a grandchild while all work' => [<<<'PHP'
                $check(1);
                $child = $fork(static function () use ($check, $fork, $wait): bool {
                    $check(1);
                    $grandchild = $fork(static fn (): bool => $check(TIMES));
                    return $check(TIMES) && $wait($grandchild) === [0];
                });
                $works = $check(TIMES);
                return [$wait($child), $works];
                PHP],
            'a grandchild of a child without use' => [<<<'PHP'
                $check(1);
                $child = $fork(static fn (): bool => $wait($fork(static fn (): bool => $check(TIMES))) === [0]);
                $works = $check(TIMES);
                return [$wait($child), $works];
                PHP],
        ];
    }

    public function testChildrenLeaveTheConnectionOfTheirParentAlone(): void
    {
        $this->sandbox->resetCounters();

        $worked = Program::evaluate($this->site, self::RELATIVES . <<<'PHP'
            for ($turn = 0; $turn < 10; $turn++) {
                $works[] = $check(1) && $wait($fork(static fn (): bool => $check(1))) === [0];
            }
            return array_unique($works);
            PHP);

        self::assertSame([true], $worked);
        // The parent's, one for each child, and one for this question.
        self::assertSame(12, $this->sandbox->state()['connections']);
    }
}

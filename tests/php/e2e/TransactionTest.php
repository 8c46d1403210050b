<?php

declare(strict_types=1);

namespace AflexiCdn\EndToEnd;

use AflexiCdn\EndToEnd\Support\AddonTestCase;
use AflexiCdn\EndToEnd\Support\InProcess\Transactions;
use AflexiCdn\EndToEnd\Support\Program;
use AflexiCdn\EndToEnd\Support\World;

/** WHMCS's transactions are WHMCS's: hooks take part in them, and no call is made inside one. */
final class TransactionTest extends AddonTestCase
{
    /** @dataProvider levels */
    public function testHooksTakePartInThemAndAreUndoneWithThem(string $level): void
    {
        $administrator = World::shared()->administrator();
        $administrator->exec("SET GLOBAL TRANSACTION ISOLATION LEVEL $level");
        try {
            $steps = Program::onStage(
                $this->site,
                $this->sandbox,
                'return (new \\' . Transactions::class . '($stage))->play();',
            );
        } finally {
            $administrator->exec('SET GLOBAL TRANSACTION ISOLATION LEVEL REPEATABLE READ');
        }

        $undone = ['is still open' => true, 'hints inside' => 1, 'hints after' => 0, 'invoice' => 'Unpaid'];
        self::assertSame([
            'level' => strtr($level, ' ', '-'),
            'rolled back' => $undone,
            'to a savepoint' => $undone,
            'cron after both' => [],
            'cron inside one' => ['is still open' => true, 'calls' => 0, 'accounts' => []],
            'committed' => ['is still open' => true, 'hints inside' => 1, 'hints after' => 1, 'invoice' => 'Paid'],
            'cron at last' => ['ada'],
            'troubles' => [],
        ], $steps);
    }

    /** @return array<string, array{string}> */
    public static function levels(): array
    {
        return [
            'read committed' => ['READ COMMITTED'],
            'repeatable read' => ['REPEATABLE READ'],
            'serializable' => ['SERIALIZABLE'],
        ];
    }
}

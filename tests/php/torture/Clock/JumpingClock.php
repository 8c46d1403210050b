<?php

declare(strict_types=1);

namespace AflexiCdn\Torture\Clock;

use AflexiCdn\EndToEnd\Support\InProcess\WatchedPdo;
use WhmcsHost\Configuration;

/** A connection as WHMCS has, for which it may be another time than for others, and suddenly. */
final class JumpingClock
{
    public readonly WatchedPdo $pdo;

    /** Statements that were carried out since it was wound up. */
    public int $statements = 0;

    private ?int $last = null;
    private int $jump = 0;

    public function __construct(Configuration $site)
    {
        $this->pdo = new WatchedPdo($site, function (callable $execute): bool {
            $this->tick();

            return $execute();
        });
    }

    /** It is so many seconds later than it is, or earlier; and stays so until it is set again. */
    public function set(int $seconds): void
    {
        $this->pdo->exec("SET timestamp = UNIX_TIMESTAMP(SYSDATE()) + $seconds");
    }

    /** It is what it is, and after so many statements it jumps by so many seconds; never for null. */
    public function wind(?int $statements, int $jump = 0): void
    {
        $this->pdo->exec('SET timestamp = DEFAULT');
        [$this->statements, $this->last, $this->jump] = [0, $statements, $jump];
    }

    private function tick(): void
    {
        if ($this->statements++ === $this->last) {
            $this->set($this->jump);
        }
    }
}

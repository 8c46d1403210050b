<?php

declare(strict_types=1);

namespace AflexiCdn\Torture\Clock;

use PDO;
use WhmcsHost\Configuration;

/** A connection as WHMCS has, for which it may be another time than for others, and suddenly. */
final class JumpingPdo extends PDO
{
    /** Statements that were carried out since it was wound up. */
    public int $statements = 0;

    private ?int $last = null;
    private int $jump = 0;

    public function __construct(Configuration $site)
    {
        parent::__construct(
            "mysql:unix_socket=$site->dbSocket;charset=$site->charset;dbname=$site->dbName",
            $site->dbUsername,
            $site->dbPassword,
            [PDO::ATTR_ERRMODE => PDO::ERRMODE_EXCEPTION],
        );
        $this->setAttribute(PDO::ATTR_STATEMENT_CLASS, [JumpingStatement::class, [$this]]);
    }

    /** It is so many seconds later than it is, or earlier; and stays so until it is set again. */
    public function set(int $seconds): void
    {
        $this->exec("SET timestamp = UNIX_TIMESTAMP(SYSDATE()) + $seconds");
    }

    /** It is what it is, and after so many statements it jumps by so many seconds; never for null. */
    public function wind(?int $statements, int $jump = 0): void
    {
        $this->exec('SET timestamp = DEFAULT');
        [$this->statements, $this->last, $this->jump] = [0, $statements, $jump];
    }

    public function tick(): void
    {
        if ($this->statements++ === $this->last) {
            $this->set($this->jump);
        }
    }
}

<?php

declare(strict_types=1);

namespace AflexiCdn\Torture\Database;

use PDO;
use PDOStatement;
use WhmcsHost\Configuration;

/** A connection as WHMCS has, of whose statements one of the addon meets a fault. WHMCS's own never do. */
final class FaultyPdo extends PDO
{
    /** @var list<string> those of the addon so far */
    public array $statements = [];

    private ?string $first = null;

    /** @param int $at the number of the statement that meets the fault; they are counted from 1 */
    public function __construct(
        private readonly Configuration $site,
        private readonly ?Fault $fault = null,
        private readonly int $at = 0,
    ) {
        $server = "mysql:unix_socket=$site->dbSocket;charset=$site->charset;dbname=$site->dbName";
        parent::__construct($server, $site->dbUsername, $site->dbPassword);
        // As Laravel's.
        $this->setAttribute(PDO::ATTR_EMULATE_PREPARES, false);
    }

    public function prepare(string $query, array $options = []): PDOStatement|false
    {
        // The extension alone asks for it at each statement.
        if (isset($options[PDO::ATTR_EMULATE_PREPARES])) {
            $this->statements[] = $query;
            $this->meet($query);
        }

        return parent::prepare($query, $options);
    }

    /** Whether the fault has been met. */
    public function hasFailed(): bool
    {
        return $this->first !== null;
    }

    /** Whether it passed, and the addon tried the same once more at once: results are written together, or else singly. */
    public function isMadeGood(): bool
    {
        $kind = static fn (string $sql): string => substr($sql, 0, 60);
        $next = $this->statements[$this->at] ?? '';

        return $this->first !== null && !$this->lasts($next) && $kind($next) === $kind($this->first);
    }

    private function meet(string $query): void
    {
        if ($this->first === null ? count($this->statements) !== $this->at : !$this->lasts($query)) {
            return;
        }
        if ($this->fault !== Fault::Gone) {
            $this->first ??= $query;
            throw $this->fault->exception($query);
        }
        $this->first = $query;
        $id = (int) $this->query('SELECT CONNECTION_ID()')->fetchColumn();
        (new PDO("mysql:unix_socket={$this->site->dbSocket}", 'root', ''))->exec("KILL $id");
    }

    private function lasts(string $query): bool
    {
        return $this->fault->lastsFor($query, $this->first);
    }
}

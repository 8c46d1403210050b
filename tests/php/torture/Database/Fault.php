<?php

declare(strict_types=1);

namespace AflexiCdn\Torture\Database;

/** What a database server may answer instead of doing what it is asked. */
enum Fault: string
{
    /** The connection is killed, in earnest; nothing comes through it any more. */
    case Gone = 'gone';
    case Deadlock = 'deadlock';
    case LockWait = 'lock wait timeout';
    case Duplicate = 'duplicate key';
    /** From now on nothing can be written. */
    case ReadOnly = 'read-only';
    case Full = 'full';
    /** From now on the table is not there. */
    case Missing = 'table missing';

    private const TABLE = '/mod_aflexi_cdn_\w+/';

    /**
     * Each fault at each statement that can meet it.
     *
     * @param list<string> $statements
     *
     * @return list<array{self, int}> with the number of the statement, counted from 1
     */
    public static function combinations(array $statements): array
    {
        $all = [];
        foreach (self::cases() as $fault) {
            foreach (array_values($statements) as $index => $sql) {
                if ($fault->concerns($sql)) {
                    $all[] = [$fault, $index + 1];
                }
            }
        }

        return $all;
    }

    /** Whether a statement can meet it. */
    public function concerns(string $sql): bool
    {
        $writes = preg_match('/^\s*(INSERT|UPDATE|DELETE|REPLACE)\b/i', $sql) === 1;

        return match ($this) {
            self::Gone => true,
            self::Missing => preg_match(self::TABLE, $sql) === 1,
            self::Duplicate => preg_match('/^\s*INSERT\s+INTO\b/i', $sql) === 1,
            self::Full => $writes && preg_match('/^\s*DELETE\b/i', $sql) === 0,
            default => $writes,
        };
    }

    /** Whether a later statement meets it, too, after it befell the `first`. */
    public function lastsFor(string $sql, string $first): bool
    {
        return match ($this) {
            self::Gone, self::Deadlock, self::LockWait, self::Duplicate => false,
            self::Missing => str_contains($sql, self::table($first)),
            default => $this->concerns($sql),
        };
    }

    /** As MySQL's driver throws it. */
    public function exception(string $sql): \PDOException
    {
        [$state, $code, $message] = match ($this) {
            self::Deadlock => ['40001', 1213, 'Deadlock found when trying to get lock; try restarting transaction'],
            self::LockWait => ['HY000', 1205, 'Lock wait timeout exceeded; try restarting transaction'],
            self::Duplicate => ['23000', 1062, "Duplicate entry '1' for key 'PRIMARY'"],
            self::ReadOnly => ['HY000', 1290, 'The MariaDB server is running with the --read-only option'],
            self::Full => ['HY000', 1114, 'The table is full'],
            self::Missing => ['42S02', 1146, "Table 'whmcs." . self::table($sql) . "' doesn't exist"],
            self::Gone => throw new \LogicException('That one comes from the server.'),
        };
        $exception = new \PDOException("SQLSTATE[$state]: $code $message", $code);
        $exception->errorInfo = [$state, $code, $message];

        return $exception;
    }

    private static function table(string $sql): string
    {
        preg_match(self::TABLE, $sql, $table);

        return $table[0] ?? '';
    }
}

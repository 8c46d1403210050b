<?php

declare(strict_types=1);

namespace Bench;

/** A statement of WHMCS's connection that counts the time and the CPU spent in it, by what it says. */
final class TimedStatement extends \PDOStatement
{
    public static int $nanoseconds = 0;
    public static int $cpu = 0;

    /** @var array<string, array{times: int, nanoseconds: int}> by the statement, without its values */
    public static array $statements = [];

    private function __construct()
    {
    }

    /** Every statement of a connection is one of these from now on. */
    public static function watch(\PDO $pdo): void
    {
        $pdo->setAttribute(\PDO::ATTR_STATEMENT_CLASS, [self::class]);
        [self::$nanoseconds, self::$cpu, self::$statements] = [0, 0, []];
    }

    /** @return array{string, int, int} the one that took most, how often, and its nanoseconds */
    public static function slowest(): array
    {
        $times = array_column(self::$statements, 'nanoseconds');
        $which = (int) array_search(max($times), $times, true);
        $sql = array_keys(self::$statements)[$which];

        return [$sql, ...array_values(self::$statements[$sql])];
    }

    public function execute(?array $params = null): bool
    {
        $done = $this->timed(fn (): bool => parent::execute($params));
        $this->count()['times']++;

        return $done;
    }

    public function fetchAll(int $mode = \PDO::FETCH_DEFAULT, mixed ...$args): array
    {
        return $this->timed(fn (): array => parent::fetchAll($mode, ...$args));
    }

    private function timed(callable $work): mixed
    {
        $cpu = new Cpu();
        $started = hrtime(true);
        $result = $work();
        $took = hrtime(true) - $started;
        self::$nanoseconds += $took;
        self::$cpu += $cpu->nanoseconds();
        $this->count()['nanoseconds'] += $took;

        return $result;
    }

    /** @return array{times: int, nanoseconds: int} */
    private function &count(): array
    {
        $sql = preg_replace(['~\d+|\'[^\']*\'|NULL~', '~\s+~'], ['?', ' '], substr($this->queryString, 0, 4_000));
        $sql = substr(preg_replace(['~\((?:\?,? ?)+\)(?:, ?\((?:\?,? ?)+\))*~'], ['(…)'], $sql), 0, 300);
        self::$statements[$sql] ??= ['times' => 0, 'nanoseconds' => 0];

        return self::$statements[$sql];
    }
}

<?php

declare(strict_types=1);

namespace WhmcsHost\Engine;

use PDO;
use PDOStatement;
use RuntimeException;
use WHMCS\Database\Capsule;

/**
 * The rows of WHMCS's tables, through WHMCS's own connection.
 *
 * WHMCS names only the columns it has something to say about and lets a lax session fill the rest. The same is done
 * here by hand, so that the engine works in a strict session too.
 */
final class Rows
{
    /** @var array<string, array<string, int|string>> what a lax session fills in, by table */
    private static array $blanks = [];

    /** @param array<string, mixed> $values */
    public function insert(string $table, array $values): int
    {
        $this->insertMany($table, [$values]);

        return (int) $this->pdo()->lastInsertId();
    }

    /** @param list<array<string, mixed>> $rows all with the same keys; one statement */
    public function insertMany(string $table, array $rows): void
    {
        $rows = array_map(fn (array $row): array => $row + $this->blanks($table), $rows);
        $columns = array_keys($rows[0]);
        $marks = '(' . implode(',', array_fill(0, count($columns), '?')) . ')';
        $this->query(
            "INSERT INTO `$table` (`" . implode('`,`', $columns) . '`) VALUES '
                . implode(',', array_fill(0, count($rows), $marks)),
            array_merge(...array_map(array_values(...), $rows))
        );
    }

    /**
     * One row for each of another table.
     *
     * @param array<string, string> $expressions SQL over the other table, by column
     * @param array<string, mixed>  $values      what is the same in all rows, by column
     */
    public function insertFrom(string $other, string $table, array $expressions, array $values): void
    {
        $values += array_diff_key($this->blanks($table), $expressions);
        $columns = implode('`,`', [...array_keys($expressions), ...array_keys($values)]);
        $selected = implode(',', [...array_values($expressions), ...array_fill(0, count($values), '?')]);
        $this->query("INSERT INTO `$table` (`$columns`) SELECT $selected FROM `$other`", array_values($values));
    }

    /** @param array<string, mixed> $values
     *  @param array<string, mixed> $where */
    public function update(string $table, array $values, array $where): int
    {
        [$condition, $bound] = $this->where($where);
        $set = implode(', ', array_map(fn (string $column): string => "`$column` = ?", array_keys($values)));

        return $this->query("UPDATE `$table` SET $set $condition", [...array_values($values), ...$bound])->rowCount();
    }

    /** @param array<string, mixed> $where */
    public function delete(string $table, array $where): int
    {
        [$condition, $bound] = $this->where($where);

        return $this->query("DELETE FROM `$table` $condition", $bound)->rowCount();
    }

    /** @param array<string, mixed> $where a list as value means IN
     *  @return list<array<string, mixed>> in the order of `id` */
    public function select(string $table, array $where = []): array
    {
        [$condition, $bound] = $this->where($where);

        return $this->query("SELECT * FROM `$table` $condition ORDER BY `id`", $bound)->fetchAll(PDO::FETCH_ASSOC);
    }

    /** @param array<string, mixed> $where
     *  @return ?array<string, mixed> */
    public function first(string $table, array $where): ?array
    {
        return $this->select($table, $where)[0] ?? null;
    }

    /** @return array<string, mixed> the row, which must be there */
    public function get(string $table, int $id): array
    {
        return $this->first($table, ['id' => $id]) ?? throw new RuntimeException("There is no row $id in $table.");
    }

    /** @param list<mixed> $bound */
    public function query(string $sql, array $bound = []): PDOStatement
    {
        $statement = $this->pdo()->prepare($sql);
        $statement->execute($bound);

        return $statement;
    }

    private function pdo(): PDO
    {
        return Capsule::connection()->getPdo();
    }

    /** @param array<string, mixed> $where
     *  @return array{string, list<mixed>} */
    private function where(array $where): array
    {
        $conditions = [];
        $bound = [];
        foreach ($where as $column => $value) {
            $values = is_array($value) ? array_values($value) : [$value];
            $conditions[] = $values === []
                ? 'FALSE'
                : "`$column` IN (" . implode(',', array_fill(0, count($values), '?')) . ')';
            array_push($bound, ...$values);
        }

        return [$conditions === [] ? '' : 'WHERE ' . implode(' AND ', $conditions), $bound];
    }

    /** @return array<string, int|string> the NOT NULL columns without a default and what stands for "nothing" in them */
    private function blanks(string $table): array
    {
        return self::$blanks[$table] ??= $this->readBlanks($table);
    }

    /** @return array<string, int|string> */
    private function readBlanks(string $table): array
    {
        $blanks = [];
        foreach ($this->query("SHOW COLUMNS FROM `$table`")->fetchAll(PDO::FETCH_ASSOC) as $column) {
            if ($column['Null'] === 'YES' || $column['Default'] !== null || $column['Extra'] === 'auto_increment') {
                continue;
            }
            $blanks[$column['Field']] = match (true) {
                preg_match('/^(\w*int|decimal)/', $column['Type']) === 1 => 0,
                str_starts_with($column['Type'], 'datetime') => '0000-00-00 00:00:00',
                str_starts_with($column['Type'], 'date') => '0000-00-00',
                default => '',
            };
        }

        return $blanks;
    }
}

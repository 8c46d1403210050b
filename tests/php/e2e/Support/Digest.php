<?php

declare(strict_types=1);

namespace AflexiCdn\EndToEnd\Support;

use PDO;

/** What every table holds, to see whether anything was written. */
final class Digest
{
    /** @return array<string, int|string> checksum by table */
    public static function of(PDO $pdo): array
    {
        $tables = $pdo->query('SHOW TABLES')->fetchAll(PDO::FETCH_COLUMN);
        $list = implode(', ', array_map(static fn (string $table): string => "`$table`", $tables));

        return $pdo->query("CHECKSUM TABLE $list")->fetchAll(PDO::FETCH_KEY_PAIR);
    }
}

<?php

declare(strict_types=1);

namespace AflexiCdn\EndToEnd\Support\InProcess;

use PDO;
use WhmcsHost\Configuration;

/** The tables of a site as they were at one moment, in a database beside it. Ids go on counting. */
final class Snapshot
{
    private const COPY = 'snapshot';

    private readonly PDO $administrator;

    /** @var list<string> */
    private readonly array $tables;

    public function __construct(Configuration $site)
    {
        $database = "mysql:unix_socket=$site->dbSocket;dbname=$site->dbName;charset=utf8mb4";
        $this->administrator = new PDO($database, 'root', '');
        // Zero dates are to be copied as they are.
        $this->administrator->exec("SET SESSION sql_mode = '', foreign_key_checks = 0");
        $this->tables = $this->administrator->query('SHOW TABLES')->fetchAll(PDO::FETCH_COLUMN);
        $this->administrator->exec('DROP DATABASE IF EXISTS ' . self::COPY);
        $this->administrator->exec('CREATE DATABASE ' . self::COPY);
        foreach ($this->tables as $table) {
            $copy = self::COPY . ".`$table`";
            $this->administrator->exec("CREATE TABLE $copy LIKE `$table`");
            $this->administrator->exec("INSERT INTO $copy SELECT * FROM `$table`");
        }
    }

    public function restore(): void
    {
        $this->administrator->beginTransaction();
        foreach ($this->tables as $table) {
            $this->administrator->exec("DELETE FROM `$table`");
            $this->administrator->exec("INSERT INTO `$table` SELECT * FROM " . self::COPY . ".`$table`");
        }
        $this->administrator->commit();
    }

    /** The server has noticed that a client is gone: what it had not committed is undone, its locks are free. */
    public function hasLeft(int $connection): bool
    {
        return !in_array($connection, $this->administrator->query('SELECT id FROM information_schema.processlist')
            ->fetchAll(PDO::FETCH_COLUMN));
    }

    public function drop(): void
    {
        $this->administrator->exec('DROP DATABASE ' . self::COPY);
    }
}

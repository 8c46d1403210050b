<?php

declare(strict_types=1);

namespace WhmcsHost;

use WhmcsHost\Server\MariaDb;

/** The database of a site and WHMCS's account for it. */
final class Database
{
    public const NAME = 'whmcs';
    public const USER = 'whmcs';
    public const PASSWORD = 'whmcs';

    public function __construct(private readonly MariaDb $server)
    {
    }

    public function exists(): bool
    {
        return (bool) $this->server->administrator()->query("SHOW DATABASES LIKE '" . self::NAME . "'")->fetch();
    }

    /** Makes the tables, empty, and the account. */
    public function make(bool $mayDrop): void
    {
        $pdo = $this->server->administrator();
        $pdo->exec('CREATE DATABASE ' . self::NAME);
        $pdo->exec('USE ' . self::NAME);
        foreach (preg_split('/;\s*$/m', file_get_contents(dirname(__DIR__) . '/schema.sql')) as $statement) {
            trim($statement) === '' || $pdo->exec($statement);
        }
        $user = self::USER . '@localhost';
        $pdo->exec("CREATE USER $user IDENTIFIED BY '" . self::PASSWORD . "'");
        $pdo->exec('GRANT ALL ON ' . self::NAME . ".* TO $user");
        if (!$mayDrop) {
            $pdo->exec('REVOKE DROP ON ' . self::NAME . ".* FROM $user");
        }
    }

    /** A new connection, as WHMCS's user. */
    public function connect(): \PDO
    {
        $dsn = "mysql:unix_socket={$this->server->socket()};charset=utf8mb4;dbname=" . self::NAME;
        return new \PDO($dsn, self::USER, self::PASSWORD);
    }
}

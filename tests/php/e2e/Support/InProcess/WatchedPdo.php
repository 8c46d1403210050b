<?php

declare(strict_types=1);

namespace AflexiCdn\EndToEnd\Support\InProcess;

use PDO;
use WhmcsHost\Configuration;

/** A connection as WHMCS has, with something around the execution of each statement. */
final class WatchedPdo extends PDO
{
    /** @param callable(callable(): bool, string): bool $around executes a statement, which it is given, too */
    public function __construct(Configuration $site, callable $around)
    {
        parent::__construct(
            "mysql:unix_socket=$site->dbSocket;charset=$site->charset;dbname=$site->dbName",
            $site->dbUsername,
            $site->dbPassword,
            [PDO::ATTR_ERRMODE => PDO::ERRMODE_EXCEPTION, PDO::ATTR_STATEMENT_CLASS => [
                WatchedStatement::class,
                [$around(...)],
            ]],
        );
    }
}

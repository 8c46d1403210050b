<?php

declare(strict_types=1);

namespace AflexiCdn\Torture\Support;

use PDO;
use WhmcsHost\Configuration;

/** A connection as WHMCS has, on which a statement may be the last thing that happens. */
final class InterruptedPdo extends PDO
{
    public function __construct(Configuration $site, Interruption $interruption)
    {
        parent::__construct(
            "mysql:unix_socket=$site->dbSocket;charset=$site->charset;dbname=$site->dbName",
            $site->dbUsername,
            $site->dbPassword,
            [PDO::ATTR_ERRMODE => PDO::ERRMODE_EXCEPTION, PDO::ATTR_STATEMENT_CLASS => [
                InterruptedStatement::class,
                [$interruption],
            ]],
        );
    }
}

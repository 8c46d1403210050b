<?php

declare(strict_types=1);

namespace AflexiCdn\EndToEnd\Support\InProcess;

use PDO;
use WhmcsHost\Configuration;

/** A connection as WHMCS has, whose statements that write are counted. */
final class MortalPdo extends PDO
{
    public function __construct(Configuration $site, Effects $effects)
    {
        parent::__construct(
            "mysql:unix_socket=$site->dbSocket;charset=$site->charset;dbname=$site->dbName",
            $site->dbUsername,
            $site->dbPassword,
            [PDO::ATTR_ERRMODE => PDO::ERRMODE_EXCEPTION, PDO::ATTR_STATEMENT_CLASS => [
                MortalStatement::class,
                [$effects],
            ]],
        );
    }
}

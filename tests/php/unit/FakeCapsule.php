<?php

namespace AflexiCdn\Tests\Unit;

use PDO;

/** WHMCS\Database\Capsule over a connection that leads nowhere. */
final class FakeCapsule
{
    /** @var bool */
    public static $inTransaction = false;

    public static function connection(): self
    {
        return new self();
    }

    public function getPdo(): PDO
    {
        return new class extends PDO {
            public function __construct()
            {
            }

            public function inTransaction(): bool
            {
                return FakeCapsule::$inTransaction;
            }
        };
    }
}

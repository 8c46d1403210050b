<?php

declare(strict_types=1);

namespace Bench;

use WHMCS\Database\Capsule;

/** What happened since the meter was made. */
final class Meter
{
    /** One statement asks for both, and counts itself: each reading adds one. */
    private const COUNTERS = 'SELECT'
        . " (SELECT VARIABLE_VALUE FROM information_schema.SESSION_STATUS WHERE VARIABLE_NAME = 'Questions'),"
        . " (SELECT VARIABLE_VALUE FROM information_schema.GLOBAL_STATUS WHERE VARIABLE_NAME = 'Connections')";

    /** @var array<string, int> */
    private readonly array $before;

    public function __construct()
    {
        // Its own classes are not to be counted.
        self::now();
        $this->before = self::now();
    }

    /**
     * `statements` on WHMCS's connection, `db_connections` to the whole server, and what PHP has loaded.
     *
     * @return array{statements: int, db_connections: int, files: int, classes: int, functions: int}
     */
    public function read(): array
    {
        $grown = [];
        foreach (self::now() as $what => $count) {
            $grown[$what] = $count - $this->before[$what];
        }
        $grown['statements']--;

        return $grown;
    }

    /** @return array<string, int> */
    private static function now(): array
    {
        $loaded = [
            'files' => count(get_included_files()),
            'classes' => count(get_declared_classes()),
            'functions' => count(get_defined_functions()['user']),
        ];
        [$statements, $connections] = Capsule::connection()->getPdo()->query(self::COUNTERS)->fetch(\PDO::FETCH_NUM);

        return $loaded + ['statements' => (int) $statements, 'db_connections' => (int) $connections];
    }
}

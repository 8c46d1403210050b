<?php

declare(strict_types=1);

namespace WhmcsHost\Tests;

use PDO;
use WHMCS\Database\Capsule;
use WhmcsHost\Testing\EngineTestCase;

final class SchemaTest extends EngineTestCase
{
    private const STRICT = 'STRICT_ALL_TABLES,NO_ENGINE_SUBSTITUTION,ONLY_FULL_GROUP_BY,ERROR_FOR_DIVISION_BY_ZERO';

    /** @dataProvider modes */
    public function testItLoads(string $mode): void
    {
        $socket = Capsule::connection()->getConfig('unix_socket');
        $pdo = new PDO("mysql:unix_socket=$socket;charset=utf8mb4", 'root', '');
        $pdo->exec("SET SESSION sql_mode = '$mode'");
        $pdo->exec('CREATE DATABASE schema_test');
        $pdo->exec('USE schema_test');
        try {
            $schema = (string) file_get_contents(dirname(__DIR__) . '/schema.sql');
            $statements = array_filter(array_map(trim(...), explode(';', $schema)));
            array_map($pdo->exec(...), $statements);
            self::assertCount(count($statements), $pdo->query('SHOW TABLES')->fetchAll());
        } finally {
            $pdo->exec('DROP DATABASE schema_test');
        }
    }

    /** @return array<string, array{string}> */
    public static function modes(): array
    {
        return ['strict' => [self::STRICT], 'lax' => ['']];
    }
}

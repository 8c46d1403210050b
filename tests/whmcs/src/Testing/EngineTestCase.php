<?php

declare(strict_types=1);

namespace WhmcsHost\Testing;

use PHPUnit\Framework\TestCase;
use WHMCS\Database\Capsule;
use WhmcsHost\Engine\Engine;
use WhmcsHost\Hooks;
use WhmcsHost\Profile;
use WhmcsHost\Seed;
use WhmcsHost\Server\MariaDb;

/**
 * A test of what the engine does to the tables. One private MariaDB serves the whole run; each test sees the empty
 * installation with its catalogue, and what it changes is rolled back.
 */
abstract class EngineTestCase extends TestCase
{
    private static ?Capsule $database = null;
    private static Seed $installed;

    protected Seed $seed;
    protected Engine $engine;

    /** @var list<array{string, array<string, mixed>}> the hooks that ran: point and parameters */
    protected array $calls = [];

    protected function setUp(): void
    {
        // Other tests of the run may have booted a site of their own in this process.
        (new Profile())->apply();
        Hooks::reset();
        self::$database ??= self::connect();
        self::$database->setAsGlobal();
        self::$database->bootEloquent();
        $this->seed = self::$installed ??= Seed::empty();
        $this->engine = new Engine();
        Capsule::connection()->beginTransaction();
    }

    protected function tearDown(): void
    {
        Capsule::connection()->rollBack();
        Hooks::reset();
    }

    /** From now on calls of these points are recorded. */
    protected function record(string ...$points): void
    {
        Hooks::reset();
        $this->calls = [];
        foreach ($points as $point) {
            Hooks::add($point, 1, function (array $vars) use ($point): void {
                $this->calls[] = [$point, $vars];
            });
        }
    }

    /** @return list<string> the points that ran, in order */
    protected function points(): array
    {
        return array_column($this->calls, 0);
    }

    /** @return array<string, mixed> what the first call of a point received */
    protected function varsOf(string $point): array
    {
        return array_column($this->calls, 1, 0)[$point] ?? self::fail("$point did not run.");
    }

    /** @return array<string, mixed> */
    protected function row(string $table, int $id): array
    {
        return $this->engine->rows->get($table, $id);
    }

    protected function serviceStatus(int $serviceId): string
    {
        return $this->row('tblhosting', $serviceId)['domainstatus'];
    }

    protected function client(string $first = 'Anna', string $email = 'anna.doe@shop.example'): int
    {
        return $this->engine->clients->add(['firstname' => $first, 'lastname' => 'Doe', 'email' => $email]);
    }

    private static function connect(): Capsule
    {
        $directory = sys_get_temp_dir() . '/whmcs-engine-' . getmypid();
        $server = new MariaDb($directory, true, '+02:00');
        register_shutdown_function(static function () use ($server, $directory): void {
            $server->stop();
            exec('rm -r ' . escapeshellarg($directory));
        });
        $server->administrator()->exec('CREATE DATABASE whmcs');
        $server->administrator('whmcs')->exec((string) file_get_contents(dirname(__DIR__, 2) . '/schema.sql'));
        $capsule = new Capsule();
        $capsule->addConnection(['driver' => 'mysql', 'unix_socket' => $server->socket(), 'database' => 'whmcs',
            'username' => 'root', 'password' => '', 'charset' => 'utf8mb4', 'collation' => 'utf8mb4_unicode_ci']);

        return $capsule;
    }
}

<?php

declare(strict_types=1);

namespace WhmcsHost\Server;

/**
 * A private MariaDB server on a unix socket in its own directory.
 *
 * Another server takes its place if AFLEXI_DATABASE_SERVER names a folder of `scripts/other-databases`.
 */
final class MariaDb
{
    /** Zero dates stay legal: WHMCS stores them. */
    private const STRICT = 'STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION,ONLY_FULL_GROUP_BY';

    private Process $process;

    /**
     * @param string $directory holds the data, the socket and the log; data found there is used again
     * @param string $timeZone  the server's zone, e.g. `+02:00`
     * @param string $memory    of InnoDB's buffer pool, e.g. `64M`
     */
    public function __construct(
        private readonly string $directory,
        private readonly bool $strict,
        private readonly string $timeZone,
        private readonly string $memory = '64M',
    ) {
        if (strlen($this->socket()) > 100) {
            throw new \InvalidArgumentException("Too long for a unix socket: {$this->socket()}");
        }
        $this->install();
        $this->start();
    }

    /** Starts the server again after stop(). */
    public function start(): void
    {
        $this->process = new Process('mariadbd', [
            self::program('/usr/sbin/mariadbd'),
            '--no-defaults',
            '--skip-networking',
            '--skip-log-bin',
            ...$this->places(),
            "--socket={$this->socket()}",
            "--pid-file=$this->directory/mariadbd.pid",
            '--default-time-zone=' . $this->timeZone,
            '--sql-mode=' . ($this->strict ? self::STRICT : ''),
            '--character-set-server=utf8mb4',
            '--collation-server=utf8mb4_general_ci',
            "--innodb-buffer-pool-size=$this->memory",
            '--innodb-log-file-size=16M',
            '--innodb-flush-log-at-trx-commit=2',
            '--innodb-doublewrite=0',
            ...$this->asRoot(),
        ], $this->log());
        $this->process->waitUntil(fn (): bool => Port::accepts("unix://{$this->socket()}"));
    }

    public function socket(): string
    {
        return "$this->directory/mariadb.sock";
    }

    /** A connection of the server's administrator, outside of any database unless one is named. */
    public function administrator(string $database = ''): \PDO
    {
        return new \PDO("mysql:unix_socket={$this->socket()};dbname=$database;charset=utf8mb4", 'root', '');
    }

    public function stop(): void
    {
        $this->process->stop();
    }

    private function install(): void
    {
        if (!is_dir("$this->directory/tmp")) {
            mkdir("$this->directory/tmp", 0700, true);
        }
        if (is_dir("$this->directory/data/mysql")) {
            return;
        }
        Process::run('mariadb-install-db', [
            self::program('/usr/bin/mariadb-install-db'),
            '--no-defaults',
            '--auth-root-authentication-method=normal',
            '--skip-test-db',
            ...$this->places(),
            ...$this->asRoot(),
        ], $this->log());
    }

    private static function program(string $usual): string
    {
        $folder = (string) getenv('AFLEXI_DATABASE_SERVER');
        return $folder === '' ? $usual : "$folder/" . basename($usual);
    }

    /**
     * A server that starts removes what it finds of temporary tables: two must not share their directory.
     *
     * @return list<string>
     */
    private function places(): array
    {
        return ["--datadir=$this->directory/data", "--tmpdir=$this->directory/tmp"];
    }

    /** @return list<string> */
    private function asRoot(): array
    {
        return posix_geteuid() === 0 ? ['--user=root'] : [];
    }

    private function log(): string
    {
        return "$this->directory/mariadb.log";
    }
}

<?php

declare(strict_types=1);

namespace WhmcsHost\Server;

/** PHP-FPM with a small pool on a unix socket; static, unless it is told otherwise. */
final class Fpm
{
    private Process $process;

    /** @param string $ini the php.ini to read besides Debian's directory of extensions */
    public function __construct(
        private readonly string $directory,
        private readonly string $ini,
        private readonly int $workers = 4,
    ) {
        $this->start();
    }

    /**
     * Starts the server, again after stop().
     *
     * @param array<string, int|string> $global directives of the whole server in place of the usual ones
     * @param array<string, int|string> $pool   and of its pool
     */
    public function start(array $global = [], array $pool = []): void
    {
        $directory = $this->directory;
        if (!is_dir($directory)) {
            mkdir($directory, 0700, true);
        }
        $root = posix_geteuid() === 0;
        $owner = $root ? ['user' => 'root', 'group' => 'root'] : [];
        file_put_contents("$directory/fpm.conf", self::section('global', $global + [
            'error_log' => '/proc/self/fd/2',
            'daemonize' => 'no',
        ]) . self::section('www', $pool + $owner + [
            'listen' => $this->socket(),
            'pm' => 'static',
            'pm.max_children' => $this->workers,
            'catch_workers_output' => 'yes',
            'decorate_workers_output' => 'no',
            'clear_env' => 'no',
        ]));
        $this->process = new Process('php-fpm', [
            '/usr/sbin/php-fpm' . PHP_MAJOR_VERSION . '.' . PHP_MINOR_VERSION,
            '--nodaemonize',
            '--fpm-config',
            "$directory/fpm.conf",
            '-c',
            $this->ini,
            ...($root ? ['--allow-to-run-as-root'] : []),
        ], $this->log());
        $this->process->waitUntil(fn (): bool => Port::accepts("unix://{$this->socket()}"));
    }

    public function socket(): string
    {
        return "$this->directory/fpm.sock";
    }

    /** What the server wrote: when children came and went, among other things. */
    public function log(): string
    {
        return "$this->directory/fpm.log";
    }

    /** The master's. */
    public function pid(): int
    {
        return $this->process->pid();
    }

    public function stop(): void
    {
        $this->process->stop();
    }

    /** @param array<string, int|string> $directives */
    private static function section(string $name, array $directives): string
    {
        $lines = "[$name]\n";
        foreach ($directives as $directive => $value) {
            $lines .= "$directive = $value\n";
        }

        return $lines;
    }
}

<?php

declare(strict_types=1);

namespace WhmcsHost\Server;

/** PHP-FPM with a small static pool on a unix socket. */
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

    /** Starts the server, again after stop(). */
    public function start(): void
    {
        $directory = $this->directory;
        if (!is_dir($directory)) {
            mkdir($directory, 0700, true);
        }
        $root = posix_geteuid() === 0;
        $owner = $root ? "user = root\ngroup = root\n" : '';
        file_put_contents("$directory/fpm.conf", <<<CONF
            [global]
            error_log = /proc/self/fd/2
            daemonize = no
            [www]
            {$owner}listen = {$this->socket()}
            pm = static
            pm.max_children = $this->workers
            catch_workers_output = yes
            decorate_workers_output = no
            clear_env = no
            CONF);
        $this->process = new Process('php-fpm', [
            '/usr/sbin/php-fpm8.2',
            '--nodaemonize',
            '--fpm-config',
            "$directory/fpm.conf",
            '-c',
            $this->ini,
            ...($root ? ['--allow-to-run-as-root'] : []),
        ], "$directory/fpm.log");
        $this->process->waitUntil(fn (): bool => Port::accepts("unix://{$this->socket()}"));
    }

    public function socket(): string
    {
        return "$this->directory/fpm.sock";
    }

    public function stop(): void
    {
        $this->process->stop();
    }
}

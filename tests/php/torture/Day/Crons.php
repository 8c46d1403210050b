<?php

declare(strict_types=1);

namespace AflexiCdn\Torture\Day;

/** Crons of the site in processes of their own, beside whatever this one does. */
final class Crons
{
    /** @param list<resource> $processes */
    private function __construct(private readonly array $processes)
    {
    }

    public static function start(int $number, bool $daily): self
    {
        $command = [PHP_BINARY, '-c', (string) php_ini_loaded_file(), '-d', 'display_errors=1',
            ROOTDIR . '/crons/cron.php', ...($daily ? ['--daily'] : [])];
        $processes = [];
        for (; $number > 0; $number--) {
            $pipes = [];
            $processes[] = proc_open($command, [['file', '/dev/null', 'r'], STDERR, STDERR], $pipes);
        }

        return new self($processes);
    }

    /** Waits for them. */
    public function end(): void
    {
        foreach ($this->processes as $process) {
            $status = proc_close($process);
            if ($status !== 0) {
                throw new \RuntimeException("A cron ended with status $status.");
            }
        }
    }
}

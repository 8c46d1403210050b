<?php

declare(strict_types=1);

namespace WhmcsHost\Server;

use WhmcsHost\Wait;

/** A child process in the foreground, its output in a log file, ended by its pid and never outliving this process. */
final class Process
{
    /** @var resource */
    private $handle;

    /**
     * @param list<string>          $command
     * @param array<string, string> $environment added to this process's own
     */
    public function __construct(
        private readonly string $name,
        array $command,
        private readonly string $log,
        array $environment = [],
    ) {
        $output = ['file', $log, 'a'];
        $handle = proc_open(
            ['setpriv', '--pdeathsig', 'TERM', ...$command],
            [['file', '/dev/null', 'r'], $output, $output],
            $pipes,
            null,
            $environment + getenv(),
        );
        if ($handle === false) {
            throw new \RuntimeException("$name: cannot run $command[0]");
        }
        $this->handle = $handle;
    }

    /** Runs a command to its end. */
    public static function run(string $name, array $command, string $log): void
    {
        $process = new self($name, $command, $log);
        while ($process->isRunning()) {
            usleep(10_000);
        }
        $exit = proc_close($process->handle);
        // proc_close answers -1 when the status was already collected while waiting.
        if ($exit > 0) {
            throw $process->failure("Ended with status $exit.");
        }
    }

    public function pid(): int
    {
        return proc_get_status($this->handle)['pid'];
    }

    public function isRunning(): bool
    {
        return is_resource($this->handle) && proc_get_status($this->handle)['running'];
    }

    /**
     * Waits until the process is ready, and hands back what the condition then answers.
     *
     * @template T
     *
     * @param callable(): (T|false|null) $condition
     *
     * @return T
     */
    public function waitUntil(callable $condition): mixed
    {
        $died = new \RuntimeException('Died while starting.');
        $ready = fn (): mixed => $this->isRunning() ? $condition() : throw $died;
        try {
            return Wait::until($ready, 30, 'it to be ready');
        } catch (\RuntimeException $e) {
            $this->stop();
            throw $this->failure($e->getMessage());
        }
    }

    /** Asks the process to end, and insists after ten seconds. */
    public function stop(int $signal = SIGTERM): void
    {
        if (!is_resource($this->handle)) {
            return;
        }
        proc_terminate($this->handle, $signal);
        $deadline = microtime(true) + 10;
        while ($this->isRunning() && microtime(true) < $deadline) {
            usleep(10_000);
        }
        if ($this->isRunning()) {
            proc_terminate($this->handle, SIGKILL);
        }
        proc_close($this->handle);
    }

    private function failure(string $what): \RuntimeException
    {
        $end = array_slice(file($this->log) ?: [], -20);
        return new \RuntimeException("$this->name: $what The end of $this->log:\n" . implode('', $end));
    }
}

<?php

declare(strict_types=1);

namespace Bench;

use WhmcsHost\Server\Process;

/** A server that accepts connections and never answers, and remembers when. */
final class BlackHole
{
    private readonly string $log;
    private readonly Process $process;
    private readonly int $port;

    public function __construct()
    {
        $this->log = (string) tempnam(sys_get_temp_dir(), 'black-hole-');
        $this->process = new Process('black hole', [PHP_BINARY, dirname(__DIR__) . '/php/black-hole.php'], $this->log);
        $this->port = (int) $this->process->waitUntil(
            fn (): ?string => preg_match('/^listening on (\d+)$/m', $this->read(), $match) ? $match[1] : null,
        );
    }

    public function url(): string
    {
        return "http://127.0.0.1:$this->port/core/xmlrpc";
    }

    /** @return list<int> when each connection was accepted, by hrtime() */
    public function connections(): array
    {
        preg_match_all('/^accepted (\d+)$/m', $this->read(), $lines);

        return array_map(intval(...), $lines[1]);
    }

    public function stop(): void
    {
        $this->process->stop();
        unlink($this->log);
    }

    private function read(): string
    {
        return (string) file_get_contents($this->log);
    }
}

<?php

declare(strict_types=1);

namespace WhmcsHost\Server;

/** The Aflexi stand-in as a child process. */
final class Sandbox extends SandboxControl
{
    private Process $process;

    public function __construct(
        string $binary,
        string $directory,
        public readonly string $operator = 'ops@host.example',
        public readonly string $key = 'AK-sandbox',
        int $port = 0,
        int $operatorId = 42,
    ) {
        if (!is_dir($directory)) {
            mkdir($directory, 0700, true);
        }
        $output = "$directory/sandbox.out";
        file_put_contents($output, '');
        $this->process = new Process('aflexi-sandbox', [
            $binary,
            '--port',
            (string) $port,
            '--operator',
            $operator,
            '--operator-id',
            (string) $operatorId,
            '--key',
            $key,
            '--log',
            "$directory/sandbox.log",
        ], $output);
        parent::__construct($this->process->waitUntil(static function () use ($output): ?string {
            return preg_match('/^listening on (\S+)\s*$/m', file_get_contents($output), $match) ? $match[1] : null;
        }));
    }

    public function stop(): void
    {
        $this->process->stop();
    }
}

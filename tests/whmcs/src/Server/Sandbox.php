<?php

declare(strict_types=1);

namespace WhmcsHost\Server;

use WhmcsHost\Browser;

/** The Aflexi stand-in as a child process, and its control interface. */
final class Sandbox
{
    private Process $process;
    private readonly string $url;

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
        $this->url = $this->process->waitUntil(static function () use ($output): ?string {
            return preg_match('/^listening on (\S+)\s*$/m', file_get_contents($output), $match) ? $match[1] : null;
        });
    }

    /** Where the API is, as the sandbox announced it. */
    public function url(): string
    {
        return $this->url;
    }

    /** Everything the sandbox holds and has counted. */
    public function state(): array
    {
        return $this->control('GET', 'state');
    }

    /** What goes wrong from now on, in place of what was laid before; kinds are in the sandbox's README. */
    public function setFaults(array ...$faults): void
    {
        $this->control('POST', 'faults', $faults);
    }

    public function clearFaults(): void
    {
        $this->control('DELETE', 'faults');
    }

    /** How long each call waits before it is answered. */
    public function setLatency(int $milliseconds): void
    {
        $this->control('POST', 'latency', ['ms' => $milliseconds]);
    }

    /** Another auth key than the one it was started with. */
    public function setKey(string $key): void
    {
        $this->control('POST', 'key', ['key' => $key]);
    }

    /** Plants an account that nobody made through the API. */
    public function plant(array $account): void
    {
        $this->control('POST', 'accounts', $account);
    }

    public function resetCounters(): void
    {
        $this->control('POST', 'reset-counters');
    }

    /** Which password an account has now. */
    public function password(string $username): array
    {
        return $this->control('GET', 'password?username=' . rawurlencode($username));
    }

    public function stop(): void
    {
        $this->process->stop();
    }

    private function control(string $method, string $path, ?array $body = null): array
    {
        $parts = parse_url($this->url);
        $browser = new Browser("http://{$parts['host']}:{$parts['port']}/_sandbox/");
        $json = $body === null ? '' : json_encode($body, JSON_THROW_ON_ERROR);
        $response = $browser->send($method, $path, $json, ['Content-Type: application/json']);
        if ($response->status >= 400) {
            throw new \RuntimeException("Sandbox: $method $path: $response->status $response->body");
        }
        return $response->body === '' ? [] : (array) json_decode($response->body, true);
    }
}

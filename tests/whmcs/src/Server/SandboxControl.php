<?php

declare(strict_types=1);

namespace WhmcsHost\Server;

use WhmcsHost\Browser;

/** The control interface of an Aflexi stand-in, whoever started it. */
class SandboxControl
{
    public function __construct(private readonly string $url)
    {
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

    /** What the sandbox has counted, however much it holds. */
    public function counters(): array
    {
        return $this->control('GET', 'counters');
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

    /**
     * Plants so many of them as make a megabyte of JSON.
     *
     * @param list<array<string, string>> $accounts
     *
     * @return list<int> the publishers
     */
    public function plantMany(array $accounts): array
    {
        return array_column($this->control('POST', 'accounts', $accounts), 'id');
    }

    /** Keeps what there is, for restore(). */
    public function keep(): void
    {
        $this->control('POST', 'keep');
    }

    /** Everything is again as it was kept, nothing goes wrong and nothing is counted. */
    public function restore(): void
    {
        $this->control('POST', 'restore');
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

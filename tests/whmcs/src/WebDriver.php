<?php

declare(strict_types=1);

namespace WhmcsHost;

use WhmcsHost\Server\Process;

/** A headless Chromium, driven through chromedriver. */
final class WebDriver
{
    /** The key under which the protocol hands out elements. */
    private const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';

    private const FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--hide-scrollbars',
        '--disable-background-networking', '--disable-component-update', '--disable-sync'];

    /** How long an element may take to appear. */
    private const PATIENCE_MILLISECONDS = 20_000;

    private readonly Process $driver;
    private readonly string $url;
    private readonly string $session;

    /** @param string $directory for the browser's profile and the driver's log */
    public function __construct(string $directory, private readonly int $width)
    {
        $log = "$directory/chromedriver.log";
        $this->driver = new Process('chromedriver', ['/usr/bin/chromedriver', '--port=0'], $log);
        $port = $this->driver->waitUntil(static function () use ($log): ?string {
            return preg_match('/successfully on port (\d+)/', file_get_contents($log), $match) ? $match[1] : null;
        });
        $this->url = "http://127.0.0.1:$port/";
        $options = ['args' => [...self::FLAGS, "--user-data-dir=$directory/chromium"]];
        $capabilities = ['alwaysMatch' => ['browserName' => 'chrome', 'goog:chromeOptions' => $options]];
        $this->session = $this->call('POST', 'session', ['capabilities' => $capabilities])['sessionId'];
        $this->command('window/rect', ['width' => $width, 'height' => 600]);
        $this->command('timeouts', ['implicit' => self::PATIENCE_MILLISECONDS]);
    }

    public function open(string $url): void
    {
        $this->command('url', ['url' => $url]);
    }

    public function type(string $css, string $text): void
    {
        $this->command("element/{$this->find($css)}/value", ['text' => $text]);
    }

    /** Clicks, and waits for what the page that follows must have. */
    public function click(string $css, string $until): void
    {
        $this->command("element/{$this->find($css)}/click", []);
        $this->find($until);
    }

    /** Runs JavaScript in the page. */
    public function run(string $script): mixed
    {
        return $this->command('execute/sync', ['script' => $script, 'args' => []]);
    }

    /** The page from its top, as high as it is but no higher than that. */
    public function capture(string $file, int $highest): void
    {
        // The window is higher than the page in it.
        [$page, $frame] = $this->run(
            'return [document.documentElement.scrollHeight, window.outerHeight - window.innerHeight]',
        );
        $this->command('window/rect', ['width' => $this->width, 'height' => min($page, $highest) + $frame]);
        $this->run('window.scrollTo(0, 0)');
        file_put_contents($file, base64_decode($this->call('GET', "session/$this->session/screenshot")));
    }

    public function stop(): void
    {
        try {
            $this->call('DELETE', "session/$this->session");
        } finally {
            $this->driver->stop();
        }
    }

    private function find(string $css): string
    {
        return $this->command('element', ['using' => 'css selector', 'value' => $css])[self::ELEMENT];
    }

    /** @param array<string, mixed> $body */
    private function command(string $path, array $body): mixed
    {
        return $this->call('POST', "session/$this->session/$path", $body);
    }

    /** @param array<string, mixed>|null $body */
    private function call(string $method, string $path, ?array $body = null): mixed
    {
        $stream = fopen($this->url . $path, 'r', context: stream_context_create(['http' => [
            'method' => $method,
            'content' => $body === null ? '' : json_encode((object) $body, JSON_THROW_ON_ERROR),
            'header' => ['Content-Type: application/json'],
            'ignore_errors' => true,
        ]]));
        // chromedriver leaves the connection open, so the answer ends where it says and not with the connection.
        $length = (int) preg_replace('/^Content-Length:\s*/i', '', current(preg_grep(
            '/^Content-Length:/i',
            $http_response_header,
        )));
        $answer = json_decode(stream_get_contents($stream, $length), true)['value'];
        if (isset($answer['error'])) {
            throw new \RuntimeException("chromedriver: $method $path: {$answer['message']}");
        }

        return $answer;
    }
}

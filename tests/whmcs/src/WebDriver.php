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

    private const HEIGHT = 600;

    /** What a browser's settings say of content that is not wanted. */
    private const BLOCK = 2;

    /** How long an element may take to appear. */
    private const PATIENCE_MILLISECONDS = 20_000;

    private readonly Process $driver;
    private readonly string $url;
    private readonly string $session;

    /**
     * @param string $directory  for the browser's profile and the driver's log
     * @param bool   $javaScript whether scripts of pages run; run() works without as well
     */
    public function __construct(string $directory, private int $width, bool $javaScript = true)
    {
        is_dir($directory) || mkdir($directory, 0700, true);
        $log = "$directory/chromedriver.log";
        $this->driver = new Process('chromedriver', ['/usr/bin/chromedriver', '--port=0'], $log);
        $port = $this->driver->waitUntil(static function () use ($log): ?string {
            return preg_match('/successfully on port (\d+)/', file_get_contents($log), $match) ? $match[1] : null;
        });
        $this->url = "http://127.0.0.1:$port/";
        $options = ['args' => [...self::FLAGS, "--user-data-dir=$directory/chromium"]];
        if (!$javaScript) {
            $options['prefs'] = ['profile.managed_default_content_settings.javascript' => self::BLOCK];
        }
        $this->session = $this->call('POST', 'session', ['capabilities' => ['alwaysMatch' => [
            'browserName' => 'chrome',
            'goog:chromeOptions' => $options,
            'goog:loggingPrefs' => ['browser' => 'ALL'],
        ]]])['sessionId'];
        $this->setWidth($width);
        $this->command('timeouts', ['implicit' => self::PATIENCE_MILLISECONDS]);
    }

    /** Lays pages out for this width: also for one that is narrower than a window can be. */
    public function setWidth(int $pixels): void
    {
        $this->width = $pixels;
        $this->setSize(self::HEIGHT);
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

    /** Presses keys one after the other, named by their codes in the WebDriver protocol. */
    public function press(string ...$keys): void
    {
        $strokes = array_map(static fn (string $key): array => [
            ['type' => 'keyDown', 'value' => $key],
            ['type' => 'keyUp', 'value' => $key],
        ], $keys);
        $this->command('actions', ['actions' => [
            ['type' => 'key', 'id' => 'keyboard', 'actions' => array_merge(...$strokes)],
        ]]);
    }

    /** Waits until the page has this element. */
    public function waitFor(string $css): void
    {
        $this->find($css);
    }

    /** Runs JavaScript in the page; a promise that it returns is waited for. */
    public function run(string $script): mixed
    {
        return $this->command('execute/sync', ['script' => $script, 'args' => []]);
    }

    /**
     * What the console says since the last call: also what could not be loaded, and what a policy forbade.
     *
     * @return list<array{level: string, source: string, message: string}>
     */
    public function takeConsole(): array
    {
        return $this->command('se/log', ['type' => 'browser']);
    }

    /** The page from its top, as high as it is but no higher than that. */
    public function capture(string $file, int $highest): void
    {
        $this->setSize(min($this->run('return document.documentElement.scrollHeight'), $highest));
        $this->run('window.scrollTo(0, 0)');
        file_put_contents($file, base64_decode($this->call('GET', "session/$this->session/screenshot")));
        $this->setSize(self::HEIGHT);
    }

    public function stop(): void
    {
        try {
            $this->call('DELETE', "session/$this->session");
        } finally {
            $this->driver->stop();
        }
    }

    private function setSize(int $height): void
    {
        $this->command('goog/cdp/execute', ['cmd' => 'Emulation.setDeviceMetricsOverride', 'params' => [
            'width' => $this->width,
            'height' => $height,
            'deviceScaleFactor' => 1,
            'mobile' => false,
        ]]);
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

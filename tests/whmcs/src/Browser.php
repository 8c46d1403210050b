<?php

declare(strict_types=1);

namespace WhmcsHost;

/** A small HTTP client with a cookie jar. It follows redirects within the site, as a browser does. */
final class Browser
{
    /** @var array<string, string> */
    private array $cookies = [];

    /** @param string $base the address relative paths start from, with a slash at its end */
    public function __construct(private readonly string $base)
    {
    }

    public function get(string $path): Response
    {
        return $this->follow($this->send('GET', $path));
    }

    /** @param array<string, mixed> $fields */
    public function post(string $path, array $fields): Response
    {
        $type = ['Content-Type: application/x-www-form-urlencoded'];
        return $this->follow($this->send('POST', $path, http_build_query($fields), $type));
    }

    /**
     * Sends a form and leaves the answer alone.
     *
     * @param array<string, mixed> $fields
     *
     * @return resource to read the answer from, or to hang up
     */
    public function begin(string $path, array $fields)
    {
        $url = parse_url($this->base . $path);
        $socket = stream_socket_client("tcp://{$url['host']}:{$url['port']}", timeout: 5);
        stream_set_timeout($socket, 60);
        $body = http_build_query($fields);
        fwrite($socket, implode("\r\n", [
            "POST {$url['path']}?" . ($url['query'] ?? '') . ' HTTP/1.0',
            "Host: {$url['host']}:{$url['port']}",
            'Cookie: ' . http_build_query($this->cookies, '', '; '),
            'Content-Type: application/x-www-form-urlencoded',
            'Content-Length: ' . strlen($body),
            '',
            $body,
        ]));
        return $socket;
    }

    /** Sends one request and follows nothing. */
    public function send(string $method, string $path, string $body = '', array $headers = []): Response
    {
        $url = preg_match('~^https?://~', $path) ? $path : $this->base . $path;
        if ($this->cookies !== []) {
            $headers[] = 'Cookie: ' . http_build_query($this->cookies, '', '; ');
        }
        $context = stream_context_create(['http' => [
            'method' => $method,
            'content' => $body,
            'header' => $headers,
            'ignore_errors' => true,
            'follow_location' => 0,
            'timeout' => 60,
        ]]);
        $answer = @file_get_contents($url, false, $context);
        if ($answer === false) {
            throw new \RuntimeException("$method $url: " . (error_get_last()['message'] ?? 'no answer'));
        }
        return $this->response($http_response_header, $answer, $url);
    }

    private function follow(Response $response): Response
    {
        for ($hops = 0; $response->header('Location') !== null; $hops++) {
            if ($hops === 10) {
                throw new \RuntimeException("Too many redirects: $response->url");
            }
            $response = $this->send('GET', self::resolve($response->url, $response->header('Location')));
        }
        return $response;
    }

    private static function resolve(string $from, string $location): string
    {
        if (preg_match('~^https?://~', $location)) {
            return $location;
        }
        preg_match('~^(https?://[^/]+)([^?#]*)~', $from, $match);
        if ($location[0] === '?') {
            return $match[1] . $match[2] . $location;
        }
        $directory = $location[0] === '/' ? '' : substr($match[2], 0, strrpos($match[2], '/') + 1);
        return $match[1] . $directory . $location;
    }

    private function response(array $lines, string $body, string $url): Response
    {
        preg_match('~^HTTP/\S+ (\d+)~', array_shift($lines), $match);
        $headers = [];
        foreach ($lines as $line) {
            [$name, $value] = explode(':', $line, 2);
            $headers[strtolower($name)][] = trim($value);
        }
        foreach ($headers['set-cookie'] ?? [] as $cookie) {
            [$name, $value] = explode('=', strstr("$cookie;", ';', true), 2);
            $this->cookies[$name] = urldecode($value);
        }
        return new Response((int) $match[1], $headers, $body, $url);
    }
}

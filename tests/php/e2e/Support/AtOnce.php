<?php

declare(strict_types=1);

namespace AflexiCdn\EndToEnd\Support;

use WhmcsHost\Configuration;
use WhmcsHost\Site;

/** Web requests that reach the site together. */
final class AtOnce
{
    /**
     * Events as Site::event() sends them; returns when all are answered.
     *
     * @param list<array{string, string, list<mixed>}> $events subject, method, arguments
     */
    public static function events(Site $site, array $events): void
    {
        $token = Configuration::load($site->root())->token;
        $requests = [];
        foreach ($events as [$subject, $method, $arguments]) {
            $body = json_encode(['subject' => $subject, 'method' => $method, 'args' => $arguments]);
            $requests[] = self::send($site, $token, $body);
        }
        foreach ($requests as $request) {
            $answer = stream_get_contents($request);
            if (!str_starts_with($answer, 'HTTP/1.1 200') && !str_starts_with($answer, 'HTTP/1.0 200')) {
                throw new \RuntimeException($answer);
            }
        }
    }

    /** @return resource to read the answer from */
    private static function send(Site $site, string $token, string $body)
    {
        $url = parse_url($site->url());
        $socket = stream_socket_client("tcp://{$url['host']}:{$url['port']}", timeout: 5);
        stream_set_timeout($socket, 30);
        fwrite($socket, implode("\r\n", [
            'POST /_host/event.php HTTP/1.0',
            "Host: {$url['host']}:{$url['port']}",
            "X-Host-Token: $token",
            'Content-Type: application/json',
            'Content-Length: ' . strlen($body),
            '',
            $body,
        ]));

        return $socket;
    }
}

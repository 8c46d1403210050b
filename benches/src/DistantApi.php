<?php

declare(strict_types=1);

namespace Bench;

use WhmcsHost\Server\Port;
use WhmcsHost\Server\Process;

/** A sandbox behind TLS and far away, with an eye on its connections: a relay that takes its time before an nginx. */
final class DistantApi
{
    private readonly Process $nginx;
    private readonly Process $relay;
    private readonly int $port;
    private readonly string $log;

    /** @param int $milliseconds there and back */
    public function __construct(string $sandbox, Authority $authority, string $directory, int $milliseconds)
    {
        $tls = Port::free();
        $this->log = "$directory/calls.log";
        file_put_contents("$directory/tls.conf", $this->config($sandbox, $authority, $directory, $tls));
        $command = ['/usr/sbin/nginx', '-p', $directory, '-e', "$directory/tls.log", '-c', "$directory/tls.conf"];
        $this->nginx = new Process('nginx with TLS', $command, "$directory/tls.log");
        $this->nginx->waitUntil(static fn (): bool => Port::accepts("tcp://127.0.0.1:$tls"));
        $output = "$directory/far.out";
        $far = [PHP_BINARY, dirname(__DIR__) . '/php/far.php', (string) $tls, (string) $milliseconds];
        $this->relay = new Process('relay', $far, $output);
        $this->port = (int) $this->relay->waitUntil(static fn (): ?string
            => preg_match('/^listening on (\d+)$/m', (string) file_get_contents($output), $match) ? $match[1] : null);
    }

    public function url(): string
    {
        return "https://127.0.0.1:$this->port/core/xmlrpc";
    }

    /**
     * @return list<array{method: string, connection: int, answered: float}> what was answered, on which connection,
     *     and when
     */
    public function calls(): array
    {
        preg_match_all('/^(\S+) (\d+) (\S+)$/m', (string) file_get_contents($this->log), $lines, PREG_SET_ORDER);

        return array_map(static fn (array $line): array
            => ['method' => $line[1], 'connection' => (int) $line[2], 'answered' => (float) $line[3]], $lines);
    }

    public function stop(): void
    {
        $this->relay->stop();
        $this->nginx->stop();
    }

    private function config(string $sandbox, Authority $authority, string $directory, int $port): string
    {
        $user = posix_geteuid() === 0 ? 'user root;' : '';
        $parts = parse_url($sandbox);

        return <<<CONF
            $user
            daemon off;
            worker_processes 1;
            pid $directory/tls.pid;
            events { worker_connections 256; }
            http {
                map \$request_body \$called {
                    "~<methodName>([a-zA-Z.]+)<" \$1;
                    default -;
                }
                log_format calls '\$called \$connection \$msec';
                access_log $directory/calls.log calls;
                client_body_temp_path $directory/tls-body;
                fastcgi_temp_path $directory/tls-fastcgi;
                proxy_temp_path $directory/tls-proxy;
                scgi_temp_path $directory/tls-scgi;
                uwsgi_temp_path $directory/tls-uwsgi;
                upstream sandbox {
                    server $parts[host]:$parts[port];
                    keepalive 16;
                }
                server {
                    listen 127.0.0.1:$port ssl;
                    ssl_certificate $authority->certificate;
                    ssl_certificate_key $authority->key;
                    ssl_protocols TLSv1.2 TLSv1.3;
                    location / {
                        proxy_pass http://sandbox;
                        proxy_http_version 1.1;
                        proxy_set_header Connection "";
                    }
                }
            }
            CONF;
    }
}

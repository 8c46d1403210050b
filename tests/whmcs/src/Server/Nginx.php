<?php

declare(strict_types=1);

namespace WhmcsHost\Server;

/** nginx in front of PHP-FPM, on a free port of 127.0.0.1. */
final class Nginx
{
    private readonly int $port;
    private Process $process;

    public function __construct(string $directory, string $documentRoot, string $fpmSocket)
    {
        if (!is_dir($directory)) {
            mkdir($directory, 0700, true);
        }
        $this->port = Port::free();
        file_put_contents("$directory/nginx.conf", $this->config($directory, $documentRoot, $fpmSocket));
        $this->process = new Process(
            'nginx',
            ['/usr/sbin/nginx', '-p', $directory, '-e', "$directory/nginx.log", '-c', "$directory/nginx.conf"],
            "$directory/nginx.log",
        );
        $this->process->waitUntil(fn (): bool => Port::accepts("tcp://127.0.0.1:$this->port"));
    }

    public function url(): string
    {
        return "http://127.0.0.1:$this->port/";
    }

    public function stop(): void
    {
        $this->process->stop();
    }

    private function config(string $directory, string $documentRoot, string $fpmSocket): string
    {
        $user = posix_geteuid() === 0 ? 'user root;' : '';
        return <<<CONF
            $user
            daemon off;
            worker_processes 1;
            pid $directory/nginx.pid;
            events { worker_connections 256; }
            http {
                include /etc/nginx/mime.types;
                access_log $directory/access.log;
                client_body_temp_path $directory/body;
                fastcgi_temp_path $directory/fastcgi;
                proxy_temp_path $directory/proxy;
                scgi_temp_path $directory/scgi;
                uwsgi_temp_path $directory/uwsgi;
                server {
                    listen 127.0.0.1:$this->port;
                    root $documentRoot;
                    index index.php;
                    absolute_redirect off;
                    location ~ ^/(includes|crons|templates_c)/ { deny all; }
                    location ~ \.tpl$ { deny all; }
                    location ~ \.php$ {
                        try_files \$uri =404;
                        include /etc/nginx/fastcgi_params;
                        fastcgi_param SCRIPT_FILENAME \$document_root\$fastcgi_script_name;
                        fastcgi_read_timeout 300;
                        fastcgi_pass unix:$fpmSocket;
                    }
                }
            }
            CONF;
    }
}

<?php

declare(strict_types=1);

namespace AflexiCdn\EndToEnd;

use WhmcsHost\Server\Port;
use WhmcsHost\Server\Process;

/** A server on 127.0.0.1 with a certificate that it made itself. */
final class SelfSignedServer
{
    private const PROGRAM = <<<'PHP'
        $context = stream_context_create(['ssl' => ['local_cert' => $argv[2]]]);
        $server = stream_socket_server("ssl://127.0.0.1:$argv[1]", context: $context);
        while (true) {
            @stream_socket_accept($server, -1);
        }
        PHP;

    private readonly Process $process;
    private readonly int $port;

    /** @param string $directory for the certificate and the log */
    public function __construct(string $directory)
    {
        $key = openssl_pkey_new(['private_key_type' => OPENSSL_KEYTYPE_EC, 'curve_name' => 'prime256v1']);
        $request = openssl_csr_new(['commonName' => '127.0.0.1'], $key);
        openssl_x509_export_to_file(openssl_csr_sign($request, null, $key, 1), "$directory/self-signed.pem");
        openssl_pkey_export($key, $private);
        file_put_contents("$directory/self-signed.pem", $private, FILE_APPEND);
        $this->port = Port::free();
        $this->process = new Process(
            'self-signed server',
            [PHP_BINARY, '-r', self::PROGRAM, (string) $this->port, "$directory/self-signed.pem"],
            "$directory/self-signed.log"
        );
        $this->process->waitUntil(fn (): bool => Port::accepts("tcp://127.0.0.1:$this->port"));
    }

    public function url(): string
    {
        return "https://127.0.0.1:$this->port/core/xmlrpc";
    }

    public function stop(): void
    {
        $this->process->stop();
    }
}

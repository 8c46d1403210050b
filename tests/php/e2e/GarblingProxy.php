<?php

declare(strict_types=1);

namespace AflexiCdn\EndToEnd;

use WhmcsHost\Server\Port;
use WhmcsHost\Server\Process;

/**
 * Stands between the addon and the sandbox: notes all that is sent, and answers some methods itself, with whatever a
 * test wants.
 */
final class GarblingProxy
{
    private const PROGRAM = <<<'PHP'
        <?php
        $call = file_get_contents('php://input');
        preg_match('~<methodName>([\w.]+)</methodName>~', $call, $method);
        $head = $_SERVER['REQUEST_URI'] . "\n" . print_r(getallheaders(), true);
        file_put_contents(__DIR__ . "/$method[1].heads", $head, FILE_APPEND);
        file_put_contents(__DIR__ . "/$method[1].bodies", $call, FILE_APPEND);
        header('Content-Type: text/xml');
        $answer = __DIR__ . "/$method[1].answer";
        if (is_file($answer)) {
            return readfile($answer);
        }
        $http = ['method' => 'POST', 'content' => $call, 'header' => 'Content-Type: text/xml'];
        echo file_get_contents(getenv('UPSTREAM'), false, stream_context_create(['http' => $http]));
        PHP;

    private readonly Process $process;
    private readonly int $port;
    private readonly string $directory;

    /** @param string $upstream where calls go that are not answered here */
    public function __construct(string $directory, string $upstream)
    {
        $this->directory = "$directory/proxy-" . bin2hex(random_bytes(4));
        mkdir($this->directory);
        file_put_contents("$this->directory/router.php", self::PROGRAM);
        $this->port = Port::free();
        $this->process = new Process(
            'garbling proxy',
            [PHP_BINARY, '-n', '-S', "127.0.0.1:$this->port", "$this->directory/router.php"],
            "$this->directory/log",
            ['UPSTREAM' => $upstream]
        );
        $this->process->waitUntil(fn (): bool => Port::accepts("tcp://127.0.0.1:$this->port"));
    }

    public function url(): string
    {
        return "http://127.0.0.1:$this->port/core/xmlrpc";
    }

    /** From now on this is the answer to a method. */
    public function answer(string $method, string $body): void
    {
        file_put_contents("$this->directory/$method.answer", $body);
    }

    /** @return array<string, string> the `heads` or the `bodies` of all that was sent, by method */
    public function sent(string $part): array
    {
        $sent = [];
        foreach (glob("$this->directory/*.$part") as $file) {
            $sent[basename($file, ".$part")] = file_get_contents($file);
        }

        return $sent;
    }

    /** From now on all calls go through. */
    public function clear(): void
    {
        array_map(unlink(...), glob("$this->directory/*.answer"));
    }

    public function stop(): void
    {
        $this->process->stop();
    }
}

<?php

declare(strict_types=1);

namespace AflexiDemo;

use WhmcsHost\Browser;
use WhmcsHost\Response;

/** A form that another process sends, so that this one can watch what it sets off. */
final class BackgroundPost
{
    /** @var resource */
    private $process;

    /** @var resource */
    private $answer;

    /** @param array<string, mixed> $fields */
    public function __construct(Browser $browser, private readonly string $path, array $fields)
    {
        $this->answer = tmpfile();
        $this->process = proc_open(
            [PHP_BINARY, dirname(__DIR__) . '/post.php'],
            [['pipe', 'r'], $this->answer],
            $pipes,
        );
        fwrite($pipes[0], serialize([$browser, $path, $fields]));
        fclose($pipes[0]);
    }

    public function isRunning(): bool
    {
        return proc_get_status($this->process)['running'];
    }

    /** What the server answered; waits for it. */
    public function response(): Response
    {
        proc_close($this->process);
        rewind($this->answer);
        $response = @unserialize(stream_get_contents($this->answer));

        return $response instanceof Response
            ? $response
            : throw new \RuntimeException("POST $this->path brought no answer.");
    }
}

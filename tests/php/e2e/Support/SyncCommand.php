<?php

declare(strict_types=1);

namespace AflexiCdn\EndToEnd\Support;

use WhmcsHost\Site;

/** bin/sync of the addon in a process of its own, as typed at a terminal. */
final class SyncCommand
{
    public readonly int $status;
    public readonly string $out;
    public readonly string $err;

    /** @var resource */
    private $process;

    /** @var array{resource, resource} what is printed, and what is complained of */
    private array $streams;

    /** @param string|null $script another copy of it */
    private function __construct(Site $site, array $arguments, ?string $script)
    {
        $script ??= $site->root() . '/modules/addons/aflexi_cdn/bin/sync';
        $command = [PHP_BINARY, '-c', $site->directory() . '/php.ini', $script, ...$arguments];
        $this->streams = [tmpfile(), tmpfile()];
        $pipes = [];
        $this->process = proc_open($command, [['file', '/dev/null', 'r'], ...$this->streams], $pipes);
    }

    /** Runs it to its end. */
    public static function run(Site $site, array $arguments, ?string $script = null): self
    {
        return self::start($site, $arguments, $script)->end();
    }

    public static function start(Site $site, array $arguments, ?string $script = null): self
    {
        return new self($site, $arguments, $script);
    }

    public function signal(int $signal): void
    {
        proc_terminate($this->process, $signal);
    }

    /** Waits for it. */
    public function end(): self
    {
        $this->status = proc_close($this->process);
        $texts = array_map(static function ($stream): string {
            rewind($stream);

            return stream_get_contents($stream);
        }, $this->streams);
        [$this->out, $this->err] = $texts;

        return $this;
    }
}

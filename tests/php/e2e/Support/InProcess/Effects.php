<?php

declare(strict_types=1);

namespace AflexiCdn\EndToEnd\Support\InProcess;

/** What a process writes into the database, counted; after one of them it may be killed. */
final class Effects
{
    private const WRITES = '/^\s*(INSERT|UPDATE|DELETE|REPLACE|CREATE|ALTER|DROP)\b|\b(GET|RELEASE)_LOCK\(/i';

    /** @var list<string> the statements so far, in short */
    public array $written = [];

    /** @param ?int $last after so many statements that write the process is killed; before the first for 0 */
    public function __construct(private readonly ?int $last = null)
    {
    }

    /** Executes a statement, of a WatchedPdo. */
    public function around(callable $execute, string $sql): bool
    {
        if (preg_match(self::WRITES, $sql) !== 1) {
            return $execute();
        }
        $this->begin();
        $done = $execute();
        $this->end($sql);

        return $done;
    }

    private function begin(): void
    {
        if ($this->last === 0) {
            self::kill();
        }
    }

    private function end(string $sql): void
    {
        $this->written[] = substr(preg_replace(['/\s+/', '/\?(, ?\?)+/'], [' ', '?'], trim($sql)), 0, 70);
        if (count($this->written) === $this->last) {
            self::kill();
        }
    }

    /** Ends this process at once, as `kill -9` does: nothing is written, closed or said any more. */
    public static function kill(): never
    {
        posix_kill(getmypid(), SIGKILL);
        // The signal is delivered before this process runs on.
        throw new \LogicException('A process outlived SIGKILL.');
    }
}

<?php

declare(strict_types=1);

namespace Bench;

/** What this process needed at most, PHP's memory and all other, above what it had when the meter was made. */
final class Memory
{
    private readonly int $before;

    public function __construct()
    {
        gc_collect_cycles();
        // Linux forgets the highest mark (proc_pid_clear_refs(5)).
        file_put_contents('/proc/self/clear_refs', '5');
        $this->before = self::kilobytes('VmRSS');
    }

    public function grownAtMost(): int
    {
        return max(0, self::kilobytes('VmHWM') - $this->before) * 1024;
    }

    private static function kilobytes(string $name): int
    {
        preg_match("/^$name:\s+(\d+) kB/m", (string) file_get_contents('/proc/self/status'), $found);

        return (int) $found[1];
    }
}

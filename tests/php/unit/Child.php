<?php

namespace AflexiCdn\Tests\Unit;

use RuntimeException;

/** Runs a script of child/ in a PHP of its own, where it may exit, end requests and load hooks.php afresh. */
final class Child
{
    /**
     * @param array<string, mixed> $input what the script finds in INPUT
     * @param list<string>         $options for PHP
     *
     * @return array<string, mixed> what the script left, and in `stdout` what it printed
     */
    public static function run(string $script, array $input, array $options = []): array
    {
        $report = tempnam(sys_get_temp_dir(), 'aflexi-child');
        try {
            $command = array_merge(
                [PHP_BINARY, '-d', 'display_errors=1', '-d', 'error_reporting=-1'],
                $options,
                [__DIR__ . '/child/' . $script . '.php', $report, json_encode($input)]
            );
            exec(implode(' ', array_map('escapeshellarg', $command)) . ' 2>&1', $lines);
            $result = json_decode((string) file_get_contents($report), true);
            if (!is_array($result)) {
                throw new RuntimeException("$script left no report:\n" . implode("\n", $lines));
            }

            return $result + ['stdout' => implode("\n", $lines)];
        } finally {
            unlink($report);
        }
    }
}

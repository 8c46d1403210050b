<?php

namespace WHMCS\Module\Addon\AflexiCdn\Install;

/**
 * A program that is run to hear what it says.
 */
final class Program
{
    /** Seconds after which it is ended. */
    private const PATIENCE = 60;

    /** Whether there is a program of this name where programs are looked for. */
    public static function isThere(string $name): bool
    {
        foreach (explode(':', (string) getenv('PATH')) as $directory) {
            if (is_executable("$directory/$name")) {
                return true;
            }
        }

        return false;
    }

    /**
     * @param list<string> $command
     *
     * @return array{int, string, string} exit status, what it printed, and what it complained of
     *
     * @throws Trouble if no program can be run here, or this one does not end
     */
    public static function run(array $command): array
    {
        if (!function_exists('proc_open')) {
            throw new Trouble('This PHP may run no other program: proc_open is in disable_functions of '
                . (php_ini_loaded_file() ?: 'its php.ini') . '. Run this with another PHP, or as: php -n '
                . ($_SERVER['argv'][0] ?? '') . ' ...');
        }
        $streams = [1 => tmpfile(), 2 => tmpfile()];
        $line = 'exec ' . implode(' ', array_map('escapeshellarg', $command));
        $process = proc_open($line, [0 => ['file', '/dev/null', 'r']] + $streams, $pipes);
        if ($process === false) {
            throw new Trouble("$command[0] could not be run.");
        }
        $end = microtime(true) + self::PATIENCE;
        // The exit status is told once only.
        while (($status = proc_get_status($process))['running']) {
            if (microtime(true) > $end) {
                proc_terminate($process, 9);
                throw new Trouble("$command[0] did not end within " . self::PATIENCE . ' seconds.');
            }
            usleep(2000);
        }
        proc_close($process);
        $said = array_map(static function ($stream): string {
            rewind($stream);

            return (string) stream_get_contents($stream);
        }, $streams);

        return [$status['exitcode'], $said[1], $said[2]];
    }
}

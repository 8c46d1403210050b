<?php

namespace WHMCS\Module\Addon\AflexiCdn\Install;

/**
 * The PHP of the WHMCS cron job, as crontabs name it.
 */
final class Cron
{
    private const TABLES = ['/etc/crontab', '/etc/cron.d/*', '/var/spool/cron/*', '/var/spool/cron/crontabs/*'];

    /** Where cron looks for a program without a path, unless its table says otherwise. */
    private const PATH = ['/usr/bin', '/bin'];

    /**
     * @return array<string, string> by crontab that can be read: the program its WHMCS line runs; empty if none is seen
     */
    public static function programs(string $root): array
    {
        $found = [];
        foreach (self::TABLES as $pattern) {
            foreach (glob($root . $pattern) ?: [] as $table) {
                $lines = is_file($table) && is_readable($table) ? (array) file($table) : [];
                foreach (preg_grep('/^[^#]*crons\/cron\.php/', $lines) as $line) {
                    $found[$table] = self::resolve(self::program((string) $line), $root);
                }
            }
        }

        return $found;
    }

    /** The program that a line runs crons/cron.php with; empty if it names none. */
    public static function program(string $line): string
    {
        $before = strstr($line, 'crons/cron.php', true);
        $programs = preg_grep(
            '~^(\S*/)?(ea-|alt-)?php[\d.]*(-cli)?$|^(\S*/)?lsphp[\d.]*$~',
            preg_split('/[\s;&|"\']+/', (string) $before)
        );

        return (string) end($programs);
    }

    private static function resolve(string $program, string $root): string
    {
        if ($program === '' || $program[0] === '/') {
            return $program;
        }
        foreach (self::PATH as $directory) {
            if (is_executable("$root$directory/$program")) {
                return "$root$directory/$program";
            }
        }

        return $program;
    }
}

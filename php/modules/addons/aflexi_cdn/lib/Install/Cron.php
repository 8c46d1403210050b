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
     * The WHMCS lines of the crontabs that can be read: the crontab, the program that the line runs (empty if none is
     * seen), and whether it is of this WHMCS.
     *
     * @param string $whmcs the directory of this WHMCS
     * @param int    $owner whose it is; 0 if that is root, who has the lines of others too
     *
     * @return list<array{table: string, program: string, ours: bool}>
     */
    public static function jobs(string $root, string $whmcs, int $owner): array
    {
        $found = [];
        foreach (self::TABLES as $pattern) {
            foreach (glob($root . $pattern) ?: [] as $table) {
                $lines = is_file($table) && is_readable($table) ? (array) file($table) : [];
                $isHis = $owner !== 0 && fileowner($table) === $owner;
                foreach (preg_grep('/^[^#]*crons\/cron\.php/', $lines) as $line) {
                    $found[] = [
                        'table' => $table,
                        'program' => self::resolve(self::program((string) $line), $root),
                        'ours' => $isHis || self::names((string) $line, $whmcs),
                    ];
                }
            }
        }

        return $found;
    }

    /** Whether a line names a WHMCS by its directory. */
    public static function names(string $line, string $whmcs): bool
    {
        foreach (array_filter([$whmcs, (string) realpath($whmcs)]) as $directory) {
            $name = preg_quote($directory, '~');
            if (preg_match("~(?<![^\\s\"'=;&|(])$name(/+crons/cron\\.php|/*[\\s\"';&|)])~", $line) === 1) {
                return true;
            }
        }

        return false;
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

<?php

declare(strict_types=1);

namespace Bench;

/** What the figures were measured on. */
final class Machine
{
    public static function describe(Parts $parts): string
    {
        $build = json_decode(self::output([
            PHP_BINARY, '-d', "extension=$parts->extension", '-r', 'echo json_encode(Aflexi\Cdn\build());',
        ]), true);
        preg_match('/^model name\s*:\s*(.+)$/m', (string) file_get_contents('/proc/cpuinfo'), $model);
        preg_match('/Ver (\S+)/', self::output(['/usr/sbin/mariadbd', '--version']), $mariaDb);

        return sprintf(
            '%s UTC, %d cores (%s), %s, PHP %s, MariaDB %s, extension %s (%s). At the start: %s.',
            gmdate('Y-m-d H:i'),
            (int) self::output(['nproc']),
            $model[1] ?? php_uname('m'),
            php_uname('s') . ' ' . php_uname('r'),
            PHP_VERSION,
            strtok($mariaDb[1] ?? '?', '-'),
            $build['version'],
            $build['profile'],
            self::load(),
        );
    }

    /** How busy the machine is with this and with everything else. */
    public static function load(): string
    {
        return sprintf('load average %.2f', sys_getloadavg()[0]);
    }

    /** @param list<string> $command */
    private static function output(array $command): string
    {
        exec(implode(' ', array_map(escapeshellarg(...), $command)) . ' 2>&1', $lines, $status);
        if ($status !== 0) {
            throw new \RuntimeException(implode(' ', $command) . ': ' . implode("\n", $lines));
        }

        return implode("\n", $lines);
    }
}

<?php

declare(strict_types=1);

namespace Bench;

use WhmcsHost\Site;

/** A process of its own: it takes its input and answers as JSON. */
final class Child
{
    /**
     * A PHP process under the site's php.ini.
     *
     * @param string                $script  in benches/php
     * @param array<string, mixed>  $input
     * @param array<string, string> $ini
     *
     * @return array<string, mixed>
     */
    public static function run(Site $site, string $script, array $input, array $ini = []): array
    {
        $options = ['-c', $site->directory() . '/php.ini'];
        foreach ($ini + ['memory_limit' => '512M'] as $name => $value) {
            array_push($options, '-d', "$name=$value");
        }

        return self::php($options, $script, $input + ['root' => $site->root()]);
    }

    /**
     * A PHP process that needs no site.
     *
     * @param string               $script in benches/php
     * @param array<string, mixed> $input
     *
     * @return array<string, mixed>
     */
    public static function alone(string $script, array $input): array
    {
        return self::php(['-d', 'memory_limit=512M'], $script, $input);
    }

    /**
     * @param list<string>         $command
     * @param array<string, mixed> $input
     *
     * @return array<string, mixed>
     */
    public static function program(array $command, array $input): array
    {
        // Standard error is the child's too: named here, PHP would rewind the file it goes to.
        $process = proc_open($command, [['pipe', 'r'], ['pipe', 'w']], $pipes);
        fwrite($pipes[0], json_encode($input, JSON_THROW_ON_ERROR));
        fclose($pipes[0]);
        $answer = json_decode((string) stream_get_contents($pipes[1]), true);
        $status = proc_close($process);
        Check::that($status === 0 && is_array($answer), implode(' ', $command) . " ended with status $status");

        return $answer;
    }

    /**
     * For the child: what it was given.
     *
     * @return array<string, mixed>
     */
    public static function input(): array
    {
        return json_decode((string) file_get_contents('php://stdin'), true, flags: JSON_THROW_ON_ERROR);
    }

    /**
     * For the child: what it found out.
     *
     * @param array<string, mixed> $answer
     */
    public static function answer(array $answer): void
    {
        echo json_encode($answer, JSON_THROW_ON_ERROR);
    }

    /**
     * @param list<string>         $options
     * @param array<string, mixed> $input
     *
     * @return array<string, mixed>
     */
    private static function php(array $options, string $script, array $input): array
    {
        $file = dirname(__DIR__) . "/php/$script.php";

        return self::program([PHP_BINARY, ...$options, '-d', 'display_errors=stderr', $file], $input);
    }
}

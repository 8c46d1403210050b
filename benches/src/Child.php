<?php

declare(strict_types=1);

namespace Bench;

use WhmcsHost\Site;

/** A PHP process of its own under the site's php.ini: it takes its input and answers as JSON. */
final class Child
{
    /**
     * @param string                $script  in benches/php
     * @param array<string, mixed>  $input
     * @param array<string, string> $ini
     *
     * @return array<string, mixed>
     */
    public static function run(Site $site, string $script, array $input, array $ini = []): array
    {
        $command = [PHP_BINARY, '-c', $site->directory() . '/php.ini'];
        foreach (['memory_limit' => '512M', 'display_errors' => 'stderr'] + $ini as $name => $value) {
            array_push($command, '-d', "$name=$value");
        }
        $command[] = dirname(__DIR__) . "/php/$script.php";
        $process = proc_open($command, [['pipe', 'r'], ['pipe', 'w'], STDERR], $pipes);
        fwrite($pipes[0], json_encode($input + ['root' => $site->root()], JSON_THROW_ON_ERROR));
        fclose($pipes[0]);
        $answer = json_decode((string) stream_get_contents($pipes[1]), true);
        $status = proc_close($process);
        Check::that($status === 0 && is_array($answer), "$script.php ended with status $status");

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
}

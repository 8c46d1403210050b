<?php

declare(strict_types=1);

namespace AflexiCdn\EndToEnd\Support\InProcess;

use WHMCS\Database\Capsule;
use WhmcsHost\Host;
use WhmcsHost\Wait;

/** Runs the daily cron in a process of its own, and kills that process at a boundary. */
final class MortalWorker
{
    private const AT_ITS_END = 'the end';

    /** Connections of the parent process: a child that closed them would close them for both. */
    private static array $inherited = [];

    public function __construct(private readonly Stage $stage, private readonly Snapshot $snapshot)
    {
    }

    /** @return array{list<string>, list<string>} the statements that write, and the calls, of a run that is not disturbed */
    public function record(): array
    {
        $report = tempnam(sys_get_temp_dir(), 'effects');
        $this->run(new Effects(), static function (Effects $effects) use ($report): void {
            file_put_contents($report, json_encode($effects->written));
        });
        $statements = json_decode((string) file_get_contents($report), true);
        unlink($report);
        if (!is_array($statements)) {
            throw new \RuntimeException('The undisturbed worker did not come to its end.');
        }
        $calls = [];
        foreach ($this->stage->sandbox->state()['calls'] as $method => $number) {
            array_push($calls, ...array_fill(0, $number, $method));
        }

        return [$statements, $calls];
    }

    /**
     * Returns when the worker is dead and the database server knows.
     *
     * @return bool false if it came to its end first: as a second turns, a pass looks up an account more or less
     */
    public function dieAt(Boundary $boundary): bool
    {
        if ($boundary->moment === Moment::AfterStatement) {
            return $this->run(new Effects($boundary->number));
        }
        $kind = $boundary->moment === Moment::InCall ? 'hang' : 'hang_after';
        $this->stage->sandbox->setFaults(['kind' => $kind, 'after' => $boundary->number - 1, 'times' => 1]);
        $died = $this->run(new Effects());
        $this->stage->sandbox->clearFaults();

        return $died;
    }

    /** @param ?callable(Effects): void $atTheEnd */
    private function run(Effects $effects, ?callable $atTheEnd = null): bool
    {
        $hung = $this->stage->sandbox->state()['hung'];
        [$ours, $theirs] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, STREAM_IPPROTO_IP);
        $child = pcntl_fork();
        if ($child === 0) {
            $this->work($effects, $theirs, $atTheEnd);
        }
        fclose($theirs);
        $connection = (int) fgets($ours);
        $isGone = false;
        try {
            Wait::until(function () use ($child, $hung, &$isGone): bool {
                $isGone = pcntl_waitpid($child, $status, WNOHANG) === $child;
                if (!$isGone && $this->stage->sandbox->state()['hung'] > $hung) {
                    posix_kill($child, SIGKILL);
                }

                return $isGone;
            }, 30.0, 'the worker to die');
        } finally {
            // Nobody goes on with a story beside a worker that was given up.
            if (!$isGone) {
                posix_kill($child, SIGKILL);
                pcntl_waitpid($child, $status);
            }
        }
        Wait::until(fn (): bool => $this->snapshot->hasLeft($connection), 10.0, 'the server to notice');
        $last = stream_get_contents($ours);
        fclose($ours);

        return $last !== self::AT_ITS_END;
    }

    /** @param resource $parent */
    private function work(Effects $effects, $parent, ?callable $atTheEnd): never
    {
        try {
            self::$inherited[] = Capsule::connection()->getPdo();
            $pdo = new WatchedPdo(Host::configuration(), $effects->around(...));
            fwrite($parent, $pdo->query('SELECT CONNECTION_ID()')->fetchColumn() . "\n");
            Capsule::connection()->setPdo($pdo)->setReadPdo($pdo);
            $this->stage->cron(daily: true);
            if ($atTheEnd !== null) {
                $atTheEnd($effects);
            }
            fwrite($parent, self::AT_ITS_END);
        } catch (\Throwable $e) {
            fwrite(STDERR, "The worker failed: $e\n");
        }
        Effects::kill();
    }
}

<?php

declare(strict_types=1);

namespace AflexiCdn\EndToEnd\Support;

use AflexiCdn\EndToEnd\Support\InProcess\Stage;
use WhmcsHost\Server\SandboxControl;
use WhmcsHost\Site;

/** PHP in processes of their own, on the booted site, as WHMCS's command line scripts run. */
final class Program
{
    /** @var resource */
    private $process;

    /** @var resource */
    private $output;

    private ?int $status = null;

    /** @param list<string> $command */
    private function __construct(array $command)
    {
        $this->output = tmpfile();
        $pipes = [];
        $this->process = proc_open($command, [['file', '/dev/null', 'r'], $this->output, $this->output], $pipes);
    }

    /**
     * Runs the body of a function with the site booted.
     *
     * @param list<string> $under a command that runs PHP, with its arguments
     *
     * @return mixed what it returned, through JSON
     */
    public static function evaluate(Site $site, string $body, array $under = []): mixed
    {
        $file = tempnam($site->directory(), 'program');
        file_put_contents($file, "<?php\nrequire '{$site->root()}/init.php';\n"
            . "echo json_encode((static function () {\n$body\n})(), JSON_THROW_ON_ERROR);\n");
        $printed = (new self([...$under, ...self::php($site, $file)]))->end();
        unlink($file);

        try {
            return json_decode($printed, true, flags: JSON_THROW_ON_ERROR);
        } catch (\JsonException) {
            throw new \RuntimeException("PHP printed: $printed");
        }
    }

    /**
     * Runs the body of a function that has a $stage: everything in one process, and the addon configured for a
     * platform that is there.
     *
     * @param list<string> $under a command that runs PHP, with its arguments
     */
    public static function onStage(Site $site, SandboxControl $sandbox, string $body, array $under = []): mixed
    {
        [$bootstrap, $url, $shop] = array_map(
            static fn (mixed $value): string => var_export($value, true),
            [dirname(__DIR__) . '/bootstrap.php', $sandbox->url(), $site->seeded()['shop']],
        );
        $control = 'new \\' . SandboxControl::class . "($url)";

        return self::evaluate($site, "require_once $bootstrap;\n"
            . '$stage = new \\' . Stage::class . "($control, $shop);\n$body", $under);
    }

    /** Runs several crons of the site at once, to their end. */
    public static function cronsAtOnce(Site $site, int $count, bool $daily = false): void
    {
        foreach (self::startCrons($site, $count, $daily) as $cron) {
            $cron->end();
        }
    }

    /** @return list<self> crons of the site that have just started */
    public static function startCrons(Site $site, int $count, bool $daily = false): array
    {
        $command = self::php($site, $site->root() . '/crons/cron.php');
        if ($daily) {
            $command[] = '--daily';
        }

        return array_map(static fn (): self => new self($command), range(1, $count));
    }

    public function isRunning(): bool
    {
        $seen = proc_get_status($this->process);
        if (!$seen['running']) {
            // PHP tells it once only.
            $this->status ??= $seen['exitcode'];
        }

        return $seen['running'];
    }

    /** @return list<string> */
    private static function php(Site $site, string $script): array
    {
        return [PHP_BINARY, '-c', $site->directory() . '/php.ini', '-d', 'display_errors=1', $script];
    }

    /** Waits for its end; what it printed. */
    public function end(): string
    {
        $status = $this->isRunning() ? proc_close($this->process) : $this->status;
        rewind($this->output);
        $printed = stream_get_contents($this->output);
        if ($status !== 0) {
            throw new \RuntimeException("PHP ended with status $status: $printed");
        }

        return $printed;
    }
}

<?php

namespace WHMCS\Module\Addon\AflexiCdn\Terminal;

use Aflexi\Cdn\Addon;
use Aflexi\Cdn\NotFoundException;
use WHMCS\Module\Addon\AflexiCdn\Extension;
use WHMCS\Module\Addon\AflexiCdn\Host;
use WHMCS\Module\Addon\AflexiCdn\Language;
use WHMCS\Module\Addon\AflexiCdn\Welcome;

/**
 * Works in slices until nothing is due, and says with the exit status how it went.
 */
final class Sync
{
    // Exit statuses, as Options::HELP explains them.
    public const IN_LINE = 0;
    public const NOT_IN_LINE = 1;
    public const WRONG_USAGE = 2;
    public const CANNOT_WORK = 3;

    /** What stands in the log as the cause. */
    private const CAUSE = 'terminal';

    /** Seconds between two looks at the clock and at Ctrl-C; no call may take longer. */
    private const SLICE = 10;

    /** @var Options */
    private $options;

    /** @var Output */
    private $output;

    /** @var float */
    private $began;

    /** @var bool by Ctrl-C */
    private $isInterrupted = false;

    public function __construct(Options $options, Output $output)
    {
        $this->options = $options;
        $this->output = $output;
        $this->began = microtime(true);
    }

    /** Why WHMCS need not even be loaded; empty if it is worth a try. */
    public static function refuses(Options $options): string
    {
        if (!Extension::isReady()) {
            return Extension::told(Language::english());
        }
        if (!is_file($options->whmcs() . '/init.php')) {
            return 'There is no WHMCS (no init.php) in ' . $options->whmcs() . '. Name its directory: --whmcs=DIR';
        }

        return '';
    }

    /** @return int the exit status */
    public function run(): int
    {
        try {
            if (!Host::isActive()) {
                $this->output->wrong('The addon is not active in WHMCS, so nothing is done.');

                return $this->end(self::CANNOT_WORK, ['error' => 'inactive']);
            }
            $addon = Extension::addon();
            $status = $addon->status();
            // Without settings no call is made, but what it would do can be foreseen.
            $isReady = $status['installed'] && ($status['configured'] || $this->options->dryRun());
            foreach ($isReady ? [] : $status['problems'] as $problem) {
                if ($problem['severity'] === 'blocking') {
                    return $this->cannotWork($problem);
                }
            }

            return $this->options->dryRun() ? $this->foresee($addon) : $this->work($addon, $status);
        } catch (\Throwable $error) {
            $this->output->wrong($error->getMessage());
            $isUnknown = $error instanceof NotFoundException && $this->options->accounts() !== [];

            return $this->end($isUnknown ? self::WRONG_USAGE : self::CANNOT_WORK, ['error' => $error->getMessage()]);
        }
    }

    private function foresee(Addon $addon): int
    {
        $foresight = $addon->foresee($this->options->accounts());
        $this->output->foresight($foresight);
        if ($foresight['brake'] !== null) {
            $this->output->wrongReason($foresight['brake']);

            return $this->end(self::CANNOT_WORK, $foresight);
        }
        $isInLine = $foresight['total'] === 0 && $foresight['refused_total'] === 0;

        return $this->end($isInLine ? self::IN_LINE : self::NOT_IN_LINE, $foresight);
    }

    /** @param array<string, mixed> $status before anything is done */
    private function work(Addon $addon, array $status): int
    {
        if ($this->options->accounts() !== []) {
            $addon->visit($this->options->accounts(), self::CAUSE);
        }
        if ($this->options->all()) {
            \Aflexi\Cdn\hint(Host::pdo(), 'pass', 0, self::CAUSE);
        }
        $this->listenToInterrupts();
        $tally = new Tally($status['jobs']['due'] + $status['jobs']['leased']);
        do {
            $report = $addon->work($this->slice(), 'terminal');
            $tally->add($report);
            $this->output->progress($tally, microtime(true) - $this->began);
        } while ($this->mayGoOn($report) && $addon->isDue());
        Welcome::send($addon, $this->slice(), 'terminal');
        $this->output->result($tally);

        return $this->judge($tally, $addon->status());
    }

    /** @param array<string, mixed> $status after all is done */
    private function judge(Tally $tally, array $status): int
    {
        $result = $tally->sum();
        if ($tally->halted() !== null) {
            return $this->cannotWork($tally->halted(), $result);
        }
        // Single accounts wait for no answer.
        $questions = $this->options->accounts() === [] ? $status['questions'] : [];
        foreach ($questions as $question) {
            $this->output->wrongReason($question);
        }
        if ($questions !== []) {
            $this->output->wrong('Please answer on the page of the addon.');

            return $this->end(self::CANNOT_WORK, $result + ['questions' => $questions]);
        }
        // What was refused earlier is not in line either; whoever names accounts has not asked for the others.
        $aside = $status['jobs']['refused'] + $status['jobs']['cancelled'];
        $isInLine = $tally->isInLine() && ($this->options->accounts() !== [] || $aside === 0);
        if ($isInLine) {
            $this->output->line('Everything is in line.');

            return $this->end(self::IN_LINE, $result);
        }
        $this->output->line("Left: {$tally->remaining()}. Waiting for you: {$status['jobs']['refused']}.");

        return $this->end(self::NOT_IN_LINE, $result);
    }

    /** @param array<string, mixed> $reason */
    private function cannotWork(array $reason, array $result = []): int
    {
        $this->output->wrongReason($reason);

        return $this->end(self::CANNOT_WORK, ['halted' => $reason] + $result);
    }

    /** @param array<string, mixed> $result */
    private function end(int $status, array $result): int
    {
        $this->output->json(['status' => $status, 'dry_run' => $this->options->dryRun()] + $result);

        return $status;
    }

    /** @param array<string, mixed> $report of the last slice */
    private function mayGoOn(array $report): bool
    {
        // A slice that came to nothing has met another worker, who is at it.
        return $report['halted'] === null && Tally::isProgress($report) && !$this->isInterrupted
            && ($this->options->time() === 0 || $this->timeLeft() > 0);
    }

    private function slice(): int
    {
        return $this->options->time() === 0 ? self::SLICE : max(1, min(self::SLICE, $this->timeLeft()));
    }

    private function timeLeft(): int
    {
        return (int) floor($this->began + $this->options->time() - microtime(true));
    }

    /** Ctrl-C ends the run between two slices, so that nobody has to wait for leases to run out. */
    private function listenToInterrupts(): void
    {
        if (!function_exists('pcntl_async_signals')) {
            return;
        }
        pcntl_async_signals(true);
        $interrupt = function (): void {
            $this->isInterrupted = true;
        };
        pcntl_signal(SIGINT, $interrupt);
        pcntl_signal(SIGTERM, $interrupt);
    }
}

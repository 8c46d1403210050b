<?php

declare(strict_types=1);

namespace AflexiDemo;

/** One step after another on the terminal: a heading, the work, and the accounts after it. */
final class Scene
{
    private const POLL_MICROSECONDS = 40_000;

    private int $number = 0;
    private bool $inLine = true;
    private ?Audit $last = null;

    public function __construct(private readonly Terminal $terminal)
    {
    }

    /** Whether every comparison so far found nothing. */
    public function wasAlwaysInLine(): bool
    {
        return $this->inLine;
    }

    public function open(string $title, string $what): void
    {
        $this->number++;
        $this->terminal->line();
        $this->terminal->line($this->terminal->style('bold', "$this->number. $title"));
        $this->terminal->paragraph($what);
        $this->terminal->line();
    }

    public function say(string $text): void
    {
        $this->terminal->line("  $text");
    }

    /**
     * Does something with each of these while a bar advances.
     *
     * @template T
     *
     * @param list<T>           $items
     * @param callable(T): void $work
     */
    public function each(string $label, array $items, callable $work): void
    {
        $bar = new ProgressBar($this->terminal, $label);
        foreach ($items as $done => $item) {
            $bar->show($done, count($items));
            $work($item);
        }
        $bar->show(count($items), count($items));
        $bar->finish();
    }

    /**
     * Shows how what is left grows less while something works.
     *
     * @param callable(): int  $left
     * @param callable(): bool $isWorking
     */
    public function watch(string $label, callable $left, callable $isWorking): void
    {
        $bar = new ProgressBar($this->terminal, $label);
        $most = 0;
        do {
            $isLast = !$isWorking();
            $now = $left();
            $most = max($most, $now);
            $bar->show($most - $now, $most);
            $isLast || usleep(self::POLL_MICROSECONDS);
        } while (!$isLast);
        $bar->finish();
    }

    /** What a page says, as it says it. */
    public function quote(string $text): void
    {
        $this->terminal->paragraph("> $text", '  ');
    }

    /** Shows the accounts that changed or are not as WHMCS wants them, and judges nothing. */
    public function look(Audit $audit): void
    {
        (new AccountTable($this->terminal))->showChanges($audit, $this->last);
        $this->last = $audit;
    }

    /** Shows what came of the scene; from here on only what comes later counts as changed. */
    public function close(Audit $audit): void
    {
        $news = array_diff_assoc($audit->refused, $this->last->refused ?? []);
        $this->look($audit);
        foreach ($news as $service => $reason) {
            $this->say("Rightly without an account: service #$service. $reason");
        }
        $inLine = $audit->isInLine();
        $answer = $inLine ? $this->terminal->style('green', 'yes') : $this->terminal->style('red', 'NO');
        $this->say(sprintf('%d accounts, in line: %s', count($audit->actual), $answer));
        foreach ($audit->differences as $difference) {
            $this->say($this->terminal->style('red', $difference));
        }
        $this->inLine = $this->inLine && $inLine;
    }

    /** All accounts once more. */
    public function end(Audit $audit): void
    {
        $this->terminal->line();
        $this->terminal->line($this->terminal->style('bold', 'All accounts in the end'));
        $this->terminal->line();
        (new AccountTable($this->terminal))->show($audit);
    }
}

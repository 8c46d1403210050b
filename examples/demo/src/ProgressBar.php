<?php

declare(strict_types=1);

namespace AflexiDemo;

/** How far some work has come: redrawn in place on a terminal, a line for each quarter elsewhere. */
final class ProgressBar
{
    private const CELLS = 40;

    private int $done = 0;
    private int $total = 0;
    private int $quarter = -1;

    public function __construct(private readonly Terminal $terminal, private readonly string $label)
    {
    }

    public function show(int $done, int $total): void
    {
        [$this->done, $this->total] = [$done, $total];
        $quarter = $total === 0 ? 0 : intdiv(4 * $done, $total);
        if ($this->terminal->isInteractive) {
            $this->terminal->redraw($this->drawn());
        } elseif ($total > 0 && $quarter !== $this->quarter) {
            $this->quarter = $quarter;
            $this->terminal->line($this->drawn());
        }
    }

    /** Leaves the bar as it was shown last. */
    public function finish(): void
    {
        if ($this->terminal->isInteractive) {
            $this->terminal->redraw($this->total === 0 ? '' : $this->drawn() . "\n");
        }
    }

    private function drawn(): string
    {
        $filled = $this->total === 0 ? 0 : intdiv(self::CELLS * $this->done, $this->total);
        $bar = $this->terminal->style('green', str_repeat('█', $filled))
            . $this->terminal->style('dim', str_repeat('░', self::CELLS - $filled));

        return sprintf('  %s %3d/%-3d %s', $bar, $this->done, $this->total, $this->label);
    }
}

<?php

declare(strict_types=1);

namespace AflexiDemo;

/** A few facts in a frame. */
final class Box
{
    public function __construct(private readonly Terminal $terminal)
    {
    }

    /** @param array<string, string> $facts */
    public function show(array $facts): void
    {
        $name = max(array_map(mb_strwidth(...), array_keys($facts)));
        $value = max(array_map(mb_strwidth(...), $facts));
        $edge = str_repeat('─', $name + $value + 4);
        $this->terminal->line("\n┌{$edge}┐");
        foreach ($facts as $label => $text) {
            $gap = [str_repeat(' ', $name - mb_strwidth($label)), str_repeat(' ', $value - mb_strwidth($text))];
            $this->terminal->line('│ ' . $this->terminal->style('bold', $label) . "$gap[0]  $text$gap[1] │");
        }
        $this->terminal->line("└{$edge}┘");
    }
}

<?php

declare(strict_types=1);

namespace Bench;

/** What was measured: printed at once, and kept for a file. Tables read well as text and are Markdown. */
final class Figures
{
    private const BEGIN = "<!-- figures -->\n";
    private const END = '<!-- end of figures -->';

    private string $text = '';

    public function say(string $line): void
    {
        $this->add(wordwrap($line, 118) . "\n\n");
    }

    public function heading(string $heading): void
    {
        $this->add("### $heading\n\n");
    }

    /**
     * @param list<string>       $columns
     * @param list<list<string>> $rows
     */
    public function table(array $columns, array $rows): void
    {
        $widths = array_map(
            static fn (int $column): int => max(array_map(mb_strlen(...), array_column([$columns, ...$rows], $column))),
            array_keys($columns),
        );
        $line = static function (array $cells) use ($widths): string {
            $padded = array_map(static fn (string $cell, int $width): string
                => $cell . str_repeat(' ', $width - mb_strlen($cell)), $cells, $widths);

            return '| ' . implode(' | ', $padded) . " |\n";
        };
        $rule = array_map(static fn (int $width): string => str_repeat('-', $width), $widths);
        $this->add(implode('', array_map($line, [$columns, $rule, ...$rows])) . "\n");
    }

    /** Puts everything between the marks of a file. */
    public function writeInto(string $file): void
    {
        $old = (string) file_get_contents($file);
        $begin = strpos($old, self::BEGIN);
        $end = strpos($old, self::END);
        if ($begin === false || $end === false) {
            throw new \RuntimeException("$file has no place for the figures.");
        }
        $begin += strlen(self::BEGIN);
        file_put_contents($file, substr_replace($old, "\n" . $this->text, $begin, $end - $begin));
    }

    private function add(string $text): void
    {
        echo $text;
        $this->text .= $text;
    }
}

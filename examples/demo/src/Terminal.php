<?php

declare(strict_types=1);

namespace AflexiDemo;

/** Standard output: with colours and redrawn lines on a terminal, plain lines elsewhere. */
final class Terminal
{
    private const DEFAULT_WIDTH = 118;
    private const NARROWEST = 80;
    private const WIDEST = 150;

    /** Longer lines are hard to read. */
    private const PARAGRAPH = 100;

    private const STYLES = [
        'bold' => '1',
        'dim' => '2',
        'red' => '31',
        'green' => '32',
        'yellow' => '33',
        'cyan' => '36',
    ];

    public readonly bool $isInteractive;
    public readonly int $width;

    public function __construct()
    {
        $this->isInteractive = stream_isatty(STDOUT) && getenv('TERM') !== 'dumb';
        $this->width = max(self::NARROWEST, min(self::WIDEST, $this->columns()));
    }

    public function line(string $text = ''): void
    {
        fwrite(STDOUT, "$text\n");
    }

    /** Writes over the line the cursor is in. */
    public function redraw(string $text): void
    {
        fwrite(STDOUT, "\r\e[K$text");
    }

    public function style(string $style, string $text): string
    {
        return $this->isInteractive ? "\e[" . self::STYLES[$style] . "m$text\e[0m" : $text;
    }

    /** Sentences, wrapped. */
    public function paragraph(string $text, string $indent = ''): void
    {
        $width = min($this->width, self::PARAGRAPH) - strlen($indent);
        $this->line($indent . wordwrap($text, $width, "\n$indent"));
    }

    private function columns(): int
    {
        $size = $this->isInteractive ? (string) shell_exec('stty size 2>/dev/null </dev/tty') : '';

        return (int) (explode(' ', trim($size))[1] ?? 0) ?: self::DEFAULT_WIDTH;
    }
}

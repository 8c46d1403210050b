<?php

declare(strict_types=1);

namespace AflexiDemo;

/** A row for an account: what WHMCS wants on the left, what Aflexi has on the right. */
final class AccountTable
{
    private const STATUS_WIDTH = 9;

    private const STATUS_STYLES = ['active' => 'green', 'suspended' => 'yellow'];

    /** @var array{int, int, int} widths of account, client and package */
    private readonly array $widths;

    public function __construct(private readonly Terminal $terminal)
    {
        // Beside the three texts: the mark, two bars, two columns of status, and the spaces between.
        $room = $terminal->width - 8 - 2 * (self::STATUS_WIDTH + 2);
        $client = intdiv($room * 20, 100);
        $package = intdiv($room * 17, 100);
        $this->widths = [$room - 2 * ($client + $package), $client, $package];
    }

    /** Every account. */
    public function show(Audit $audit): void
    {
        $this->rows($audit, array_fill_keys($audit->names(), ' '));
    }

    /** The accounts that are new, changed, or not as WHMCS wants them. */
    public function showChanges(Audit $audit, ?Audit $before): void
    {
        $marks = [];
        foreach ($audit->names() as $name) {
            $actual = $audit->actual[$name] ?? null;
            $marks[$name] = match (true) {
                $actual !== ($audit->wanted[$name] ?? null) => $this->terminal->style('red', '!'),
                !isset($before->actual[$name]) => $this->terminal->style('cyan', '+'),
                $before->actual[$name] !== $actual => $this->terminal->style('cyan', '~'),
                default => null,
            };
        }
        $changed = array_filter($marks, is_string(...));
        if ($changed !== []) {
            $this->terminal->line();
            $this->rows($audit, $changed);
            $this->terminal->line();
        }
    }

    /** @param array<string, string> $marks what to write before an account, by its name */
    private function rows(Audit $audit, array $marks): void
    {
        [$account, $client, $package] = $this->widths;
        $half = $client + $package + self::STATUS_WIDTH + 2;
        $this->heading(['', 'as WHMCS wants them', 'as Aflexi has them'], [$account + 2, $half, $half]);
        $this->heading(
            ['  account', $this->half('client', 'package', 'status'), $this->half('client', 'package', 'status')],
            [$account + 2, $half, $half],
        );
        foreach ($marks as $name => $mark) {
            $this->terminal->line(implode(' │ ', [
                "$mark " . self::fit((string) $name, $account),
                $this->account($audit->wanted[$name] ?? null),
                $this->account($audit->actual[$name] ?? null),
            ]));
        }
    }

    /**
     * @param list<string> $titles
     * @param list<int>    $widths
     */
    private function heading(array $titles, array $widths): void
    {
        $cells = array_map(self::fit(...), $titles, $widths);
        $this->terminal->line($this->terminal->style('bold', rtrim(implode(' │ ', $cells))));
    }

    /** @param ?array{status: string, package: string, email: string, name: string} $account */
    private function account(?array $account): string
    {
        if ($account === null) {
            return $this->half('-', '', '');
        }
        $status = $account['status'];

        return $this->half($account['name'], $account['package'], $status, self::STATUS_STYLES[$status] ?? 'red');
    }

    private function half(string $client, string $package, string $status, ?string $style = null): string
    {
        $status = self::fit($status, self::STATUS_WIDTH);

        return implode(' ', [
            self::fit($client, $this->widths[1]),
            self::fit($package, $this->widths[2]),
            $style === null ? $status : $this->terminal->style($style, $status),
        ]);
    }

    /** Exactly so many columns. */
    private static function fit(string $text, int $width): string
    {
        $text = mb_strimwidth($text, 0, $width, '…');

        return $text . str_repeat(' ', max(0, $width - mb_strwidth($text)));
    }
}

<?php

declare(strict_types=1);

namespace Bench;

/** What it costs to call the extension and to be handed its records, beside the same within PHP. */
final class Crossing
{
    private const ACCOUNTS = 1_000;

    public function __construct(private readonly Parts $parts, private readonly Size $size)
    {
    }

    public function run(Figures $figures): void
    {
        $figures->heading('From PHP into Rust and back');
        $site = $this->parts->site();
        try {
            (new KnownAccounts($site))->make(self::ACCOUNTS);
            $measured = Child::run($site, 'crossing', ['times' => $this->size->crossings]);
        } finally {
            $site->stop();
        }
        $rows = [];
        foreach ($measured['calls'] as $what => [$ours, $php]) {
            $rows[] = [$what, sprintf('%.3f µs', $ours / 1e3), sprintf('%.3f µs', $php / 1e3)];
        }
        $figures->table(['a call that answers', 'exported function', 'PHP function'], $rows);
        $micro = array_map(static fn (float $nanoseconds): string
            => sprintf('%.2f µs', $nanoseconds / 1e3), $measured['per_row']);
        $figures->table(['a row', 'each'], [
            ['`exported`, its statements left out: read, judged and handed over', $micro['call']],
            ['the statements of `exported`', $micro['statements']],
            ['json_decode of the same rows', $micro['json_decode']],
            ['a statement and fetchAll of nine columns of as many accounts', $micro['fetchAll']],
        ]);
        $figures->say(sprintf('%d rows of %d fields in a call.', $measured['rows'], $measured['fields']));
    }
}

<?php

declare(strict_types=1);

namespace AflexiDemo;

use WhmcsHost\Site;

/** What every chapter works with: the site, the people who act on it, and the comparison that ends each scene. */
final class Stage
{
    /** Work after a response takes five seconds at most; what is left then waits for the cron job. */
    private const PATIENCE_SECONDS = 6;

    public readonly Scene $scene;
    public readonly AdminDesk $admin;
    public readonly PublisherList $publishers;
    public readonly Customers $customers;
    public readonly BackOffice $office;
    public readonly BackOffice $bulk;
    public readonly Books $books;
    private readonly Backlog $backlog;
    private ?Ledger $ledger = null;

    public function __construct(public readonly Site $site, Terminal $terminal)
    {
        $this->scene = new Scene($terminal);
        $this->admin = new AdminDesk($site);
        $this->publishers = new PublisherList($site);
        $this->customers = new Customers($site);
        $this->office = BackOffice::byPages($site);
        $this->bulk = BackOffice::inBulk();
        $this->books = new Books($site->pdo());
        $this->backlog = new Backlog($site->pdo());
    }

    /** How things are, now that the addon has caught up. */
    public function audit(): Audit
    {
        return $this->ledger()->audit();
    }

    public function close(): void
    {
        $this->scene->close($this->audit());
    }

    /** Something happens, the addon catches up, and the calls this took are shown. */
    public function play(callable $work): void
    {
        $this->countCalls(function () use ($work): void {
            $work();
            $this->settle();
        });
    }

    public function cron(bool $daily = false): void
    {
        $this->play(fn (): string => $this->site->cron($daily));
    }

    /**
     * An admin presses a button; the work is watched, and what the page says shown.
     *
     * @param callable(): BackgroundPost $button
     */
    public function press(callable $button): void
    {
        $this->countCalls(function () use ($button): void {
            $post = $button();
            $this->scene->watch('accounts brought in line', $this->ledger()->outstanding(...), $post->isRunning(...));
            $this->scene->say('The page says: ' . implode(', ', $this->admin->numbers($post->response())));
            $this->settle();
        });
    }

    /** What bin/sync prints at a terminal. */
    public function sync(string ...$options): string
    {
        $script = $this->site->root() . '/modules/addons/aflexi_cdn/bin/sync';
        $command = [PHP_BINARY, '-c', $this->site->directory() . '/php.ini', $script, ...$options];
        exec(implode(' ', array_map(escapeshellarg(...), $command)) . ' 2>&1', $output);

        return 'bin/sync ' . implode(' ', $options) . ': ' . implode(' ', $output);
    }

    /** Waits until the addon has nothing left to do. */
    public function settle(): void
    {
        $now = $this->backlog->now();
        $size = fn (): int => $this->backlog->size($now);
        $deadline = microtime(true) + self::PATIENCE_SECONDS;
        $this->scene->watch('notes worked off', $size, fn (): bool => $size() > 0 && microtime(true) < $deadline);
        if ($size() > 0) {
            $this->scene->say('What is left waits for the cron job, which runs now.');
            $this->site->cron();
        }
    }

    public function countCalls(callable $work): void
    {
        $sandbox = $this->site->sandbox();
        $sandbox->resetCounters();
        $work();
        $state = $sandbox->state();
        $this->scene->say("Calls to Aflexi: {$state['total_calls']}, of which write: {$state['writes']}");
    }

    private function ledger(): Ledger
    {
        return $this->ledger ??= new Ledger($this->site->sandbox(), $this->books->cdnAddon());
    }
}

<?php

declare(strict_types=1);

namespace AflexiDemo;

use WhmcsHost\Site;

/** A site of its own with the addon and the Aflexi stand-in, the story told on it, and its pages served afterwards. */
final class Demo
{
    private const CLIENTS = 40;

    /** How long each call to Aflexi takes, so that there is something to see. */
    private const LATENCY_MILLISECONDS = 120;

    private const SECONDS_BETWEEN_CRON_RUNS = 60;

    private function __construct(
        private readonly Site $site,
        private readonly Terminal $terminal,
        private readonly string $callLog,
    ) {
    }

    public static function start(Requirements $requirements, Terminal $terminal): self
    {
        $directory = new RunDirectory("$requirements->root/.run/demo");
        $directory->claim();
        $terminal->line(sprintf('Setting up a WHMCS-like site with %d clients and their history ...', self::CLIENTS));
        $site = Site::start([
            'directory' => $directory->path,
            'extension' => $requirements->extension,
            'sandbox' => $requirements->sandbox,
            'clients' => self::CLIENTS,
        ]);
        $site->sandbox()->setLatency(self::LATENCY_MILLISECONDS);
        $site->boot();

        return new self($site, $terminal, "$directory->path/sandbox/sandbox.log");
    }

    /** Whether Aflexi had what WHMCS wants after every step. */
    public function tell(): bool
    {
        $inLine = (new Story($this->site, $this->terminal))->tell();
        $errors = $this->site->takePhpErrors();
        if ($errors !== '') {
            $this->terminal->line("\nPHP complained:\n$errors");
        }

        return $inLine && $errors === '';
    }

    /** Serves the site until SIGINT or SIGTERM, and runs its cron job meanwhile. */
    public function serve(): never
    {
        foreach ([SIGINT, SIGTERM] as $signal) {
            pcntl_signal($signal, function (): never {
                $this->terminal->line("\nStopping.");
                exit(0);
            });
        }
        $this->terminal->line();
        $this->terminal->paragraph('The site stays up. The products page shows what comes with the CDN, how things'
            . ' stand and what waits for a yes; the tabs beside it each account and why it is so, what differs, what'
            . ' waits, what was done, and whether all is well.');
        $admin = $this->site->url() . 'admin/';
        (new Box($this->terminal))->show([
            'Products page' => $admin . AdminDesk::PAGE,
            'Publishers page' => $admin . PublisherList::PAGE,
            'Sign in' => 'admin, password admin',
            'Client area' => $this->site->url(),
            'Calls to Aflexi' => $this->callLog,
            'Cron job' => sprintf('runs every %d seconds', self::SECONDS_BETWEEN_CRON_RUNS),
            'Ctrl-C' => 'ends everything',
        ]);
        while (true) {
            sleep(self::SECONDS_BETWEEN_CRON_RUNS);
            $this->site->cron();
        }
    }
}

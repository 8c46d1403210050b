<?php

declare(strict_types=1);

namespace AflexiDemo\Story;

use AflexiDemo\Portal;

/** Aflexi is away, or somebody has been there before us. */
final class Trouble extends Chapter
{
    /** Accounts that somebody changes in the portal. */
    private const SUSPENDED = 'client10_petrov_example';
    private const RENAMED = 'client1_haddad_example';

    public function tell(): void
    {
        $this->outage();
        $this->portal();
        $this->everything();
        $this->terminal();
    }

    private function outage(): void
    {
        $this->open('An outage', 'Aflexi answers nobody. Meanwhile a client orders and pays, another one is refunded, a'
            . ' third changes his address. No page of WHMCS waits or fails, and nothing is lost.');
        $sandbox = $this->stage->site->sandbox();
        $sandbox->setFaults(['kind' => 'down']);
        $customers = $this->stage->customers;
        $purchase = $customers->order();
        $start = hrtime(true);
        $customers->pay($purchase->invoice);
        $milliseconds = intdiv(hrtime(true) - $start, 1_000_000);
        $this->stage->scene->say("$purchase->client: page answered after $milliseconds ms.");
        $office = $this->stage->office;
        $office->refund($this->stage->books->newestInvoice($customers->purchase('Joy')->service));
        $office->rename($customers->purchase('Marek')->clientId, 'Marek', 'Nowak', 'marek@nowak.example');
        $this->stage->site->cron();
        $this->stage->scene->quote($this->stage->admin->problem());
        $sandbox->clearFaults();
        $this->stage->scene->say('Aflexi is back. Cron finds that out half a minute later; an admin need not wait.');
        $this->stage->scene->quote($this->stage->admin->testConnection());
        $this->stage->cron();
        $this->close();
    }

    private function portal(): void
    {
        $this->open('A change in Aflexi\'s portal', 'Somebody suspends one account there and renames another. The daily'
            . ' full pass sees it, shows it, and leaves it alone: it may be meant.');
        $portal = new Portal($this->stage->site->sandbox());
        $portal->suspend(self::SUSPENDED);
        $portal->rename(self::RENAMED, 'Somebody Else');
        $this->stage->cron(daily: true);
        $this->stage->scene->look($this->stage->audit());
        foreach ($this->stage->publishers->differences() as $account => $difference) {
            $this->stage->scene->say("$account:");
            $this->stage->scene->quote($difference);
        }
        $this->stage->scene->say('The admin has both put right.');
        foreach ([self::SUSPENDED, self::RENAMED] as $account) {
            $this->stage->press(fn () => $this->stage->publishers->putRight($account));
        }
        $this->close();
    }

    private function everything(): void
    {
        $this->open('Everything once more', 'For good measure he presses [Synchronize Everything]: the whole list is'
            . ' read, every service looked at, and nothing is left to write.');
        $this->stage->press(fn () => $this->stage->admin->synchronize());
        $this->close();
    }

    private function terminal(): void
    {
        $this->open('The same at a terminal', 'Whoever prefers a terminal has it there, with an exit status for'
            . ' scripts.');
        $this->stage->countCalls(function (): void {
            $this->stage->scene->quote($this->stage->sync('--dry-run'));
            $this->stage->scene->quote($this->stage->sync('--all'));
        });
        $this->close();
    }
}

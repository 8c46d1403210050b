<?php

declare(strict_types=1);

namespace AflexiDemo\Story;

use AflexiDemo\Purchase;

/** What the cron job finds although no hook told of it. */
final class Passes extends Chapter
{
    /** The product that is suspended as a whole. */
    private const SUSPENDED = 'Business Hosting';

    public function tell(): void
    {
        $this->idle();
        $this->unnoticed();
        $this->brake();
        $this->back();
    }

    private function idle(): void
    {
        $this->open('The cron job', 'Every five minutes it works off what is due and looks for what changed. There is'
            . ' nothing.');
        $run = fn (): string => $this->stage->site->cron();
        $this->stage->countCalls(fn () => $this->stage->scene->each('cron runs', [1, 2, 3], $run));
        $this->close();
    }

    private function unnoticed(): void
    {
        $this->open('All of this again, and no hook runs', 'In bulk a client gets another name, two invoices are'
            . ' refunded, an order is cancelled, an invoice set to unpaid, another one paid again, a client closed and'
            . ' one deleted. Nobody tells the addon; the next cron run sees it.');
        $bulk = $this->stage->bulk;
        $bulk->rename($this->of('ada.byron@twins.example')->clientId, 'Ada', 'Lovelace', 'ada@lovelace.example');
        $bulk->refund($this->of('bob@tables.example')->invoice);
        $bulk->refundByHand($this->of('quinn.c12@mail.example')->invoice);
        $bulk->cancelOrder($this->of('kira.c21@mail.example')->order);
        $bulk->setUnpaid($this->of('jonas.c34@mail.example')->invoice);
        $bulk->closeClient($this->of('mina.c35@mail.example')->clientId);
        $bulk->deleteClient($this->of('hugo.c39@mail.example')->clientId);
        $joy = $this->stage->customers->purchase('Joy');
        $bulk->recordPayment($this->stage->books->newestInvoice($joy->service, 'Unpaid'));
        $this->stage->cron();
        $this->close();
    }

    private function brake(): void
    {
        $this->open('The brake', 'Somebody suspends every "' . self::SUSPENDED . '" in WHMCS, again in bulk. That may'
            . ' be a mistake: so many suspensions at once wait for an admin.');
        foreach ($this->stage->books->services(self::SUSPENDED) as $service) {
            $this->stage->bulk->suspend($service, 'New server');
        }
        $this->stage->cron();
        $this->stage->scene->quote($this->stage->admin->question('brake'));
        $this->stage->scene->say('It is no mistake, and the admin says yes.');
        $this->stage->press(fn () => $this->stage->admin->answer('brake'));
        $this->close();
    }

    private function back(): void
    {
        $this->open('They come back', 'The suspensions are lifted, and the next cron run follows without a question:'
            . ' only suspensions are braked.');
        foreach ($this->stage->books->services(self::SUSPENDED, 'Suspended') as $service) {
            $this->stage->bulk->unsuspend($service);
        }
        $this->stage->cron();
        $this->close();
    }

    private function of(string $email): Purchase
    {
        return $this->stage->books->purchase($email);
    }
}

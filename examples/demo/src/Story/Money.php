<?php

declare(strict_types=1);

namespace AflexiDemo\Story;

/** Payments and what becomes of them: of all invoices that were ever paid for a service, the newest decides. */
final class Money extends Chapter
{
    /** @var list<int> renewal invoices of suspended services */
    private array $late = [];

    private int $unpaid = 0;

    public function tell(): void
    {
        $this->renewals();
        $this->unpaidRenewal();
        $this->latePayment();
        $this->oldRefund();
        $this->refund();
        $this->manualRefund();
        $this->cancelledOrder();
        $this->setUnpaid();
        $this->paidAgain();
    }

    private function renewals(): void
    {
        $this->open('A month passes', 'WHMCS writes the renewal invoices, and the clients pay them. Nothing has to'
            . ' change at Aflexi, so nothing is written there.');
        ['prompt' => $prompt, 'late' => $this->late] = $this->stage->customers->renewals();
        $this->unpaid = array_pop($prompt);
        $pay = $this->stage->customers->pay(...);
        $this->stage->play(fn () => $this->stage->scene->each('renewals paid', $prompt, $pay));
        $this->close();
    }

    private function unpaidRenewal(): void
    {
        $this->open('One renewal stays unpaid', 'WHMCS cancels the invoice in the end. The service itself is Active and'
            . ' its last paid invoice stands, so its account stays as it is, also when the daily cron job reads the'
            . ' whole list of accounts.');
        $this->stage->play(function (): void {
            $this->stage->customers->giveUp($this->unpaid);
            $this->stage->site->cron(daily: true);
        });
        $this->close();
    }

    private function latePayment(): void
    {
        $this->open('A suspended client pays after all', 'The payment ends the suspension in WHMCS, and the CDN'
            . ' follows.');
        $pay = $this->stage->customers->pay(...);
        $this->stage->play(fn () => $this->stage->scene->each('late payments', $this->late, $pay));
        $this->close();
    }

    private function oldRefund(): void
    {
        $purchase = $this->stage->customers->purchase('Nadia');
        $this->open('An old invoice is refunded', "$purchase->client gets the money for the first month back. A newer"
            . ' invoice is paid, so the account stays as it is.');
        $this->stage->play(fn () => $this->stage->office->refund($purchase->invoice));
        $this->close();
    }

    private function refund(): void
    {
        $purchase = $this->stage->customers->purchase('Søren');
        $this->open('A refund through the gateway', "The newest invoice of $purchase->client is refunded: the account"
            . ' is suspended.');
        $invoice = $this->stage->books->newestInvoice($purchase->service);
        $this->stage->play(fn () => $this->stage->office->refund($invoice));
        $this->close();
    }

    private function manualRefund(): void
    {
        $purchase = $this->stage->customers->purchase('Lucía');
        $this->open('A manual refund', "$purchase->client has her money back as well, recorded by hand. WHMCS names the"
            . ' payment, not the invoice, and does so before it writes anything: the addon finds the invoice, and'
            . ' looks once more ten seconds later.');
        $invoice = $this->stage->books->newestInvoice($purchase->service);
        $this->stage->play(fn () => $this->stage->office->refundByHand($invoice));
        $this->close();
    }

    private function cancelledOrder(): void
    {
        $purchase = $this->stage->customers->purchase('Tom');
        $this->open('An order is cancelled', "The staff cancels the order of $purchase->client; WHMCS terminates its"
            . ' service.');
        $this->stage->play(fn () => $this->stage->office->cancelOrder($purchase->order));
        $this->close();
    }

    private function setUnpaid(): void
    {
        $this->open('Paid invoices are set to unpaid', 'Two payments have bounced. WHMCS forgets when the invoices were'
            . ' paid; the addon remembers that they were.');
        $this->stage->play(function (): void {
            foreach (['Priya', 'Joy'] as $first) {
                $service = $this->stage->customers->purchase($first)->service;
                $this->stage->office->setUnpaid($this->stage->books->newestInvoice($service));
            }
        });
        $this->close();
    }

    private function paidAgain(): void
    {
        $purchase = $this->stage->customers->purchase('Priya');
        $this->open('One of them is paid again', "$purchase->client pays, and is active again.");
        $invoice = $this->stage->books->newestInvoice($purchase->service, 'Unpaid');
        $this->stage->play(fn () => $this->stage->customers->pay($invoice));
        $this->close();
    }
}

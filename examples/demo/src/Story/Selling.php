<?php

declare(strict_types=1);

namespace AflexiDemo\Story;

use AflexiDemo\Purchase;

/** From a shop that Aflexi has never heard of to clients who have their account a moment after they paid. */
final class Selling extends Chapter
{
    /** Calls to Aflexi at once, few enough to see them work. */
    private const CONCURRENCY = 4;

    public function tell(): void
    {
        $this->activate();
        $this->tickProducts();
        $this->firstSale();
        $this->moreSales();
    }

    private function activate(): void
    {
        $this->open('The addon is activated and configured', 'An admin activates "Aflexi CDN" under Addon Modules and'
            . ' fills in address, user name and key. The site has been selling for a while; Aflexi has heard nothing of'
            . ' it yet.');
        $this->stage->admin->activate();
        $this->stage->admin->configure(self::CONCURRENCY);
        $this->close();
    }

    private function tickProducts(): void
    {
        $this->open('Products get the CDN', 'On the page of the addon he ticks every product that can be ticked and'
            . ' presses [Save Settings]. Each paid service gets a publisher; missing packages are made.');
        $this->stage->press(fn () => $this->stage->admin->save(static fn (): bool => true));
        $this->close();
    }

    private function firstSale(): void
    {
        $this->open('A client orders and pays', 'The payment is an ordinary web request. The addon only notes it and'
            . ' works once the visitor has his page: no cron, and nobody waits for Aflexi.');
        $purchase = $this->stage->customers->order();
        $start = hrtime(true);
        $this->stage->customers->pay($purchase->invoice);
        $answered = hrtime(true);
        $this->stage->settle();
        $this->stage->scene->say(sprintf(
            '%s: page answered after %d ms, publisher at Aflexi %d ms later.',
            $purchase->client,
            intdiv($answered - $start, 1_000_000),
            intdiv(hrtime(true) - $answered, 1_000_000),
        ));
        $this->close();
    }

    private function moreSales(): void
    {
        $this->open('More clients order and pay', 'Several payments right after each other, for different products.');
        $customers = $this->stage->customers;
        // One of them comes later, at the worst moment.
        $purchases = array_map(static fn (): Purchase => $customers->order(), range(2, $customers->remaining()));
        $this->stage->play(fn () => $this->stage->scene->each(
            'invoices paid',
            $purchases,
            static fn (Purchase $purchase) => $customers->pay($purchase->invoice),
        ));
        $this->close();
    }
}

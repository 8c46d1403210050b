<?php

declare(strict_types=1);

namespace AflexiDemo;

use WhmcsHost\Site;

/** The steps of the demo, in order. Each is one method: open, do, close. */
final class Story
{
    /** Calls to Aflexi at once, few enough to see them work. */
    private const CONCURRENCY = 4;

    /** How long the work after a response may take before the cron job is asked. */
    private const PATIENCE_SECONDS = 15;

    /** The product that loses the CDN for a while. */
    private const PRODUCT = 'CDN Boost';

    private readonly Scene $scene;
    private readonly AdminDesk $admin;
    private readonly Customers $customers;
    private readonly Backlog $backlog;
    private Ledger $ledger;

    /** @var list<int> renewal invoices of suspended services */
    private array $late = [];

    private int $unpaid = 0;

    public function __construct(private readonly Site $site, Terminal $terminal)
    {
        $this->scene = new Scene($terminal);
        $this->admin = new AdminDesk($site);
        $this->customers = new Customers($site);
        $this->backlog = new Backlog($site->pdo());
    }

    /** Whether Aflexi had what WHMCS wants after every step. */
    public function tell(): bool
    {
        $this->activate();
        $this->tickProducts();
        $this->firstSale();
        $this->moreSales();
        $this->renewals();
        $this->unpaidRenewal();
        $this->latePayment();
        $this->untick();
        $this->tickAgain();
        $this->cron();

        return $this->scene->wasAlwaysInLine();
    }

    private function activate(): void
    {
        $this->scene->open('The addon is activated and configured', 'An admin activates "Aflexi CDN" under Addon'
            . ' Modules and fills in address, user name and key. The site has been selling for a while; Aflexi has'
            . ' heard nothing of it yet.');
        $this->ledger = new Ledger($this->site->sandbox(), $this->admin->activate());
        $this->admin->configure(self::CONCURRENCY);
        $this->close();
    }

    private function tickProducts(): void
    {
        $this->scene->open('Products get the CDN', 'On the page of the addon he ticks every product that can be ticked'
            . ' and presses [Save Settings]. Each paid service gets a publisher; missing packages are made.');
        $this->save(static fn (): bool => true);
        $this->close();
    }

    private function firstSale(): void
    {
        $this->scene->open('A client orders and pays', 'The payment is an ordinary web request. The addon only notes it'
            . ' and works once the visitor has his page: no cron, and nobody waits for Aflexi.');
        $purchase = $this->customers->order();
        $start = hrtime(true);
        $this->customers->pay($purchase->invoice);
        $answered = hrtime(true);
        $this->settle();
        $this->scene->say(sprintf(
            '%s: page answered after %d ms, publisher at Aflexi %d ms later.',
            $purchase->client,
            intdiv($answered - $start, 1_000_000),
            intdiv(hrtime(true) - $answered, 1_000_000),
        ));
        $this->close();
    }

    private function moreSales(): void
    {
        $this->scene->open('More clients order and pay', 'Several payments right after each other, for different'
            . ' products.');
        $purchases = array_map(
            fn (): Purchase => $this->customers->order(),
            range(1, $this->customers->remaining()),
        );
        $this->scene->each('invoices paid', $purchases, function (Purchase $purchase): void {
            $this->customers->pay($purchase->invoice);
        });
        $this->settle();
        $this->close();
    }

    private function renewals(): void
    {
        $this->scene->open('A month passes', 'WHMCS writes the renewal invoices, and the clients pay them. Nothing has'
            . ' to change at Aflexi, so nothing is written there.');
        ['prompt' => $prompt, 'late' => $this->late] = $this->customers->renewals();
        $this->unpaid = array_pop($prompt);
        $this->countWrites(function () use ($prompt): void {
            $this->scene->each('renewals paid', $prompt, $this->customers->pay(...));
            $this->settle();
        });
        $this->close();
    }

    private function unpaidRenewal(): void
    {
        $this->scene->open('One renewal stays unpaid', 'WHMCS cancels the invoice in the end. The service itself is'
            . ' Active and its last paid invoice stands, so its account stays as it is.');
        $this->countWrites(function (): void {
            $this->customers->giveUp($this->unpaid);
            $this->site->cron(daily: true);
            $this->settle();
        });
        $this->close();
    }

    private function latePayment(): void
    {
        $this->scene->open('A suspended client pays after all', 'The payment ends the suspension in WHMCS, and the'
            . ' CDN follows.');
        $this->scene->each('late payments', $this->late, $this->customers->pay(...));
        $this->settle();
        $this->close();
    }

    private function untick(): void
    {
        $this->scene->open('A product loses the CDN', 'The admin unticks "' . self::PRODUCT . '". Its accounts are'
            . ' suspended, never deleted; an account that serves another product as well goes on with that.');
        $this->save(static fn (string $product): bool => $product !== self::PRODUCT);
        $this->close();
    }

    private function tickAgain(): void
    {
        $this->scene->open('It gets the CDN back', 'He ticks it again: the same accounts are active again.');
        $this->save(static fn (): bool => true);
        $this->close();
    }

    private function cron(): void
    {
        $this->scene->open('The cron job', 'Every five minutes it works off what is due. Nothing is.');
        $this->countWrites(fn () => $this->scene->each('cron runs', [1, 2, 3], fn () => $this->site->cron()));
        $this->close();
    }

    private function close(): void
    {
        $this->scene->close($this->ledger->audit());
    }

    /** [Save Settings] with these products ticked, watched while it works. */
    private function save(callable $wanted): void
    {
        $post = $this->admin->save($wanted);
        $this->scene->watch('accounts brought in line', $this->ledger->outstanding(...), $post->isRunning(...));
        $this->scene->say('The page says: ' . implode(', ', $this->admin->numbers($post->response())));
        $this->settle();
    }

    /** Waits until the addon has nothing left to do. */
    private function settle(): void
    {
        $deadline = microtime(true) + self::PATIENCE_SECONDS;
        $this->scene->watch(
            'notes worked off',
            $this->backlog->size(...),
            fn (): bool => $this->backlog->size() > 0 && microtime(true) < $deadline,
        );
        if ($this->backlog->size() > 0) {
            $this->scene->say('What is left waits for the cron job, which runs now.');
            $this->site->cron();
        }
    }

    private function countWrites(callable $work): void
    {
        $sandbox = $this->site->sandbox();
        $sandbox->resetCounters();
        $work();
        $state = $sandbox->state();
        $this->scene->say("Calls to Aflexi: {$state['total_calls']}, of which write: {$state['writes']}");
    }
}

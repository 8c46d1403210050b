<?php

declare(strict_types=1);

namespace AflexiDemo;

use WhmcsHost\Engine\Engine;
use WhmcsHost\Site;

/** What the host's staff does in WHMCS itself, by WHMCS's own pages or in bulk. */
final class BackOffice
{
    /** @param \Closure(string, string, mixed...): mixed $do something that the engine can do */
    private function __construct(private readonly \Closure $do)
    {
    }

    /** Each step is a web request of its own, and hooks run in it as in WHMCS. */
    public static function byPages(Site $site): self
    {
        return new self($site->event(...));
    }

    /** No hook runs, as with imports, SQL by hand and some of WHMCS's mass actions. */
    public static function inBulk(): self
    {
        $engine = (new Engine())->inBulk();

        return new self(static fn (string $subject, string $method, mixed ...$arguments): mixed =>
            $engine->{$subject}->{$method}(...$arguments));
    }

    /** The client has another name and another e-mail address. */
    public function rename(int $client, string $first, string $last, string $email): void
    {
        ($this->do)('clients', 'edit', $client, ['firstname' => $first, 'lastname' => $last, 'email' => $email]);
    }

    public function closeClient(int $client): void
    {
        ($this->do)('clients', 'close', $client);
    }

    public function deleteClient(int $client): void
    {
        ($this->do)('clients', 'delete', $client);
    }

    public function refund(int $invoice): void
    {
        ($this->do)('refunds', 'throughGateway', $invoice);
    }

    /** The money went back some other way, and is recorded. */
    public function refundByHand(int $invoice): void
    {
        ($this->do)('refunds', 'manually', $invoice);
    }

    public function setUnpaid(int $invoice): void
    {
        ($this->do)('invoiceStatus', 'set', $invoice, 'Unpaid');
    }

    public function recordPayment(int $invoice): void
    {
        ($this->do)('payments', 'pay', $invoice);
    }

    public function cancelOrder(int $order): void
    {
        ($this->do)('orderStatus', 'cancel', $order);
    }

    public function suspend(int $service, string $reason): void
    {
        ($this->do)('services', 'suspend', $service, $reason);
    }

    public function unsuspend(int $service): void
    {
        ($this->do)('services', 'unsuspend', $service);
    }

    /** A product addon can be ordered, free of charge, and is active at once. */
    public function offerFree(int $addon): void
    {
        $this->editAddon($addon, ['billingcycle' => 'free', 'showorder' => 1, 'autoactivate' => 'payment']);
    }

    public function price(int $addon, string $monthly): void
    {
        $this->editAddon($addon, ['billingcycle' => 'recurring'], ['monthly' => $monthly]);
    }

    /**
     * @param array<string, mixed>  $changes
     * @param array<string, string> $prices
     */
    private function editAddon(int $addon, array $changes, array $prices = []): void
    {
        ($this->do)('catalogue', 'editAddon', $addon, $changes, $prices);
    }
}

<?php

declare(strict_types=1);

namespace WhmcsHost\Engine;

/**
 * Makes things happen in WHMCS's tables as WHMCS does: the same rows in the same order, and the hooks in between.
 *
 * Where the order is not documented it follows the wording of the hook reference. Every subject is a property:
 * `$engine->payments->pay($invoiceId)`.
 */
final class Engine
{
    public readonly Clients $clients;
    public readonly Catalogue $catalogue;
    public readonly Orders $orders;
    public readonly OrderStatus $orderStatus;
    public readonly Invoices $invoices;
    public readonly InvoiceStatus $invoiceStatus;
    public readonly Payments $payments;
    public readonly PaymentAutomation $paymentAutomation;
    public readonly Refunds $refunds;
    public readonly Renewals $renewals;
    public readonly Services $services;
    public readonly ModuleCalls $moduleCalls;
    public readonly ServiceAddons $serviceAddons;
    public readonly Upgrades $upgrades;

    public function __construct(
        public readonly Clock $clock = new Clock(),
        private readonly Events $events = new Events(),
        public readonly Rows $rows = new Rows(),
    ) {
        $parts = [$this, $rows, $clock, $events];
        $this->clients = new Clients(...$parts);
        $this->catalogue = new Catalogue(...$parts);
        $this->orders = new Orders(...$parts);
        $this->orderStatus = new OrderStatus(...$parts);
        $this->invoices = new Invoices(...$parts);
        $this->invoiceStatus = new InvoiceStatus(...$parts);
        $this->payments = new Payments(...$parts);
        $this->paymentAutomation = new PaymentAutomation(...$parts);
        $this->refunds = new Refunds(...$parts);
        $this->renewals = new Renewals(...$parts);
        $this->services = new Services(...$parts);
        $this->moduleCalls = new ModuleCalls(...$parts);
        $this->serviceAddons = new ServiceAddons(...$parts);
        $this->upgrades = new Upgrades(...$parts);
    }

    /** The same installation and the same clock, but changes happen in bulk: no hook runs. */
    public function inBulk(): self
    {
        return new self($this->clock, $this->events->silenced(), $this->rows);
    }
}

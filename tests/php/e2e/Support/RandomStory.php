<?php

declare(strict_types=1);

namespace AflexiCdn\EndToEnd\Support;

use WhmcsHost\Engine\Engine;
use WhmcsHost\Seed\Chance;

/** What may happen next in a WHMCS, by chance: a method of the engine and its arguments. */
final class RandomStory
{
    private const EVENTS = ['pay', 'pay', 'pay', 'renew', 'renew', 'refund', 'invoice', 'service', 'service', 'edit',
        'close', 'delete client', 'delete service', 'move', 'merge', 'upgrade', 'order', 'merge invoices', 'split',
        'delete invoice', 'rename', 'buy addon', 'buy addon', 'addon', 'addon'];

    /** Of everything that has a name or an address. */
    private int $number = 0;

    /**
     * @param array<string, int> $shop     the products
     * @param int                $addon    the product addon
     * @param int                $clients  more come while there are fewer; so few that events meet each other
     * @param int                $services the same
     */
    public function __construct(
        private readonly Engine $whmcs,
        private readonly Chance $chance,
        private readonly array $shop,
        private readonly int $addon,
        private readonly int $clients = 4,
        private readonly int $services = 7,
    ) {
    }

    /** @return array{string, string, mixed...} subject and method, then the arguments */
    public function next(): array
    {
        do {
            $event = $this->attempt();
        } while ($event === null);

        return $event;
    }

    /** @return ?array{string, string, mixed...} null if it cannot happen to whom it was to happen */
    private function attempt(): ?array
    {
        $service = $this->one('tblhosting');
        $invoice = $this->one('tblinvoices');
        $client = $this->one('tblclients');
        if ($client === null || $this->isDueFor('tblclients', $this->clients)) {
            $name = 'c' . ++$this->number;

            return ['clients', 'add', ['firstname' => $name, 'lastname' => 'Byron', 'email' => "$name@example.test"]];
        }
        if ($service === null || $invoice === null || $this->isDueFor('tblhosting', $this->services)) {
            return ['orders', 'place', $client, [$this->product()]];
        }
        $event = $this->chance->of(self::EVENTS);

        return match ($event) {
            'pay' => $this->payment($this->one('tblinvoices', ['status' => 'Unpaid']) ?? $invoice),
            'refund' => $this->refund($invoice),
            'invoice' => ['invoiceStatus', 'set', $invoice, $this->chance->of(['Unpaid', 'Cancelled', 'Refunded',
                'Collections']), $this->chance->percent(50)],
            'merge invoices' => $this->mergedInvoices($invoice),
            'split' => $this->split($invoice),
            'delete invoice' => $this->rarely(['invoiceStatus', 'delete', $invoice]),

            'renew' => $this->recurs($service) ? ['renewals', 'renew', $service] : null,
            'service' => ['services', 'setStatus', $service, $this->chance->of(['Active', 'Active', 'Completed',
                'Pending', 'Suspended', 'Terminated', 'Cancelled', 'Fraud'])],
            'delete service' => ['services', 'delete', $service],
            'move' => ['services', 'moveTo', $service, $client],
            'upgrade' => $this->recurs($service) ? ['upgrades', 'order', $service, $this->shop[$this->chance->of(
                ['boost', 'hidden', 'hosting', 'odd']
            )], $this->chance->of(['0.00', '4.00'])] : null,

            'buy addon' => ['orders', 'placeAddon', $service, $this->addon],
            'addon' => $this->addonStatus(),

            'edit' => ['clients', 'edit', $client, [
                'email' => 'new' . ++$this->number . '@example.test',
                'lastname' => $this->chance->of(['Hopper', 'O&#039;Reilly', 'Ibáñez', 'Stone']),
                'status' => $this->chance->of(['Active', 'Inactive']),
            ]],
            'close', 'delete client' => $this->rarely(['clients', strtok($event, ' '), $client]),
            'merge' => $this->mergedClients($client),

            'order' => $this->orderStatus(),
            'rename' => ['catalogue', 'editProduct', $this->shop['hidden'], ['name' => 'CDN ' . ++$this->number]],
        };
    }

    /** @return array<string, mixed> */
    private function product(): array
    {
        return [
            'product' => $this->shop[$this->chance->of(['boost', 'boost', 'hosting', 'odd', 'hidden', 'dayPass'])],
            'username' => $this->chance->percent(60) ? 'user' . ++$this->number : '',
            'domain' => 'd' . ++$this->number . '.example',
        ];
    }

    private function payment(int $invoice): ?array
    {
        return (float) $this->whmcs->invoices->balance($invoice) > 0 ? ['payments', 'pay', $invoice] : null;
    }

    private function refund(int $invoice): ?array
    {
        $rows = $this->whmcs->rows->select('tblaccounts', ['invoiceid' => $invoice]);
        $left = array_sum(array_column($rows, 'amountin')) - array_sum(array_column($rows, 'amountout'));
        $way = $this->chance->of(['throughGateway', 'manually', 'asCredit']);
        $part = $this->chance->percent(50) ? ['0.50'] : [];

        return $left < 0.5 ? null : ['refunds', $way, $invoice, ...$part];
    }

    private function mergedInvoices(int $invoice): ?array
    {
        $client = $this->whmcs->rows->get('tblinvoices', $invoice)['userid'];
        $other = $this->one('tblinvoices', ['userid' => $client]);

        return $other === $invoice ? null : ['invoiceStatus', 'merge', $invoice, $other];
    }

    private function split(int $invoice): ?array
    {
        $lines = $this->whmcs->invoices->items($invoice);

        return count($lines) < 2 ? null : ['invoiceStatus', 'split', $invoice, [(int) $lines[1]['id']]];
    }

    private function mergedClients(int $client): ?array
    {
        $other = $this->one('tblclients');

        return $other === $client ? null : $this->rarely(['clients', 'merge', $client, $other]);
    }

    private function addonStatus(): ?array
    {
        $id = $this->one('tblhostingaddons');
        $status = $this->chance->of(['Active', 'Active', 'Pending', 'Suspended', 'Cancelled']);
        $event = $this->chance->percent(15)
            ? ['serviceAddons', 'delete', $id]
            : ['serviceAddons', 'setStatus', $id, $status];

        return $id === null ? null : $event;
    }

    private function orderStatus(): ?array
    {
        $order = $this->whmcs->rows->first('tblorders', ['id' => $this->one('tblorders') ?? 0]);
        $hasEnded = in_array($order['status'] ?? '', ['Cancelled', 'Fraud'], true);
        $what = $this->chance->of(['accept', 'cancel', 'fraud', 'pending', ...($hasEnded ? ['delete'] : [])]);

        return $order === null ? null : ['orderStatus', $what, (int) $order['id']];
    }

    private function recurs(int $service): bool
    {
        return $this->whmcs->rows->get('tblhosting', $service)['billingcycle'] === 'Monthly';
    }

    private function rarely(array $event): ?array
    {
        return $this->chance->percent(30) ? $event : null;
    }

    /** Whether another one comes, while there are few. */
    private function isDueFor(string $table, int $enough): bool
    {
        return count($this->whmcs->rows->select($table)) < $enough && $this->chance->percent(25);
    }

    /** @param array<string, mixed> $where */
    private function one(string $table, array $where = []): ?int
    {
        $rows = $this->whmcs->rows->select($table, $where);

        return $rows === [] ? null : (int) $this->chance->of($rows)['id'];
    }
}

<?php

declare(strict_types=1);

namespace WhmcsHost\Seed;

use WhmcsHost\Engine\Engine;
use WhmcsHost\Engine\PlacedOrder;

/** What clients bought and what became of it. Every fate occurs; the rest is chance, mostly paid. */
final class Business
{
    private const FATES = ['paid', 'unpaid', 'renewed', 'suspended', 'terminated', 'refunded', 'partly refunded',
        'cancelled', 'fraud', 'overdue', 'back to unpaid', 'by credit'];

    private const WORDS = ['bakery', 'garden', 'studio', 'travel', 'music', 'books', 'photo', 'bikes'];

    public function __construct(
        private readonly Engine $engine,
        private readonly Shop $shop,
        private readonly Chance $chance,
    ) {
    }

    /** @param list<int> $clients */
    public function run(array $clients): void
    {
        foreach ($clients as $number => $client) {
            $fate = self::FATES[$number] ?? ($this->chance->percent(65) ? 'paid' : $this->chance->of(self::FATES));
            $this->play($this->order($client, $number), $fate);
            while ($this->chance->percent(30)) {
                $this->play($this->order($client, $number), 'paid');
            }
            if ($number % 7 === 3) {
                $this->engine->orders->place($client, [$this->shop->free]);
            }
        }
    }

    /** One to three products. The first three clients buy what is named after their e-mail address. */
    private function order(int $client, int $number): PlacedOrder
    {
        $products = $number < 3 ? [$this->shop->boost] : [];
        while ($products === [] || (count($products) < 3 && $this->chance->percent(25))) {
            $products[] = $this->product($number, count($products));
        }

        return $this->engine->orders->place($client, $products);
    }

    /**
     * Hosting gets its username from its domain when it is set up; of the others most have none.
     *
     * @return array<string, mixed>
     */
    private function product(int $number, int $position): array
    {
        $product = $this->chance->of([$this->shop->boost, $this->shop->boost, $this->shop->dayPass,
            $this->shop->hosting, $this->shop->hosting, $this->shop->odd, $this->shop->hidden]);
        $domain = sprintf('c%02d%s%d.example', $number, $this->chance->of(self::WORDS), $position);
        $hosting = $product === $this->shop->hosting;

        return [
            'product' => $product,
            'domain' => $hosting || $this->chance->percent(50) ? $domain : '',
            'username' => !$hosting && $this->chance->percent(25) ? "user$number" : '',
            'server' => $hosting ? 1 : 0,
            'addons' => $hosting && $this->chance->percent(40) ? [$this->shop->backup] : [],
        ];
    }

    private function play(PlacedOrder $order, string $fate): void
    {
        $engine = $this->engine;
        if (!in_array($fate, ['unpaid', 'cancelled', 'by credit'], true)) {
            $engine->payments->pay($order->invoiceId);
            $engine->orderStatus->accept($order->id);
        }
        match ($fate) {
            'paid', 'unpaid' => null,
            'renewed' => $this->renew($order),
            'suspended' => array_map($engine->services->suspend(...), $order->serviceIds),
            'terminated' => array_map(fn (int $id): bool => $engine->services->terminate($id), $order->serviceIds),
            'refunded' => $engine->refunds->throughGateway($order->invoiceId),
            'partly refunded' => $engine->refunds->manually($order->invoiceId, '1.00'),
            'cancelled' => $engine->orderStatus->cancel($order->id),
            'fraud' => $engine->orderStatus->fraud($order->id),
            'overdue' => $engine->renewals->renew($this->recurring($order)),
            'back to unpaid' => $engine->invoiceStatus->set($order->invoiceId, 'Unpaid'),
            'by credit' => $this->payByCredit($order),
        };
    }

    private function renew(PlacedOrder $order): void
    {
        $this->engine->payments->pay($this->engine->renewals->renew($this->recurring($order)));
    }

    /** A service that can be renewed: one is bought if the order has none. */
    private function recurring(PlacedOrder $order): int
    {
        foreach ($order->serviceIds as $serviceId) {
            if ($this->engine->rows->get('tblhosting', $serviceId)['billingcycle'] === 'Monthly') {
                return $serviceId;
            }
        }
        $client = (int) $this->engine->rows->get('tblorders', $order->id)['userid'];
        $another = $this->engine->orders->place($client, [$this->shop->boost]);
        $this->engine->payments->pay($another->invoiceId);

        return $another->serviceIds[0];
    }

    private function payByCredit(PlacedOrder $order): void
    {
        $client = (int) $this->engine->rows->get('tblorders', $order->id)['userid'];
        $this->engine->payments->changeCredit($client, '200.00', 'Opening balance');
        $this->engine->payments->payByCredit($order->invoiceId);
    }
}

<?php

declare(strict_types=1);

namespace AflexiCdn\EndToEnd;

use AflexiCdn\EndToEnd\Support\AddonTestCase;
use AflexiCdn\EndToEnd\Support\Customer;
use AflexiCdn\EndToEnd\Support\Recorder;
use WhmcsHost\Engine\Engine;
use WhmcsHost\Engine\Events;
use WhmcsHost\Wait;

/** Once the product addon has a price, what happens to the addon of a service is followed, hook by hook (R7). */
final class AddonTriggersTest extends AddonTestCase
{
    /** @var array<int, Customer> */
    private array $customers;

    protected function setUp(): void
    {
        parent::setUp();
        $addon = $this->productAddon();
        $this->bulk->catalogue->editAddon($addon, ['billingcycle' => 'recurring'], ['monthly' => '3.00']);
        $this->customers = [$this->buyer('ada'), $this->buyer('bob')];
    }

    /**
     * @param callable(Engine, Customer, int, int): ?int   $before with the product addon and another one
     * @param callable(Engine, Customer, int, ?int): mixed $change with the product addon and what $before answered
     * @param string                                       $status at the platform, in the end
     *
     * @dataProvider hooks
     */
    public function testTheHookAloneLeadsThere(string $point, callable $before, callable $change, string $status): void
    {
        $calls = $this->changeWithout($point, $before, $change);

        foreach ($calls as $vars) {
            $this->site->event('hooks', 'run', $point, $vars);
        }

        $this->assertBothAre($status);
        self::assertSame([$point, $point], $this->column('SELECT cause FROM mod_aflexi_cdn_jobs'));
    }

    public function testADeletedAddonIsMissedEvenThoughItsRowIsGone(): void
    {
        $calls = $this->changeWithout(
            'AddonDeleted',
            self::with('Active'),
            static fn (Engine $whmcs, Customer $ada, int $addon, ?int $held): mixed
                => $whmcs->serviceAddons->delete((int) $held)
        );

        foreach ($calls as $vars) {
            $this->site->event('hooks', 'run', 'AddonDeleted', $vars);
        }

        $this->assertBothAre('suspended');
    }

    /**
     * Changes something for both customers without the hook, and looks that nobody notices.
     *
     * @return list<array<string, mixed>> the calls of the hook: in full with numbers, and as strings with the least
     */
    private function changeWithout(string $point, callable $before, callable $change): array
    {
        $addon = $this->productAddon();
        $held = [];
        foreach ($this->customers as $customer) {
            $held[] = $before($this->bulk, $customer, $addon, $this->site->seeded()['shop']['backup']);
        }
        $this->save([$this->product('boost')]);
        $this->assertInLine();
        $accounts = $this->sandbox->state()['accounts'];
        $calls = [];
        foreach ([new Events(), new Events(numericStrings: true, minimal: true)] as $number => $events) {
            $calls[] = Recorder::record($point, new Engine(events: $events), fn (Engine $whmcs): mixed
                => $change($whmcs, $this->customers[$number], $addon, $held[$number]));
        }
        $this->press('work');
        self::assertSame($accounts, $this->sandbox->state()['accounts'], 'Nobody has told of it yet.');
        self::assertSame([1, 1], array_map(count(...), $calls));

        return array_merge(...$calls);
    }

    private function assertBothAre(string $status): void
    {
        $both = ['ada' => $status, 'bob' => $status];
        Wait::until(fn (): bool => $this->statusByName() === $both, 5.0, "both to be $status");
        $this->settle();
        $this->assertInLine();
    }

    private static function with(string $status): callable
    {
        return static function (Engine $whmcs, Customer $ada, int $addon) use ($status): int {
            $id = $whmcs->serviceAddons->add($ada->service, $addon);
            $whmcs->serviceAddons->setStatus($id, $status);

            return $id;
        };
    }

    /** @return array<string, array{string, callable, callable, string}> */
    public static function hooks(): array
    {
        $none = static fn (): ?int => null;
        $other = static fn (Engine $whmcs, Customer $ada, int $addon, int $backup): int
            => self::with('Active')($whmcs, $ada, $backup);
        $refunded = static function (Engine $whmcs, Customer $ada, int $addon): int {
            $order = $whmcs->orders->placeAddon($ada->service, $addon);
            $whmcs->payments->pay($order->invoiceId);
            $whmcs->serviceAddons->setStatus($order->addonIds[0], 'Active');
            $whmcs->refunds->throughGateway($order->invoiceId);

            return $order->addonIds[0];
        };
        $set = static fn (string $status): callable => static fn (Engine $whmcs, Customer $ada, int $addon, ?int $held)
            => $whmcs->serviceAddons->setStatus((int) $held, $status);

        $hooks = [
            'AddonAdd' => [$none, static function (Engine $whmcs, Customer $ada, int $addon): void {
                $id = $whmcs->serviceAddons->add($ada->service, $addon);
                $whmcs->rows->update('tblhostingaddons', ['status' => 'Active'], ['id' => $id]);
            }, 'active'],
            'AddonEdit' => [$other, static fn (Engine $whmcs, Customer $ada, int $addon, ?int $held): mixed
                => $whmcs->serviceAddons->edit((int) $held, ['addonid' => $addon]), 'active'],
            'AddonActivation' => [self::with('Pending'),
                static fn (Engine $whmcs, Customer $ada, int $addon, ?int $held): mixed
                    => $whmcs->serviceAddons->activate((int) $held), 'active'],
            'AddonActivated' => [self::with('Pending'), $set('Active'), 'active'],
            'AddonSuspended' => [self::with('Active'), $set('Suspended'), 'suspended'],
            'AddonUnsuspended' => [self::with('Suspended'), $set('Active'), 'active'],
            'AddonTerminated' => [self::with('Active'), $set('Terminated'), 'suspended'],
            'AddonCancelled' => [self::with('Active'), $set('Cancelled'), 'suspended'],
            'AddonFraud' => [self::with('Active'), $set('Fraud'), 'suspended'],
            'AddonRenewal' => [$refunded, static fn (Engine $whmcs, Customer $ada, int $addon, ?int $held): mixed
                => $whmcs->payments->pay($whmcs->invoices->create(
                    $ada->client,
                    [$whmcs->invoices->item('Addon', (int) $held, 'Addon', '3.00')],
                    $whmcs->clock->today()
                )), 'active'],
            'AfterAddonUpgrade' => [$other, static fn (Engine $whmcs, Customer $ada, int $addon, ?int $held): mixed
                => $whmcs->payments->pay($whmcs->upgrades->orderAddon((int) $held, $addon, '3.00')->invoiceId),
                'active'],
        ];

        array_walk($hooks, static function (array &$hook, string $point): void {
            array_unshift($hook, $point);
        });

        return $hooks;
    }
}

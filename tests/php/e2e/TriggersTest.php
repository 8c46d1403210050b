<?php

declare(strict_types=1);

namespace AflexiCdn\EndToEnd;

use AflexiCdn\EndToEnd\Support\AddonTestCase;
use AflexiCdn\EndToEnd\Support\Customer;
use AflexiCdn\EndToEnd\Support\Recorder;
use WhmcsHost\Engine\Engine;
use WhmcsHost\Engine\Events;
use WhmcsHost\Wait;

/**
 * Each hook that runs after its change is enough by itself: no other hook and no cron is needed.
 *
 * One customer's hook is called in full with numbers, the other's with strings and without what only some versions of
 * WHMCS pass.
 */
final class TriggersTest extends AddonTestCase
{
    private const GRACE = ['firstname' => 'Grace', 'lastname' => 'Hopper'];

    /**
     * @param callable(Engine, Customer, array<string, int>): mixed $before with the products of the shop
     * @param callable(Engine, Customer, array<string, int>): mixed $change
     * @param array<string, string>                                 $after  what both accounts have in the end
     *
     * @dataProvider hooks
     */
    public function testTheHookAloneLeadsThere(
        string $point,
        string $product,
        callable $before,
        callable $change,
        array $after
    ): void {
        $shop = $this->site->seeded()['shop'];
        $customers = [$this->customer('ada', $product), $this->customer('bob', $product)];
        foreach ($customers as $customer) {
            $before($this->bulk, $customer, $shop);
        }
        $this->save([$shop['boost'], $shop['hosting'], $shop['hidden']]);
        $this->assertInLine();
        $accounts = $this->sandbox->state()['accounts'];

        $calls = [];
        foreach ([new Events(), new Events(numericStrings: true, minimal: true)] as $number => $events) {
            $calls[] = Recorder::record($point, new Engine(events: $events), static fn (Engine $whmcs): mixed
                => $change($whmcs, $customers[$number], $shop));
        }
        $this->press('work');
        self::assertSame($accounts, $this->sandbox->state()['accounts'], 'Nobody has told of it yet.');

        foreach (array_merge(...$calls) as $vars) {
            $this->site->event('hooks', 'run', $point, $vars);
        }
        foreach ($customers as $customer) {
            Wait::until(fn (): bool
                => array_intersect_assoc($after, $this->account($customer->name) ?? []) === $after, 5.0, 'the account');
        }
        $this->settle();
        $this->assertInLine();
        $causes = "SELECT cause FROM mod_aflexi_cdn_jobs WHERE subject_id IN"
            . " ({$customers[0]->service}, {$customers[1]->service})";
        self::assertSame([$point, $point], $this->column($causes));
    }

    /** @return array<string, array{string, string, callable, callable, array<string, string>}> */
    public static function hooks(): array
    {
        $nothing = static fn (): mixed => null;
        $paid = static fn (Engine $whmcs, Customer $ada): mixed => $whmcs->payments->pay($ada->invoice);
        $suspended = static function (Engine $whmcs, Customer $ada) use ($paid): void {
            $paid($whmcs, $ada);
            $whmcs->services->suspend($ada->service);
        };
        $waiting = static function (Engine $whmcs, Customer $ada) use ($paid): void {
            $paid($whmcs, $ada);
            $whmcs->rows->update('tblhosting', ['domainstatus' => 'Pending'], ['id' => $ada->service]);
        };
        $status = static fn (string $status, bool $forget = true): callable
            => static fn (Engine $whmcs, Customer $ada): mixed
                => $whmcs->invoiceStatus->set($ada->invoice, $status, $forget);
        $on = ['status' => 'active'];
        $off = ['status' => 'suspended'];

        return [
            'paid' => ['InvoicePaid', 'boost', $nothing, $paid, $on],
            'unpaid again' => ['InvoiceUnpaid', 'boost', $paid, $status('Unpaid'), $off],
            'unpaid again, the date kept' => ['InvoiceUnpaid', 'boost', $paid, $status('Unpaid', false), $off],
            'cancelled' => ['InvoiceCancelled', 'boost', $paid, $status('Cancelled'), $off],
            'refunded' => ['InvoiceRefunded', 'boost', $paid, static fn (Engine $whmcs, Customer $ada): mixed
                => $whmcs->refunds->asCredit($ada->invoice), $off],
            'the refund itself' => ['AddTransaction', 'boost', $paid, static fn (Engine $whmcs, Customer $ada): mixed
                => $whmcs->refunds->throughGateway($ada->invoice), $off],

            'client edited' => ['ClientEdit', 'boost', $paid, static fn (Engine $whmcs, Customer $ada): mixed
                => $whmcs->clients->edit($ada->client, ['email' => "grace-$ada->name@example.test"] + self::GRACE),
                ['name' => 'Grace Hopper']],
            'client closed' => ['ClientClose', 'boost', $paid, static fn (Engine $whmcs, Customer $ada): mixed
                => $whmcs->clients->close($ada->client), $off],
            'clients merged' => ['AfterClientMerge', 'boost', $paid, static fn (Engine $whmcs, Customer $ada): mixed
                => $whmcs->clients->merge($ada->client, $whmcs->inBulk()->clients->add(
                    ['email' => "grace-$ada->name@example.test"] + self::GRACE
                )), ['name' => 'Grace Hopper']],

            'module created' => ['AfterModuleCreate', 'hosting', $waiting, static fn (Engine $whmcs, Customer $ada)
                => $whmcs->services->create($ada->service), $on],
            'module suspended' => ['AfterModuleSuspend', 'hosting', $paid, static fn (Engine $whmcs, Customer $ada)
                => $whmcs->services->suspend($ada->service), $off],
            'module unsuspended' => ['AfterModuleUnsuspend', 'hosting', $suspended,
                static fn (Engine $whmcs, Customer $ada) => $whmcs->services->unsuspend($ada->service), $on],
            'module terminated' => ['AfterModuleTerminate', 'hosting', $paid, static fn (Engine $whmcs, Customer $ada)
                => $whmcs->services->terminate($ada->service), $off],
            'module changed package' => ['AfterModuleChangePackage', 'boost', $paid,
                static function (Engine $whmcs, Customer $ada, array $shop): void {
                    $whmcs->rows->update('tblhosting', ['packageid' => $shop['hosting']], ['id' => $ada->service]);
                    $whmcs->moduleCalls->run($ada->service, 'ChangePackage');
                }, ['package' => 'biz_gold']],
            'service edited' => ['ServiceEdit', 'boost', $paid, static fn (Engine $whmcs, Customer $ada): mixed
                => $whmcs->services->setStatus($ada->service, 'Fraud'), $off],
            'upgraded' => ['AfterProductUpgrade', 'boost', $paid,
                static fn (Engine $whmcs, Customer $ada, array $shop): mixed => $whmcs->payments->pay(
                    $whmcs->upgrades->order($ada->service, $shop['hidden'], '4.00')->invoiceId
                ), ['package' => 'CDN Legacy']],
        ];
    }
}

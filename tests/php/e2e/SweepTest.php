<?php

declare(strict_types=1);

namespace AflexiCdn\EndToEnd;

use AflexiCdn\EndToEnd\Support\AddonTestCase;
use AflexiCdn\EndToEnd\Support\Customer;
use WhmcsHost\Engine\Engine;

/** What no hook told of, be it a mass action or SQL, is noticed and put in line by the next cron, any cron. */
final class SweepTest extends AddonTestCase
{
    /**
     * @param callable(Engine, Customer, array<string, int>): mixed $change with the products of the shop
     * @param array<string, string>                                 $after  what ada's account has then
     *
     * @dataProvider changes
     */
    public function testOneCronPutsItInLine(callable $change, array $after, int $writes = 1): void
    {
        $this->withoutTraffic();
        $ada = $this->buyer('ada');
        $this->buyer('bob');
        $shop = $this->site->seeded()['shop'];
        $this->save([$shop['boost'], $shop['hidden'], $shop['hosting']]);
        $this->assertInLine();
        $bob = $this->account('bob');
        $this->sandbox->resetCounters();

        $change($this->bulk, $ada, $shop);
        $this->site->cron();

        self::assertSame($after, array_intersect_key($this->account('ada'), $after));
        self::assertSame($bob, $this->account('bob'));
        self::assertSame($writes, $this->sandbox->state()['writes']);
        $this->assertInLine();

        $this->sandbox->resetCounters();
        $this->site->cron();
        self::assertSame(0, $this->sandbox->state()['total_calls'], 'Nothing is left to do.');
    }

    /** @return array<string, array{callable, array<string, string>}> */
    public static function changes(): array
    {
        $sql = static fn (string $table, string $key, array $values): callable
            => static fn (Engine $whmcs, Customer $ada): mixed
                => $whmcs->rows->update($table, $values, ['id' => $ada->$key]);
        $service = static fn (array $values): callable => $sql('tblhosting', 'service', $values);
        $invoice = static fn (array $values): callable => $sql('tblinvoices', 'invoice', $values);
        $client = static fn (array $values): callable => $sql('tblclients', 'client', $values);
        $off = ['status' => 'suspended'];
        $on = ['status' => 'active'];
        $grace = ['email' => 'grace@example.test', 'name' => 'Grace Hopper'];
        $newClient = static fn (Engine $whmcs): int => $whmcs->clients->add(
            ['firstname' => 'Grace', 'lastname' => 'Hopper', 'email' => 'grace@example.test']
        );

        return [
            'suspended' => [$service(['domainstatus' => 'Suspended']), $off],
            'terminated' => [$service(['domainstatus' => 'Terminated']), $off],
            'cancelled' => [$service(['domainstatus' => 'Cancelled']), $off],
            'fraud' => [$service(['domainstatus' => 'Fraud']), $off],
            'made free' => [$service(['billingcycle' => 'Free Account']), $off],
            'another product' => [static fn (Engine $whmcs, Customer $ada, array $shop): mixed => $whmcs->rows->update(
                'tblhosting',
                ['packageid' => $shop['hosting']],
                ['id' => $ada->service]
            ), ['package' => 'biz_gold'], 2],
            'a product without CDN' => [static fn (Engine $whmcs, Customer $ada, array $shop): mixed
                => $whmcs->rows->update('tblhosting', ['packageid' => $shop['odd']], ['id' => $ada->service]), $off],
            'service deleted' => [static fn (Engine $whmcs, Customer $ada): mixed
                => $whmcs->services->delete($ada->service), $off],
            'service moved' => [static fn (Engine $whmcs, Customer $ada): mixed
                => $whmcs->services->moveTo($ada->service, $newClient($whmcs)), $grace],

            'refunded' => [static fn (Engine $whmcs, Customer $ada): mixed
                => $whmcs->refunds->manually($ada->invoice), $off],
            'refunded, the status left alone' => [static function (Engine $whmcs, Customer $ada): void {
                $whmcs->refunds->manually($ada->invoice);
                $whmcs->rows->update('tblinvoices', ['status' => 'Paid'], ['id' => $ada->invoice]);
            }, $off],
            'unpaid' => [$invoice(['status' => 'Unpaid']), $off],
            'unpaid, the date forgotten' => [
                $invoice(['status' => 'Unpaid', 'datepaid' => '0000-00-00 00:00:00']), $off],
            'cancelled after payment' => [$invoice(['status' => 'Cancelled']), $off],
            'collections' => [$invoice(['status' => 'Collections']), $off],
            'invoice deleted' => [static fn (Engine $whmcs, Customer $ada): mixed
                => $whmcs->invoiceStatus->delete($ada->invoice), $on, 0],
            'merged into one that was cancelled' => [static function (Engine $whmcs, Customer $ada): void {
                $other = $whmcs->renewals->renew($ada->service);
                $whmcs->payments->pay($other);
                $whmcs->invoiceStatus->set($whmcs->invoiceStatus->merge($ada->invoice, $other), 'Cancelled');
            }, $off],

            'e-mail and name' => [$client(
                ['firstname' => 'Grace', 'lastname' => 'Hopper', 'email' => 'grace@example.test']
            ), $grace],
            'client closed' => [$client(['status' => 'Closed']), $off],
            'client inactive' => [$client(['status' => 'Inactive']), $on, 0],
            'client deleted' => [static fn (Engine $whmcs, Customer $ada): mixed
                => $whmcs->clients->delete($ada->client), $off],
            'client deleted, the services left behind' => [static fn (Engine $whmcs, Customer $ada): mixed
                => $whmcs->rows->delete('tblclients', ['id' => $ada->client]), $off],
            'clients merged' => [static fn (Engine $whmcs, Customer $ada): mixed
                => $whmcs->clients->merge($ada->client, $newClient($whmcs)), $grace],
        ];
    }

    public function testManyAtOnceBelowTheBrake(): void
    {
        $customers = array_map($this->customer(...), ['ada', 'bob', 'cy', 'dan', 'eve', 'fay']);
        foreach (array_slice($customers, 0, 3) as $customer) {
            $this->bulk->payments->pay($customer->invoice);
        }
        $this->save([$this->product('boost')]);
        $this->assertInLine();

        $this->bulk->payments->markPaid(...array_map(
            static fn (Customer $customer): int => $customer->invoice,
            array_slice($customers, 3)
        ));
        $this->site->pdo()->exec("UPDATE tblhosting SET domainstatus = 'Suspended' WHERE username IN ('ada', 'bob')");
        $this->site->pdo()->exec("UPDATE tblclients SET email = 'cy@new.example' WHERE firstname = 'cy'");
        $this->site->cron();

        self::assertSame(4, $this->countWith('active'));
        self::assertSame(2, $this->countWith('suspended'));
        $this->assertInLine();
    }

    public function testARenamedProductAndAnotherServerPackage(): void
    {
        $this->buyer('ada');
        $this->buyer('bob', 'hosting');
        $this->save([$this->product('boost'), $this->product('hosting')]);
        $this->assertInLine();

        $this->bulk->catalogue->editProduct($this->product('boost'), ['name' => 'CDN Turbo']);
        $this->bulk->catalogue->editProduct($this->product('hosting'), ['configoption1' => 'biz_silver']);
        $this->site->cron();

        self::assertSame('CDN Turbo', $this->account('ada')['package']);
        self::assertSame('biz_silver', $this->account('bob')['package']);
        $this->assertInLine();
    }

    public function testProductsThatComeAndGoInTheProductAddon(): void
    {
        $this->buyer('ada');
        $this->buyer('bob', 'hosting');
        $this->save([$this->product('boost')]);
        $this->assertInLine();

        $packages = ['packages' => (string) $this->product('hosting')];
        $this->bulk->rows->update('tbladdons', $packages, ['id' => $this->productAddon()]);
        $this->site->cron();

        self::assertSame(['ada' => 'suspended', 'bob' => 'active'], $this->statusByName());
        $this->assertInLine();
    }

    public function testAProductThatWasDeleted(): void
    {
        $this->buyer('ada');
        $this->save([$this->product('boost')]);
        $this->assertInLine();

        $this->bulk->catalogue->deleteProduct($this->product('boost'));
        $this->site->cron();

        self::assertSame(['ada' => 'suspended'], $this->statusByName());
        $this->assertInLine();
    }

    public function testAPriceIsNoticedAndAskedAbout(): void
    {
        $this->buyer('ada');
        $this->save([$this->product('boost')]);
        $this->sandbox->resetCounters();

        $priced = ['billingcycle' => 'Monthly'];
        $this->bulk->rows->update('tbladdons', $priced, ['id' => $this->productAddon()]);
        $this->site->cron();

        self::assertSame(['charging_on'], array_keys($this->questions()));
        $this->assertNoWrites();
    }

    public function testAddonsOfServicesOnceTheyAreCharged(): void
    {
        $addon = $this->productAddon();
        $this->bulk->catalogue->editAddon($addon, ['billingcycle' => 'recurring'], ['monthly' => '3.00']);
        [$ada, $bob, $cy] = array_map($this->buyer(...), ['ada', 'bob', 'cy']);
        $held = [];
        foreach ([$ada, $bob] as $customer) {
            $held[] = $this->bulk->serviceAddons->add($customer->service, $addon);
        }
        $this->bulk->serviceAddons->setStatus($held[0], 'Active');
        $this->save([$this->product('boost')]);
        self::assertSame(['ada' => 'active'], $this->statusByName());
        $this->assertInLine();

        $this->bulk->serviceAddons->delete($held[0]);
        $this->bulk->serviceAddons->setStatus($held[1], 'Active');
        $this->bulk->payments->markPaid($this->bulk->orders->placeAddon($cy->service, $addon)->invoiceId);
        $this->bulk->rows->update('tblhostingaddons', ['status' => 'Active'], ['hostingid' => $cy->service]);
        $this->site->cron();

        self::assertSame(['ada' => 'suspended', 'bob' => 'active', 'cy' => 'active'], $this->statusByName());
        $this->assertInLine();
    }
}

<?php

declare(strict_types=1);

namespace WhmcsHost\Tests;

use WhmcsHost\Expectation;
use WhmcsHost\Expectation\Verdict;
use WhmcsHost\Testing\ExpectationTestCase;

/** The oracle: which services are entitled to an account (R4-R7, R13). */
final class EntitlementTest extends ExpectationTestCase
{
    public function testR4AFreeServiceHasNone(): void
    {
        $order = $this->paid(['product' => $this->seed->shop->boost]);
        $this->catchUp();
        $this->engine->services->edit($order->serviceIds[0], ['billingcycle' => 'Free Account']);
        self::assertSame('suspended', $this->catchUp()[self::NAME]['status']);
    }

    public function testR5ARenewalChangesNothingUntilItIsPaidAndRefunded(): void
    {
        $order = $this->paid(['product' => $this->seed->shop->boost]);
        $this->catchUp();
        $renewal = $this->engine->renewals->renew($order->serviceIds[0]);
        self::assertSame('active', $this->catchUp()[self::NAME]['status']);
        $this->engine->renewals->cancelUnpaid($renewal);
        self::assertSame('active', $this->catchUp()[self::NAME]['status']);

        $renewal = $this->engine->renewals->renew($order->serviceIds[0]);
        $this->engine->payments->pay($renewal);
        $this->engine->refunds->throughGateway($order->invoiceId);
        self::assertSame('active', $this->catchUp()[self::NAME]['status']);
        $this->engine->refunds->throughGateway($renewal);
        self::assertSame('suspended', $this->catchUp()[self::NAME]['status']);
    }

    public function testR5ASettingStopsTheAccountOfARenewalThatIsOverdueForTooLong(): void
    {
        $order = $this->paid(['product' => $this->seed->shop->boost]);
        $this->catchUp();
        $renewal = $this->engine->renewals->renew($order->serviceIds[0]);
        $isDue = fn (int $daysAgo): int => $this->engine->rows->update(
            'tblinvoices',
            ['duedate' => date('Y-m-d', strtotime("-$daysAgo days"))],
            ['id' => $renewal]
        );
        $isDue(300);
        self::assertSame('active', $this->catchUp()[self::NAME]['status']);
        $this->oracle->suspendOverdueAfter(7);
        self::assertSame('suspended', $this->catchUp()[self::NAME]['status']);
        $isDue(7);
        self::assertSame('active', $this->catchUp()[self::NAME]['status']);
        $isDue(8);
        self::assertSame('suspended', $this->catchUp()[self::NAME]['status']);
        $this->engine->payments->pay($renewal);
        self::assertSame('active', $this->catchUp()[self::NAME]['status']);
    }

    public function testR5RefundsThatReachThePaymentCountWithoutTheStatus(): void
    {
        $order = $this->paid(['product' => $this->seed->shop->boost]);
        $this->engine->refunds->manually($order->invoiceId, '9.00');
        self::assertSame('active', $this->catchUp()[self::NAME]['status']);
        $this->engine->refunds->manually($order->invoiceId);
        $this->engine->rows->update('tblinvoices', ['status' => 'Paid'], ['id' => $order->invoiceId]);
        self::assertSame('suspended', $this->catchUp()[self::NAME]['status']);
    }

    /** @dataProvider undoings */
    public function testR5APaidInvoiceThatIsUndoneStopsTheAccountEvenWithoutItsDate(string $status): void
    {
        $order = $this->paid(['product' => $this->seed->shop->boost]);
        $this->catchUp();
        $undone = ['status' => $status, 'datepaid' => '0000-00-00 00:00:00'];
        $this->engine->rows->update('tblinvoices', $undone, ['id' => $order->invoiceId]);
        self::assertSame('suspended', $this->catchUp()[self::NAME]['status']);
    }

    /** @return list<array{string}> */
    public static function undoings(): array
    {
        return [['Unpaid'], ['Cancelled'], ['Refunded'], ['Collections']];
    }

    public function testR5CreditCountsAsPaidIn(): void
    {
        $client = $this->client();
        $order = $this->order(['product' => $this->seed->shop->boost], $client);
        $this->engine->payments->changeCredit($client, '5.00', 'A gift');
        $this->engine->payments->payByCredit($order->invoiceId, '5.00');
        $this->engine->payments->pay($order->invoiceId);
        $this->engine->refunds->manually($order->invoiceId);
        $this->engine->rows->update('tblinvoices', ['status' => 'Paid'], ['id' => $order->invoiceId]);
        self::assertSame('active', $this->catchUp()[self::NAME]['status']);
    }

    public function testR5WithoutAnyInvoiceAnAccountIsKeptAndNoneIsMade(): void
    {
        $order = $this->paid(['product' => $this->seed->shop->boost]);
        $this->catchUp();
        $this->engine->invoiceStatus->delete($order->invoiceId);
        self::assertSame('active', $this->catchUp()[self::NAME]['status']);
        $this->accounts[self::NAME]['status'] = 'suspended';
        self::assertSame('suspended', $this->catchUp()[self::NAME]['status']);

        $this->oracle = new Expectation($this->addon);
        $this->accounts = [];
        self::assertSame([], $this->catchUp());
    }

    public function testR5ACreditPaidInvoiceAndAMassPaymentCount(): void
    {
        $client = $this->client();
        $orders = [
            $this->order(['product' => $this->seed->shop->boost, 'username' => 'one'], $client),
            $this->order(['product' => $this->seed->shop->boost, 'username' => 'two'], $client),
        ];
        $this->engine->payments->changeCredit($client, '50.00', 'A gift');
        $this->engine->payments->payByCredit($orders[0]->invoiceId);
        $this->engine->payments->pay($this->engine->payments->massInvoice($client, [$orders[1]->invoiceId]));
        self::assertSame(['one', 'two'], array_keys($this->catchUp()));
    }

    public function testR5APaidUpgradeMakesUpForMissingInvoices(): void
    {
        $order = $this->paid(['product' => $this->seed->shop->hidden]);
        $this->engine->invoiceStatus->delete($order->invoiceId);
        $upgrade = $this->engine->upgrades->order($order->serviceIds[0], $this->seed->shop->boost, '5.00');
        self::assertSame([], $this->catchUp());
        $this->engine->payments->pay($upgrade->invoiceId);
        self::assertSame(['active', 'CDN Boost'], $this->statusAndPackage());
    }

    public function testR5AnUpgradeOfAnAddonPaysForNoService(): void
    {
        [$service] = $this->order(['product' => $this->seed->shop->boost])->serviceIds;
        $addon = $this->engine->serviceAddons->add($service, $this->seed->shop->backup);
        $this->engine->rows->update('tblhostingaddons', ['id' => $service], ['id' => $addon]);
        $upgrade = $this->engine->upgrades->orderAddon($service, $this->addon, '1.00');
        $this->engine->payments->pay($upgrade->invoiceId);
        self::assertSame([], $this->catchUp());
    }

    /** @dataProvider states */
    public function testR6TheStateOfTheService(string $state, string $expected): void
    {
        $order = $this->paid(['product' => $this->seed->shop->hosting, 'username' => 'anna']);
        $this->catchUp();
        $this->engine->services->setStatus($order->serviceIds[0], $state);
        self::assertSame($expected, $this->catchUp()['anna']['status']);
    }

    /** @return list<array{string, string}> */
    public static function states(): array
    {
        return [['Active', 'active'], ['Completed', 'active'], ['Suspended', 'suspended'], ['Fraud', 'suspended'],
            ['Terminated', 'suspended'], ['Cancelled', 'suspended'], ['Pending', 'active']];
    }

    public function testR6PendingWaitsForItsModuleOnly(): void
    {
        $shop = $this->seed->shop;
        $this->engine->catalogue->editProduct($shop->hosting, ['autosetup' => '']);
        $this->engine->catalogue->editProduct($shop->boost, ['autosetup' => '']);
        $this->paid(['product' => $shop->hosting, 'username' => 'waits']);
        $this->paid(['product' => $shop->boost, 'username' => 'runs']);
        self::assertSame(['runs'], array_keys($this->catchUp()));
    }

    public function testR6AClosedClientHasNoneAnInactiveOneMay(): void
    {
        $client = $this->client();
        $this->paid(['product' => $this->seed->shop->boost], $client);
        $this->engine->clients->edit($client, ['status' => 'Inactive']);
        self::assertSame('active', $this->catchUp()[self::NAME]['status']);
        $this->engine->clients->edit($client, ['status' => 'Closed']);
        self::assertSame('suspended', $this->catchUp()[self::NAME]['status']);
        $this->engine->clients->delete($client);
        self::assertSame('suspended', $this->catchUp()[self::NAME]['status']);
    }

    public function testR6AServiceOfADeletedProductHasNone(): void
    {
        $this->paid(['product' => $this->seed->shop->boost]);
        $this->catchUp();
        $this->engine->catalogue->deleteProduct($this->seed->shop->boost);
        self::assertSame('suspended', $this->catchUp()[self::NAME]['status']);
    }

    public function testR7OnceTheAddonIsPricedOnlyThoseWhoHoldItQualify(): void
    {
        $order = $this->paid(['product' => $this->seed->shop->boost]);
        $this->catchUp();
        $this->engine->catalogue->editAddon($this->addon, ['billingcycle' => 'recurring'], ['monthly' => '3.00']);
        self::assertSame('suspended', $this->catchUp()[self::NAME]['status']);

        $addon = $this->engine->orders->placeAddon($order->serviceIds[0], $this->addon);
        self::assertSame('suspended', $this->catchUp()[self::NAME]['status']);
        $this->engine->payments->pay($addon->invoiceId);
        self::assertSame('active', $this->catchUp()[self::NAME]['status']);
        $this->engine->refunds->throughGateway($addon->invoiceId);
        self::assertSame('suspended', $this->catchUp()[self::NAME]['status']);

        $gift = $this->engine->serviceAddons->add($order->serviceIds[0], $this->addon);
        $this->engine->serviceAddons->setStatus($gift, 'Active');
        self::assertSame('active', $this->catchUp()[self::NAME]['status']);
    }

    public function testR13WhatAnAdminSetGoesBeforeTheRules(): void
    {
        $order = $this->order(['product' => $this->seed->shop->hidden]);
        self::assertSame([], $this->catchUp());
        $this->oracle->set($order->serviceIds[0], Verdict::Yes);
        self::assertSame('active', $this->catchUp()[self::NAME]['status']);
        $this->oracle->set($order->serviceIds[0], Verdict::Keep);
        self::assertSame('suspended', $this->catchUp()[self::NAME]['status']);

        $this->enable($this->seed->shop->hidden);
        $this->engine->payments->pay($order->invoiceId);
        self::assertSame('active', $this->catchUp()[self::NAME]['status']);
        $this->oracle->set($order->serviceIds[0], Verdict::No);
        self::assertSame('suspended', $this->catchUp()[self::NAME]['status']);

        $this->oracle->set($order->serviceIds[0], Verdict::Yes);
        $this->engine->services->delete($order->serviceIds[0]);
        self::assertSame('suspended', $this->catchUp()[self::NAME]['status']);
    }
}

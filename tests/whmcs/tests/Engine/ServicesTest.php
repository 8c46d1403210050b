<?php

declare(strict_types=1);

namespace WhmcsHost\Tests\Engine;

use WhmcsHost\Hooks;
use WhmcsHost\Testing\EngineTestCase;

/** Services, their addons and upgrades, and the catalogue behind them. */
final class ServicesTest extends EngineTestCase
{
    public function testEditingRunsHooksAroundTheChange(): void
    {
        $service = $this->paidService($this->seed->shop->boost);
        $seen = [];
        foreach (['PreServiceEdit', 'ServiceEdit'] as $point) {
            Hooks::add($point, 1, function (array $vars) use (&$seen, $point): void {
                $seen[] = [$point, array_keys($vars), $this->serviceStatus($vars['serviceid'])];
            });
        }
        $this->engine->services->setStatus($service, 'Suspended');

        self::assertSame([
            ['PreServiceEdit', ['serviceid'], 'Active'],
            ['ServiceEdit', ['userid', 'serviceid'], 'Suspended'],
        ], $seen);
    }

    public function testModuleCommandsChangeTheStatusBetweenTheirHooks(): void
    {
        $service = $this->paidService($this->seed->shop->hosting);
        $this->record('PreModuleSuspend', 'AfterModuleSuspend', 'AfterModuleUnsuspend', 'AfterModuleTerminate');
        $this->engine->services->suspend($service, 'Abuse');
        self::assertSame('Suspended', $this->serviceStatus($service));
        $this->engine->services->unsuspend($service);
        self::assertSame('Active', $this->serviceStatus($service));
        $this->engine->services->terminate($service);
        self::assertSame('Terminated', $this->serviceStatus($service));
        self::assertSame(
            ['PreModuleSuspend', 'AfterModuleSuspend', 'AfterModuleUnsuspend', 'AfterModuleTerminate'],
            $this->points()
        );
    }

    public function testAPreHookCanStopACommand(): void
    {
        $service = $this->paidService($this->seed->shop->hosting);
        Hooks::add('PreModuleSuspend', 1, fn (): array => ['abortcmd' => true]);
        self::assertFalse($this->engine->services->suspend($service));
        self::assertSame('Active', $this->serviceStatus($service));
    }

    public function testAServiceWithoutModuleHasNoModuleHooks(): void
    {
        $service = $this->paidService($this->seed->shop->boost);
        $this->record('PreModuleSuspend', 'AfterModuleSuspend');
        $this->engine->services->suspend($service);
        self::assertSame([], $this->points());
        self::assertSame('Suspended', $this->serviceStatus($service));
    }

    public function testADeletedServiceIsGoneWhenTheHookRuns(): void
    {
        $service = $this->paidService($this->seed->shop->boost);
        $client = (int) $this->row('tblhosting', $service)['userid'];
        $this->record('ServiceDelete');
        $this->engine->services->delete($service);

        $vars = ['userid' => $client, 'clientId' => $client, 'serviceid' => $service];
        self::assertSame($vars, $this->varsOf('ServiceDelete'));
        self::assertNull($this->engine->rows->first('tblhosting', ['id' => $service]));
    }

    public function testAPaidUpgradeChangesTheProductThenTheModuleThenTellsOfIt(): void
    {
        $service = $this->paidService($this->seed->shop->boost);
        $upgrade = $this->engine->upgrades->order($service, $this->seed->shop->hosting, '4.00');
        self::assertSame($this->seed->shop->boost, $this->row('tblhosting', $service)['packageid']);
        [$line] = $this->engine->invoices->items($upgrade->invoiceId);
        self::assertSame(['Upgrade', $upgrade->upgradeId], [$line['type'], $line['relid']]);
        $this->record('AfterModuleChangePackage', 'AfterProductUpgrade', 'InvoicePaid');
        $this->engine->payments->pay($upgrade->invoiceId);

        self::assertSame(['AfterModuleChangePackage', 'AfterProductUpgrade', 'InvoicePaid'], $this->points());
        self::assertSame(['upgradeid' => $upgrade->upgradeId], $this->varsOf('AfterProductUpgrade'));
        self::assertSame($this->seed->shop->hosting, $this->row('tblhosting', $service)['packageid']);
        self::assertSame('Completed', $this->row('tblupgrades', $upgrade->upgradeId)['status']);
    }

    public function testADowngradeCostsNothingAndIsCompleteAtOnce(): void
    {
        $service = $this->paidService($this->seed->shop->boost);
        $upgrade = $this->engine->upgrades->order($service, $this->seed->shop->odd, '0.00');
        self::assertSame(0, $upgrade->invoiceId);
        self::assertSame($this->seed->shop->odd, $this->row('tblhosting', $service)['packageid']);
    }

    public function testAPaidUpgradeOfAnAddonChangesTheAddonThenTellsOfIt(): void
    {
        $service = $this->paidService($this->seed->shop->hosting);
        $other = $this->engine->catalogue->addAddon(
            ['name' => 'Hourly Backup', 'billingcycle' => 'recurring'],
            ['monthly' => '4.50']
        );
        $addon = $this->engine->serviceAddons->add($service, $this->seed->shop->backup);
        $upgrade = $this->engine->upgrades->orderAddon($addon, $other, '3.00');
        self::assertSame($this->seed->shop->backup, $this->row('tblhostingaddons', $addon)['addonid']);
        $this->record('AfterAddonUpgrade', 'AfterProductUpgrade');
        $this->engine->payments->pay($upgrade->invoiceId);

        self::assertSame(['AfterAddonUpgrade'], $this->points());
        self::assertSame(['upgradeid' => $upgrade->upgradeId], $this->varsOf('AfterAddonUpgrade'));
        $row = $this->row('tblhostingaddons', $addon);
        self::assertSame([$other, '4.50'], [$row['addonid'], $row['recurring']]);
        self::assertSame('Completed', $this->row('tblupgrades', $upgrade->upgradeId)['status']);
    }

    public function testAddonsHaveAHookForEachStatus(): void
    {
        $service = $this->paidService($this->seed->shop->hosting);
        $order = $this->engine->orders->placeAddon($service, $this->seed->shop->backup);
        $addon = $order->addonIds[0];
        $this->record('AddonActivated', 'AddonActivation', 'AddonSuspended', 'AddonUnsuspended', 'AddonDeleted');
        $this->engine->payments->pay($order->invoiceId);
        $this->engine->serviceAddons->setStatus($addon, 'Suspended');
        $this->engine->serviceAddons->setStatus($addon, 'Active');
        $this->engine->serviceAddons->delete($addon);

        self::assertSame(
            ['AddonActivated', 'AddonActivation', 'AddonSuspended', 'AddonUnsuspended', 'AddonDeleted'],
            $this->points()
        );
        $vars = $this->varsOf('AddonActivated');
        self::assertSame([$addon, $service, $this->seed->shop->backup], [
            $vars['id'],
            $vars['serviceid'],
            $vars['addonid'],
        ]);
        self::assertSame(['id' => $addon], $this->varsOf('AddonDeleted'));
    }

    public function testAProductIsEditedAndDeletedAfterItsHook(): void
    {
        $product = $this->seed->shop->boost;
        $names = [];
        foreach (['ProductEdit', 'ProductDelete'] as $point) {
            Hooks::add($point, 1, function (array $vars) use (&$names): void {
                $names[] = [$this->row('tblproducts', $vars['pid'])['name'], $vars['name'] ?? null];
            });
        }
        $this->engine->catalogue->editProduct($product, ['name' => 'CDN Turbo']);
        $this->engine->catalogue->deleteProduct($product);

        self::assertSame([['CDN Boost', 'CDN Turbo'], ['CDN Turbo', null]], $names);
        self::assertNull($this->engine->rows->first('tblproducts', ['id' => $product]));
    }

    private function paidService(int $product): int
    {
        $order = $this->engine->orders->place($this->client(), [$product]);
        $this->engine->payments->pay($order->invoiceId);

        return $order->serviceIds[0];
    }
}

<?php

declare(strict_types=1);

namespace WhmcsHost\Tests;

use WhmcsHost\Expectation;
use WhmcsHost\Seed\Business;
use WhmcsHost\Seed\Chance;
use WhmcsHost\Seed\People;
use WhmcsHost\Testing\ExpectationTestCase;

/** The oracle: which accounts there are, what they are called and what they hold (R1-R3, R8, R9). */
final class ExpectationTest extends ExpectationTestCase
{
    public function testAPaidServiceHasAnAccount(): void
    {
        $order = $this->order(['product' => $this->seed->shop->boost]);
        self::assertSame([], $this->catchUp());
        $this->engine->payments->pay($order->invoiceId, '5.00');
        self::assertSame([], $this->catchUp());
        $this->engine->payments->pay($order->invoiceId);
        self::assertSame([self::NAME => [
            'status' => 'active',
            'package' => 'CDN Boost',
            'email' => 'anna.doe@shop.example',
            'name' => 'Anna Doe',
        ]], $this->catchUp());
    }

    public function testR1DisabledProductsAreNotForUs(): void
    {
        $this->paid(['product' => $this->seed->shop->hidden]);
        self::assertSame([], $this->catchUp());
        $this->enable($this->seed->shop->hidden);
        self::assertSame('active', $this->catchUp()[self::NAME]['status']);
        $this->enable();
        self::assertSame('suspended', $this->catchUp()[self::NAME]['status']);
    }

    public function testR2TheNameIsDecidedOnce(): void
    {
        $order = $this->paid(['product' => $this->seed->shop->boost, 'username' => 'anna']);
        self::assertSame(['anna'], array_keys($this->catchUp()));
        $this->engine->services->edit($order->serviceIds[0], ['username' => 'other']);
        $client = (int) $this->row('tblorders', $order->id)['userid'];
        $this->engine->clients->edit($client, ['email' => 'new@shop.example', 'lastname' => 'O&#039;Reilly']);

        $accounts = $this->catchUp();
        self::assertSame(['anna'], array_keys($accounts));
        self::assertSame('new@shop.example', $accounts['anna']['email']);
        self::assertSame("Anna O'Reilly", $accounts['anna']['name']);
    }

    public function testR2ServicesOfOneClientShareTheNewestsAccount(): void
    {
        $client = $this->client();
        [$old] = $this->paid(['product' => $this->seed->shop->boost], $client)->serviceIds;
        [$new] = $this->paid(['product' => $this->seed->shop->odd], $client)->serviceIds;
        $odd = html_entity_decode($this->row('tblproducts', $this->seed->shop->odd)['name'], ENT_QUOTES | ENT_HTML5);
        self::assertSame($odd, $this->catchUp()[self::NAME]['package']);
        self::assertCount(1, $this->accounts);

        $this->engine->services->terminate($new);
        self::assertSame(['active', 'CDN Boost'], $this->statusAndPackage());
        $this->engine->services->delete($old);
        self::assertSame('suspended', $this->catchUp()[self::NAME]['status']);
    }

    public function testR2AnAccountGoesWithItsServiceToAnotherClient(): void
    {
        $from = $this->client();
        $to = $this->client('Ben', 'ben@shop.example');
        [$service] = $this->paid(['product' => $this->seed->shop->boost], $from)->serviceIds;
        $this->catchUp();
        $this->engine->services->moveTo($service, $to);
        self::assertSame('ben@shop.example', $this->catchUp()[self::NAME]['email']);
        self::assertCount(1, $this->accounts);
    }

    public function testR2AnotherClientsNameIsRefused(): void
    {
        $this->paid(['product' => $this->seed->shop->boost]);
        $twin = $this->client('Adam', 'anna_doe@shop.example');
        $order = $this->paid(['product' => $this->seed->shop->boost], $twin);

        self::assertSame('Anna Doe', $this->catchUp()[self::NAME]['name']);
        self::assertSame([$order->serviceIds[0]], array_keys($this->oracle->refused()));
    }

    public function testR2OddNamesAreRefused(): void
    {
        $this->paid(['product' => $this->seed->shop->boost, 'username' => 'a/b']);
        self::assertSame([], $this->catchUp());
        self::assertCount(1, $this->oracle->refused());
    }

    public function testR3ThePackageComesFromTheOverrideTheModuleOrTheProduct(): void
    {
        $this->paid(['product' => $this->seed->shop->hosting, 'username' => 'anna']);
        self::assertSame('biz_gold', $this->catchUp()['anna']['package']);
        $this->engine->catalogue->editProduct($this->seed->shop->hosting, ['configoption1' => '']);
        self::assertSame('Business Hosting', $this->catchUp()['anna']['package']);
        $this->engine->catalogue->editProduct($this->seed->shop->hosting, ['name' => '']);
        self::assertSame('default', $this->catchUp()['anna']['package']);

        $this->oracle = new Expectation($this->addon, [$this->seed->shop->hosting => 'Gold']);
        self::assertSame('Gold', $this->catchUp()['anna']['package']);
    }

    public function testAnAccountThatWasThereIsTakenByItsEmailOnly(): void
    {
        $stranger = ['status' => 'active', 'package' => 'x', 'email' => 'someone@else.example', 'name' => 'Someone'];
        $this->accounts = [self::NAME => $stranger];
        $this->paid(['product' => $this->seed->shop->boost]);
        self::assertSame([self::NAME => $stranger], $this->catchUp());
        $this->accounts[self::NAME]['email'] = 'Anna.Doe@Shop.Example';
        self::assertSame('Anna Doe', $this->catchUp()[self::NAME]['name']);
    }

    public function testANameOfItsOwnEndsARefusal(): void
    {
        $this->paid(['product' => $this->seed->shop->boost, 'username' => 'anna']);
        $order = $this->paid(
            ['product' => $this->seed->shop->boost, 'username' => 'anna'],
            $this->client('Ben', 'ben@shop.example')
        );
        self::assertSame(['anna'], array_keys($this->catchUp()));
        $this->oracle->name($order->serviceIds[0], 'ben');
        self::assertSame(['anna', 'ben'], array_keys($this->catchUp()));
        self::assertSame([], $this->oracle->refused());
    }

    public function testAnAdminMayHaveAStrangersAccountTakenOver(): void
    {
        $this->accounts = [self::NAME => ['status' => 'suspended', 'package' => 'x', 'email' => 'someone@else.example',
            'name' => 'Someone']];
        $order = $this->paid(['product' => $this->seed->shop->boost]);
        $this->catchUp();
        $this->oracle->allowAdoption($order->serviceIds[0]);
        self::assertSame(['active', 'CDN Boost'], $this->statusAndPackage());
    }

    public function testASecondLookChangesNothing(): void
    {
        $shop = $this->seed->shop;
        $engine = $this->engine->inBulk();
        $chance = new Chance(3);
        (new Business($engine, $shop, $chance))
            ->run(People::invite($engine, $chance, 40));
        $first = $this->catchUp();
        self::assertGreaterThan(20, count($first));
        self::assertSame($first, $this->catchUp());
    }
}

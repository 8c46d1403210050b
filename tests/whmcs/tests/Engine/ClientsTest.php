<?php

declare(strict_types=1);

namespace WhmcsHost\Tests\Engine;

use WhmcsHost\Engine\Engine;
use WhmcsHost\Engine\Events;
use WhmcsHost\Hooks;
use WhmcsHost\Testing\EngineTestCase;

final class ClientsTest extends EngineTestCase
{
    public function testAddingMakesClientAndOwner(): void
    {
        $this->record('ClientAdd');
        $client = $this->client('Maeve', 'maeve@shop.example');

        $vars = $this->varsOf('ClientAdd');
        self::assertSame([$client, $client, 'Maeve'], [$vars['client_id'], $vars['userid'], $vars['firstname']]);
        $link = $this->engine->rows->first('tblusers_clients', ['client_id' => $client]);
        self::assertSame([$vars['user_id'], 1], [$link['auth_user_id'], $link['owner']]);
        self::assertSame('maeve@shop.example', $this->row('tblusers', $vars['user_id'])['email']);
    }

    public function testEditingPassesNewAndOldData(): void
    {
        $client = $this->client();
        $this->record('ClientEdit');
        $this->engine->clients->edit($client, ['email' => 'new@shop.example', 'firstname' => 'Ann']);

        $vars = $this->varsOf('ClientEdit');
        self::assertSame(['new@shop.example', 'anna.doe@shop.example'], [$vars['email'], $vars['olddata']['email']]);
        self::assertSame('new@shop.example', $this->row('tblclients', $client)['email']);
    }

    public function testClosingEndsServicesAndInvoicesBeforeTheHook(): void
    {
        $client = $this->client();
        $paid = $this->engine->orders->place($client, [$this->seed->shop->boost]);
        $this->engine->payments->pay($paid->invoiceId);
        $open = $this->engine->orders->place($client, [$this->seed->shop->boost]);
        $this->record('ClientClose');
        $this->engine->clients->close($client);

        self::assertSame(['userid' => $client], $this->varsOf('ClientClose'));
        self::assertSame('Closed', $this->row('tblclients', $client)['status']);
        self::assertSame('Terminated', $this->serviceStatus($paid->serviceIds[0]));
        self::assertSame('Cancelled', $this->serviceStatus($open->serviceIds[0]));
        self::assertSame('Cancelled', $this->row('tblinvoices', $open->invoiceId)['status']);
        self::assertSame('Paid', $this->row('tblinvoices', $paid->invoiceId)['status']);
    }

    public function testDeletingRunsOneHookBeforeAndOneAfter(): void
    {
        $client = $this->client();
        $this->engine->orders->place($client, [$this->seed->shop->boost]);
        $there = [];
        foreach (['PreDeleteClient', 'ClientDelete'] as $point) {
            Hooks::add($point, 1, function (array $vars) use (&$there, $point): void {
                $there[$point] = count($this->engine->rows->select('tblhosting', ['userid' => $vars['userid']]));
            });
        }
        $this->engine->clients->delete($client);

        self::assertSame(['PreDeleteClient' => 1, 'ClientDelete' => 0], $there);
        self::assertNull($this->engine->rows->first('tblclients', ['id' => $client]));
    }

    public function testMergingMovesEverything(): void
    {
        $from = $this->client();
        $to = $this->client('Ben', 'ben@shop.example');
        $order = $this->engine->orders->place($from, [$this->seed->shop->boost]);
        $this->record('AfterClientMerge');
        $this->engine->clients->merge($from, $to);

        self::assertSame(['toUserID' => $to, 'fromUserID' => $from], $this->varsOf('AfterClientMerge'));
        self::assertSame($to, $this->row('tblhosting', $order->serviceIds[0])['userid']);
        self::assertSame($to, $this->row('tblinvoices', $order->invoiceId)['userid']);
        self::assertNull($this->engine->rows->first('tblclients', ['id' => $from]));
    }

    public function testParametersCanBeStringsOrFewerOrNoneAtAll(): void
    {
        $client = $this->client();
        $edit = function (Events $events) use ($client): array {
            $this->record('ClientEdit');
            (new Engine(events: $events))->clients->edit($client, ['notes' => uniqid()]);

            return $this->calls;
        };

        self::assertSame((string) $client, $edit(new Events(numericStrings: true))[0][1]['userid']);
        self::assertArrayNotHasKey('olddata', $edit(new Events(minimal: true))[0][1]);
        self::assertSame([], $edit(new Events(silent: true)));
    }
}

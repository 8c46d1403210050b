<?php

declare(strict_types=1);

namespace AflexiCdn\EndToEnd;

use AflexiCdn\EndToEnd\Support\AddonTestCase;
use WhmcsHost\Engine\PlacedOrder;

/** Services of one client with the same name share an account, as the entitled one of the highest id wants it (R2). */
final class SharedAccountTest extends AddonTestCase
{
    private const NAME = 'ada_example_test';

    private PlacedOrder $old;
    private PlacedOrder $new;

    protected function setUp(): void
    {
        parent::setUp();
        $ada = $this->client('Ada', 'Byron', 'ada@example.test');
        $this->old = $this->sale($ada, $this->product('boost'));
        $this->new = $this->sale($ada, $this->product('hidden'));
        $this->save([$this->product('boost'), $this->product('hidden')]);
        $this->assertItIs('active', 'CDN Legacy');
    }

    public function testWhenTheNewestEndsTheNextOneDecides(): void
    {
        $this->site->event('services', 'setStatus', $this->new->serviceIds[0], 'Terminated');
        $this->settle();
        $this->assertItIs('active', 'CDN Boost');

        $this->site->event('services', 'delete', $this->old->serviceIds[0]);
        $this->settle();
        $this->assertItIs('suspended', 'CDN Boost');

        $this->site->event('services', 'setStatus', $this->new->serviceIds[0], 'Active');
        $this->settle();
        $this->assertItIs('active', 'CDN Legacy');
    }

    public function testAnOlderOneThatEndsChangesNothing(): void
    {
        $this->sandbox->resetCounters();

        $this->site->event('refunds', 'throughGateway', $this->old->invoiceId);
        $this->settle();

        $this->assertNoWrites();
        $this->assertItIs('active', 'CDN Legacy');
    }

    public function testANewcomerThatIsPaidTakesOver(): void
    {
        $client = (int) $this->value("SELECT userid FROM tblhosting WHERE id = {$this->old->serviceIds[0]}");
        $newest = $this->order($client, $this->product('boost'));
        $this->site->cron();
        $this->assertItIs('active', 'CDN Legacy');

        $this->site->event('payments', 'pay', $newest->invoiceId);
        $this->settle();

        $this->assertItIs('active', 'CDN Boost');
        self::assertSame(1, $this->calls('user.create'));
    }

    private function assertItIs(string $status, string $package): void
    {
        self::assertSame([self::NAME], $this->accounts());
        $account = $this->account(self::NAME);
        self::assertSame([$status, $package], [$account['status'], $account['package']]);
        $this->assertInLine();
    }
}

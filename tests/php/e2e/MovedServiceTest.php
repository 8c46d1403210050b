<?php

declare(strict_types=1);

namespace AflexiCdn\EndToEnd;

use AflexiCdn\EndToEnd\Support\AddonTestCase;
use AflexiCdn\EndToEnd\Support\Customer;

/** A service that went over to another client is still paid for by the invoices of the former one (R5). */
final class MovedServiceTest extends AddonTestCase
{
    private Customer $ada;

    protected function setUp(): void
    {
        parent::setUp();
        $this->ada = $this->buyer('ada');
    }

    public function testTheAccountGoesAlongAndARefundToTheFormerClientStopsIt(): void
    {
        $this->save([$this->product('boost')]);
        $this->assertInLine();
        $this->moveTo('bob');
        self::assertSame('bob@example.test', $this->account('ada')['email']);

        $this->site->event('refunds', 'throughGateway', $this->ada->invoice);
        $this->settle();

        self::assertSame(['ada' => 'suspended'], $this->statusByName());
        $this->assertInLine();
    }

    public function testWithoutAnOrderToo(): void
    {
        $this->bulk->rows->update('tblhosting', ['orderid' => 0], ['id' => $this->ada->service]);
        $this->save([$this->product('boost')]);
        $this->assertInLine();
        $this->moveTo('bob');

        $this->site->event('refunds', 'throughGateway', $this->ada->invoice);
        $this->settle();
        $this->site->cron();

        self::assertSame(['ada' => 'suspended'], $this->statusByName());
        $this->assertInLine();
    }

    public function testWhatTheSecondOfThreeClientsPaidGoesOnToCount(): void
    {
        $this->save([$this->product('boost')]);
        $this->assertInLine();
        $this->moveTo('bob');
        $this->bulk->payments->pay($this->bulk->renewals->renew($this->ada->service));
        $this->bulk->refunds->throughGateway($this->ada->invoice);
        $this->site->cron();
        $this->assertInLine();

        $this->moveTo('cy');
        $this->site->cron();

        self::assertSame(['ada' => 'active'], $this->statusByName());
        self::assertSame('cy@example.test', $this->account('ada')['email']);
        $this->assertInLine();
    }

    public function testMovedBeforeThereWasAnAccount(): void
    {
        $this->bulk->payments->pay($this->bulk->renewals->renew($this->ada->service));
        $this->bulk->refunds->throughGateway($this->ada->invoice);
        $this->moveTo('bob');

        $this->save([$this->product('boost')]);

        self::assertSame(['ada' => 'active'], $this->statusByName());
        $this->assertInLine();
    }

    private function moveTo(string $name): void
    {
        $client = $this->client($name, 'Stone', "$name@example.test");
        $this->bulk->services->moveTo($this->ada->service, $client);
        $this->site->cron();
    }
}

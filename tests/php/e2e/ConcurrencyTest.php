<?php

declare(strict_types=1);

namespace AflexiCdn\EndToEnd;

use AflexiCdn\EndToEnd\Support\AddonTestCase;
use AflexiCdn\EndToEnd\Support\AtOnce;
use AflexiCdn\EndToEnd\Support\Program;
use WhmcsHost\Seed;
use WhmcsHost\Wait;

/** Several workers at once make nothing twice. */
final class ConcurrencyTest extends AddonTestCase
{
    protected function setUp(): void
    {
        parent::setUp();
        $this->save([$this->product('boost'), $this->product('odd')]);
        // Long enough that the workers meet.
        $this->sandbox->setLatency(30);
    }

    public function testFourIdenticalEventsAtOnceMakeOnePublisher(): void
    {
        $order = $this->sale($this->client('Ada', 'Byron', 'ada@example.test'), $this->product('boost'));

        $event = ['hooks', 'run', ['InvoicePaid', ['invoiceid' => $order->invoiceId]]];
        AtOnce::events($this->site, array_fill(0, 4, $event));
        $this->catchUp();

        self::assertSame(['ada_example_test'], $this->accounts());
        self::assertSame(['CDN Boost'], $this->packages());
        self::assertSame($this->passwordAtThePlatform('ada_example_test'), $this->passwordShown('ada_example_test'));
        $this->assertInLine();
    }

    public function testPaymentsOfDifferentClientsAtOnceShareOnePackage(): void
    {
        $events = [];
        foreach (['ada', 'bob', 'cy', 'dan'] as $name) {
            $order = $this->order($this->client($name, 'Byron', "$name@example.test"), $this->product('odd'), $name);
            $events[] = ['payments', 'pay', [$order->invoiceId]];
        }

        AtOnce::events($this->site, $events);
        $this->catchUp();

        self::assertSame(['ada', 'bob', 'cy', 'dan'], $this->accounts());
        self::assertCount(1, $this->packages());
        $this->assertInLine();
    }

    public function testTwoServicesOfOneNamePaidAtOnceShareThePublisher(): void
    {
        $client = $this->client('Ada', 'Byron', 'ada@example.test');
        $events = [];
        foreach (['boost', 'odd', 'boost', 'odd'] as $product) {
            $events[] = ['payments', 'pay', [$this->order($client, $this->product($product))->invoiceId]];
        }

        AtOnce::events($this->site, $events);
        $this->catchUp();

        self::assertSame(['ada_example_test'], $this->accounts());
        self::assertSame($this->passwordAtThePlatform('ada_example_test'), $this->passwordShown('ada_example_test'));
        $this->assertInLine();
    }

    public function testSeveralCronsAtOnceShareTheWork(): void
    {
        Seed::bulk(40, $this->product('hidden'));
        $this->configure(['auth_key' => '']);
        $this->save([$this->product('hidden')]);
        $this->configure();

        Program::cronsAtOnce($this->site, 3);
        $this->catchUp();

        self::assertCount(40, $this->accounts());
        self::assertSame(40, $this->calls('user.create'));
        self::assertSame(['CDN Legacy'], $this->packages());
        $this->assertInLine();
    }

    /** Whoever was told that others are at it leaves the rest to the next cron run that finds them gone. */
    private function catchUp(): void
    {
        Wait::until(function (): bool {
            $this->anHourLater();
            $this->site->cron();

            return $this->waiting() === 0;
        }, 20.0, 'a cron run that is the last');
    }
}

<?php

declare(strict_types=1);

namespace AflexiCdn\EndToEnd;

use AflexiCdn\EndToEnd\Support\AddonTestCase;
use WhmcsHost\Wait;

/** Work of somebody whose lease ran out is taken over: nothing is made twice, and the stored password holds. */
final class LeaseTest extends AddonTestCase
{
    /** @dataProvider moments */
    public function testTheStoredPasswordIsTheOneThatHolds(string $method): void
    {
        $this->save([$this->product('boost')]);
        $order = $this->order($this->client('Ada', 'Byron', 'ada@example.test'), $this->product('boost'), 'ada');
        $this->sandbox->resetCounters();
        $this->sandbox->setFaults(['kind' => 'slow', 'ms' => 1000, 'method' => $method, 'times' => 1]);

        $connections = (int) $this->value('SELECT CONNECTION_ID()');
        $this->site->event('payments', 'pay', $order->invoiceId);
        Wait::until(fn (): bool => $this->calls($method) > 0, 5.0, "the call of $method");
        $this->anHourLater();
        $this->site->cron();
        $this->onceTheFirstIsBack($connections);

        self::assertSame(['ada'], $this->accounts());
        self::assertSame(['CDN Boost'], $this->packages());
        self::assertSame($this->passwordAtThePlatform('ada'), $this->passwordShown('ada'));
        $this->assertInLine();
    }

    /** @return array<string, array{string}> */
    public static function moments(): array
    {
        return [
            'while it asks who it is' => ['user.get'],
            'while it looks for the package' => ['bandwidthPackage.get'],
            'while it makes the package' => ['bandwidthPackage.create'],
            'while it makes the account' => ['user.create'],
        ];
    }

    /** The worker after the response keeps its connection to the database as long as it works. */
    private function onceTheFirstIsBack(int $connections): void
    {
        $newer = "SELECT COUNT(*) FROM information_schema.processlist WHERE id > $connections"
            . ' AND id <> CONNECTION_ID()';
        Wait::until(fn (): bool => (int) $this->value($newer) === 0, 8.0, 'the worker after the response');
        $this->anHourLater();
        $this->site->cron();
        self::assertSame(0, $this->waiting());
    }
}

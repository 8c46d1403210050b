<?php

declare(strict_types=1);

namespace AflexiCdn\EndToEnd;

use AflexiCdn\EndToEnd\Support\AddonTestCase;
use AflexiCdn\EndToEnd\Support\Customer;
use WhmcsHost\Wait;

/** What is deleted in WHMCS is suspended at the platform, even if its rows are gone when a hook runs (R6, R8). */
final class DeletionTest extends AddonTestCase
{
    private Customer $ada;

    protected function setUp(): void
    {
        parent::setUp();
        $this->ada = $this->buyer('ada');
        $this->buyer('bob');
        $this->save([$this->product('boost')]);
        $this->assertInLine();
    }

    /** @dataProvider forms */
    public function testADeletedService(callable $form): void
    {
        $this->bulk->services->delete($this->ada->service);

        $this->site->event('hooks', 'run', 'ServiceDelete', ['serviceid' => $form($this->ada->service)]);

        $this->assertAdaAloneIsSuspended();
    }

    /** @dataProvider forms */
    public function testADeletedClientOfAVersionThatRunsClientDeleteAlone(callable $form): void
    {
        $this->bulk->clients->delete($this->ada->client);

        $this->site->event('hooks', 'run', 'ClientDelete', ['userid' => $form($this->ada->client)]);

        $this->assertAdaAloneIsSuspended();
    }

    /** @dataProvider forms */
    public function testADeletedClientOfAVersionThatRunsPreDeleteClientAlone(callable $form): void
    {
        $this->site->event('hooks', 'run', 'PreDeleteClient', ['userid' => $form($this->ada->client)]);
        $this->bulk->clients->delete($this->ada->client);
        $this->tenSecondsLater();

        $this->press('work');

        $this->assertAdaAloneIsSuspended();
    }

    /** @return array<string, array{callable}> */
    public static function forms(): array
    {
        return ['as a number' => [intval(...)], 'as a string' => [strval(...)]];
    }

    public function testADeletedClientWithBothHooksInOneRequest(): void
    {
        $this->site->event('clients', 'delete', $this->ada->client);
        Wait::until(fn (): bool => $this->statusByName()['ada'] === 'suspended', 5.0, 'the suspension');
        $this->sandbox->resetCounters();

        $this->tenSecondsLater();
        $this->site->cron();

        $this->assertNoWrites();
        $this->assertAdaAloneIsSuspended();
    }

    public function testADeletedOrder(): void
    {
        $this->site->event('orderStatus', 'cancel', $this->ada->order);
        $this->site->event('orderStatus', 'delete', $this->ada->order);
        $this->tenSecondsLater();

        $this->press('work');

        $this->assertAdaAloneIsSuspended();
    }

    public function testWhatIsGoneCanBeSwitchedToNothingAndStaysSuspended(): void
    {
        $this->press('mode', ['service' => $this->ada->service, 'mode' => 'on'], self::PUBLISHERS);
        $this->bulk->services->delete($this->ada->service);

        $this->site->cron();

        $this->assertAdaAloneIsSuspended();
    }

    private function assertAdaAloneIsSuspended(): void
    {
        Wait::until(fn (): bool => $this->statusByName()['ada'] === 'suspended', 5.0, 'the suspension');
        $this->settle();
        self::assertSame(['ada' => 'suspended', 'bob' => 'active'], $this->statusByName());
        self::assertSame(0, $this->calls('publisherLink.delete'), 'Nothing is ever deleted.');
        $this->assertInLine();
    }
}

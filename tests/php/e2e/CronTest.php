<?php

declare(strict_types=1);

namespace AflexiCdn\EndToEnd;

use AflexiCdn\EndToEnd\Support\AddonTestCase;
use WhmcsHost\Wait;

/** What a request could not finish, cron does. */
final class CronTest extends AddonTestCase
{
    protected function setUp(): void
    {
        parent::setUp();
        $this->save([$this->product('boost')]);
    }

    public function testAPaymentDuringAnOutageIsMadeGoodByALaterCron(): void
    {
        $order = $this->order($this->client('Ada', 'Byron', 'ada@example.test'), $this->product('boost'));
        $this->sandbox->setFaults(['kind' => 'down']);
        $this->site->event('payments', 'pay', $order->invoiceId);
        // The worker after the response has met the outage, and writes nothing more about it later.
        $met = "SELECT COUNT(*) FROM mod_aflexi_cdn_jobs, mod_aflexi_cdn_meta WHERE state = 'due' AND name = 'breaker'"
            . " AND JSON_EXTRACT(value, '$.until') > UNIX_TIMESTAMP()";
        Wait::until(fn (): bool => (int) $this->value($met) === 1, 10.0, 'the outage to be met');
        $this->site->cron();
        self::assertSame([], $this->accounts());
        self::assertSame(1, $this->waiting());

        $this->sandbox->clearFaults();
        $this->anHourLater();
        $this->site->cron();
        $this->site->cron();

        self::assertSame(1, $this->calls('user.create'));
        self::assertSame(0, $this->waiting());
        $this->assertInLine();
    }

    public function testAPaymentTakenOnTheCommandLineIsDoneByTheNextCron(): void
    {
        $order = $this->sale($this->client('Ada', 'Byron', 'ada@example.test'), $this->product('boost'));
        $this->site->pdo()->exec('INSERT INTO mod_aflexi_cdn_hints (kind, subject_id, cause, due_at)'
            . " VALUES ('invoice', $order->invoiceId, 'InvoicePaid', UTC_TIMESTAMP())");

        $this->site->cron();

        $this->assertInLine();
        self::assertSame(['ada_example_test'], $this->accounts());
    }

    public function testTheResponseIsNotHeldUpByAPlatformThatHangs(): void
    {
        $order = $this->order($this->client('Ada', 'Byron', 'ada@example.test'), $this->product('boost'));
        $this->sandbox->setFaults(['kind' => 'hang', 'method' => 'user.create', 'times' => 1]);
        $this->site->event('payments', 'pay', $order->invoiceId);
        Wait::until(fn (): bool => $this->calls('user.create') === 1, 5.0, 'the call');
        self::assertSame([], $this->accounts());

        // The worker gives up by itself after five seconds; its lease says when others may.
        Wait::until(fn (): bool => 'leased' !== $this->value('SELECT state FROM mod_aflexi_cdn_jobs'), 8.0, 'its end');
        $this->anHourLater();
        $this->site->cron();

        $this->assertInLine();
        self::assertCount(1, $this->accounts());
    }

    public function testThePageTellsWhenCronRanLast(): void
    {
        self::assertStringContainsString('The cron job of WHMCS has not run the addon yet', $this->page()->text());

        $this->site->cron();

        self::assertStringNotContainsString('The cron job of WHMCS has not run the addon yet', $this->page()->text());
    }
}

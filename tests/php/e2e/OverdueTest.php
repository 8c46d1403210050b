<?php

declare(strict_types=1);

namespace AflexiCdn\EndToEnd;

use AflexiCdn\EndToEnd\Support\AddonTestCase;
use AflexiCdn\EndToEnd\Support\Customer;

/** A setting overrides R5: a renewal that is overdue for too long suspends, and its payment brings back. */
final class OverdueTest extends AddonTestCase
{
    private const DAYS = 7;

    private Customer $ada;

    private int $renewal;

    protected function setUp(): void
    {
        parent::setUp();
        $this->ada = $this->buyer('ada');
        $this->buyer('bob');
        $this->save([$this->product('boost')]);
        $this->assertInLine();
        $this->renewal = $this->site->event('renewals', 'renew', $this->ada->service);
        $this->settle();
        $this->sandbox->resetCounters();
    }

    public function testAnOverdueRenewalSuspendsOnceTheDayHasComeAndItsPaymentBringsBack(): void
    {
        $this->suspendOverdueAfter(self::DAYS);
        $this->isDue(self::DAYS);
        $this->site->cron();
        $this->assertNoWrites();
        $this->assertInLine();
        self::assertSame('active', $this->account('ada')['status']);

        $this->isDue(self::DAYS + 1);
        $this->site->cron();
        self::assertSame(['ada' => 'suspended', 'bob' => 'active'], $this->statusByName());
        self::assertSame(1, $this->sandbox->state()['writes']);
        $this->assertInLine();
        $page = $this->page(self::PAGE . '&page=publishers')->text();
        self::assertStringContainsString("invoice #$this->renewal, is unpaid for more than 7 days", $page);

        $this->sandbox->resetCounters();
        $this->isDue(self::DAYS + 2);
        $this->site->cron();
        $this->assertNoWrites();

        $this->site->event('payments', 'pay', $this->renewal);
        $this->settle();
        self::assertSame(['ada' => 'active', 'bob' => 'active'], $this->statusByName());
        $this->assertInLine();
    }

    public function testItIsOffUnlessSetAndSettingItIsEnough(): void
    {
        $this->isDue(300);
        $this->site->cron();
        $this->assertNoWrites();
        $this->assertInLine();

        $this->suspendOverdueAfter(self::DAYS);
        $this->site->cron();
        self::assertSame('suspended', $this->account('ada')['status']);
        $this->assertInLine();

        $this->suspendOverdueAfter(null);
        $this->site->cron();
        self::assertSame('active', $this->account('ada')['status']);
        $this->assertInLine();
    }

    private function suspendOverdueAfter(?int $days): void
    {
        $this->configure(['suspend_overdue_days' => (string) $days]);
        $this->expectation->suspendOverdueAfter($days);
    }

    private function isDue(int $daysAgo): void
    {
        $due = $this->value("SELECT CURDATE() - INTERVAL $daysAgo DAY");
        $this->bulk->rows->update('tblinvoices', ['duedate' => $due], ['id' => $this->renewal]);
    }
}

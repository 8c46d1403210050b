<?php

declare(strict_types=1);

namespace AflexiCdn\EndToEnd;

use AflexiCdn\EndToEnd\Support\AddonTestCase;
use WhmcsHost\Seed;

/** A save takes no longer than its time budget; cron does the rest, each account once. */
final class BudgetTest extends AddonTestCase
{
    public function testWhatDoesNotFitIsLeftForCron(): void
    {
        Seed::bulk(30, $this->product('boost'));
        $this->configure(['time_budget' => '1', 'concurrency' => '2']);
        $this->sandbox->setLatency(150);

        $started = microtime(true);
        $page = $this->save([$this->product('boost')]);
        $took = microtime(true) - $started;

        self::assertLessThan(3.0, $took);
        $made = count($this->accounts());
        self::assertGreaterThan(0, $made);
        self::assertLessThan(30, $made);
        self::assertStringContainsString("$made created", $page->text());
        self::assertStringContainsString(30 - $made . ' still to do', $page->text());

        $this->sandbox->setLatency(0);
        $this->site->cron();

        self::assertSame(30, $this->calls('user.create'));
        $this->assertInLine();
    }
}

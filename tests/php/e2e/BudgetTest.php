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

    /** A call that is cut short says nothing of Aflexi, so it may last as long as ever. */
    public function testASaveThatTookItsTimeDoesNotTakeAflexiForDown(): void
    {
        Seed::bulk(1, $this->product('boost'));
        $this->configure(['time_budget' => '5']);
        $this->sandbox->setLatency(1500);
        $this->site->pdo()->exec('CREATE TRIGGER slow_log BEFORE INSERT ON mod_aflexi_cdn_log FOR EACH ROW'
            . " SET NEW.milliseconds = IF(NEW.action = 'save', SLEEP(4.5), NEW.milliseconds)");
        try {
            $page = $this->save([$this->product('boost')]);
        } finally {
            $this->site->pdo()->exec('DROP TRIGGER slow_log');
        }

        self::assertSame('1', (string) $this->value("SELECT COUNT(*) FROM mod_aflexi_cdn_log WHERE action = 'save'"));
        self::assertStringContainsString('1 still to do', $page->text());
        self::assertSame([], $this->column("SELECT name FROM mod_aflexi_cdn_meta WHERE name IN ('breaker', 'halt')"));

        $this->sandbox->setLatency(0);
        $this->site->cron();

        $this->assertInLine();
    }
}

<?php

declare(strict_types=1);

namespace WhmcsHost\Tests\Host;

use WhmcsHost\Testing\SiteTestCase;

final class CronTest extends SiteTestCase
{
    public function testEveryRunEndsWithAfterCronJob(): void
    {
        $this->addHooks('cron', <<<'PHP'
            foreach (['PreCronJob', 'DailyCronJob', 'AfterCronJob'] as $point) {
                add_hook($point, 1, fn (array $vars) => logActivity("$point under " . PHP_SAPI));
            }
            PHP);

        self::assertSame('', $this->site->cron());
        self::assertSame(['AfterCronJob under cli'], $this->log());

        $this->site->cron(daily: true);
        self::assertSame([
            'PreCronJob under cli',
            'Cron Job: Starting Daily Automation Tasks',
            'DailyCronJob under cli',
            'Cron Job: Completed Daily Automation Tasks',
            'AfterCronJob under cli',
        ], array_slice($this->log(), 1));
    }

    public function testAFailingRunIsReported(): void
    {
        $this->addHooks('fail', <<<'PHP'
            add_hook('AfterCronJob', 1, fn (array $vars) => throw new RuntimeException('broken'));
            PHP);

        try {
            $this->site->cron();
            self::fail('The run did not fail.');
        } catch (\RuntimeException $e) {
            self::assertStringContainsString('broken', $e->getMessage());
            self::assertStringContainsString('broken', $this->site->takePhpErrors());
        }
    }

    public function testCronIsNotServed(): void
    {
        self::assertSame(403, $this->site->visitor()->get('crons/cron.php')->status);
    }
}

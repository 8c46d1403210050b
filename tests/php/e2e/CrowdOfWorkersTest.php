<?php

declare(strict_types=1);

namespace AflexiCdn\EndToEnd;

use AflexiCdn\EndToEnd\Support\AddonTestCase;
use AflexiCdn\EndToEnd\Support\AtOnce;
use AflexiCdn\EndToEnd\Support\CallLog;
use AflexiCdn\EndToEnd\Support\Program;
use WhmcsHost\Seed;
use WhmcsHost\Seed\Chance;

/** Eight crons at two thousand jobs, while a few accounts are suspended and activated all the time. */
final class CrowdOfWorkersTest extends AddonTestCase
{
    private const SERVICES = 2000;
    private const WORKERS = 8;
    /** Services whose status changes all the time, so many of them at once. */
    private const RESTLESS = 24;
    private const AT_ONCE = 6;
    private const STORMS = 12;

    public function testNeverAreTwoOnOneAccountAndTheLastStateWins(): void
    {
        $services = Seed::bulk(self::SERVICES, $this->product('hidden'));
        $this->configure(['auth_key' => '']);
        $this->save([$this->product('hidden')]);
        $this->configure();
        // Long enough that calls meet.
        $this->sandbox->setLatency(10);
        $restless = array_slice($services, 0, self::RESTLESS);
        $chance = new Chance(1);

        $workers = Program::startCrons($this->site, self::WORKERS);
        $isAtWork = static fn (Program $worker): bool => $worker->isRunning();
        for ($storm = 0; $storm < self::STORMS || array_filter($workers, $isAtWork) !== []; $storm++) {
            AtOnce::events($this->site, array_map(static fn (): array => [
                'services',
                'setStatus',
                [$chance->of($restless), $chance->of(['Active', 'Suspended'])],
            ], range(1, self::AT_ONCE)));
        }
        $printed = array_map(static fn (Program $worker): string => $worker->end(), $workers);
        $this->catchUp();

        self::assertSame(array_fill(0, self::WORKERS, ''), $printed);
        $this->assertInLine();
        $accounts = $this->accounts();
        self::assertGreaterThanOrEqual(self::SERVICES - self::RESTLESS, count($accounts));
        self::assertSame(count($accounts), $this->calls('user.create'), 'One create for each account.');
        self::assertSame(['CDN Legacy'], $this->packages());
        self::assertGreaterThan(0, $this->calls('publisherLink.update'), 'the storm reached accounts');
        $log = new CallLog($this->sandbox->log);
        self::assertGreaterThanOrEqual(count($accounts), $log->accounts());
        self::assertSame([], $log->overlaps());
        $complaints = "SELECT description FROM tblactivitylog WHERE description LIKE 'Aflexi CDN: %'";
        self::assertSame([], $this->column($complaints));
        // To find another worker at an account is none.
        $failures = "SELECT DISTINCT detail FROM mod_aflexi_cdn_log WHERE result = 'failed'"
            . " AND detail NOT LIKE '%\"busy\"%'";
        self::assertSame([], $this->column($failures));
    }

    /** Crons go on until nothing is left. */
    private function catchUp(): void
    {
        for ($cron = 0; $cron < 10 && ($cron === 0 || $this->waiting() > 0); $cron++) {
            $this->anHourLater();
            $this->site->cron();
        }
        $this->settle();
    }
}

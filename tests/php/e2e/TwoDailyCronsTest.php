<?php

declare(strict_types=1);

namespace AflexiCdn\EndToEnd;

use AflexiCdn\EndToEnd\Support\AddonTestCase;
use AflexiCdn\EndToEnd\Support\Program;
use WhmcsHost\Seed;

/** Two daily crons at once share a full pass: nothing is made, changed or asked twice. */
final class TwoDailyCronsTest extends AddonTestCase
{
    protected function setUp(): void
    {
        parent::setUp();
        // Long enough that they meet.
        $this->sandbox->setLatency(20);
    }

    public function testNoAccountAndNoPackageIsMadeTwiceAndThePasswordHolds(): void
    {
        Seed::bulk(40, $this->product('hidden'));
        $this->sandbox->setFaults(['kind' => 'down']);
        $this->save([$this->product('hidden')]);
        $this->sandbox->clearFaults();
        $this->anHourLater();
        self::assertSame([], $this->accounts());

        Program::cronsAtOnce($this->site, 2, daily: true);
        $this->catchUp();

        self::assertCount(40, $this->accounts());
        self::assertSame(40, $this->calls('user.create'));
        self::assertSame(['CDN Legacy'], $this->packages());
        $this->assertInLine();
        $name = $this->accounts()[0];
        self::assertSame($this->passwordAtThePlatform($name), $this->passwordShown($name));
    }

    public function testWhatChangedInBulkIsWrittenOnce(): void
    {
        $services = Seed::bulk(40, $this->product('hidden'));
        $this->save([$this->product('hidden')]);
        $this->assertInLine();
        $this->aWhileAfterTheChange();
        $this->sandbox->resetCounters();
        $this->bulk->rows->update(
            'tblhosting',
            ['domainstatus' => 'Cancelled'],
            ['id' => array_slice($services, 0, 10)]
        );

        Program::cronsAtOnce($this->site, 2, daily: true);
        $this->catchUp();

        self::assertSame(10, $this->sandbox->state()['writes']);
        self::assertStringContainsString('Last full pass Done', $this->page()->text());
        $this->assertInLine();
        self::assertSame(0, (int) $this->value('SELECT COUNT(*) FROM mod_aflexi_cdn_accounts WHERE'
            . " observed_status <> applied_status OR observed_status = 'absent'"));
    }

    public function testTooManyAreAskedAboutOnce(): void
    {
        $services = Seed::bulk(25, $this->product('hidden'));
        $this->save([$this->product('hidden')]);
        $this->aWhileAfterTheChange();
        $this->sandbox->resetCounters();
        $this->bulk->rows->update('tblhosting', ['domainstatus' => 'Cancelled'], ['id' => $services]);

        Program::cronsAtOnce($this->site, 2, daily: true);
        $this->site->cron();

        $this->assertNoWrites();
        self::assertSame(['brake'], array_keys($this->questions()));
        $this->sandbox->setLatency(0);
        $this->yes('brake');
        self::assertSame(25, $this->countWith('suspended'));
        self::assertSame([], $this->questions());
        $this->assertInLine();
    }

    /** Whoever was told that others are at it leaves the rest to cron. */
    private function catchUp(): void
    {
        $this->anHourLater();
        $this->site->cron();
        $this->settle();
    }
}

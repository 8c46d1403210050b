<?php

declare(strict_types=1);

namespace AflexiCdn\EndToEnd;

use AflexiCdn\EndToEnd\Support\AddonTestCase;

/** Whatever the platform answers: the page says so, nothing is lost, and cron catches up by itself. */
final class OutageTest extends AddonTestCase
{
    protected function setUp(): void
    {
        parent::setUp();
        foreach (['ada', 'bob', 'cy'] as $name) {
            $this->sale($this->client($name, 'Byron', "$name@example.test"), $this->product('boost'), $name);
        }
        $this->configure(['time_budget' => '1']);
    }

    /** @dataProvider faults */
    public function testItIsShownAndCaughtUp(array $fault, string $said): void
    {
        $this->sandbox->setFaults($fault);
        $page = $this->save([$this->product('boost')]);

        self::assertMatchesRegularExpression($said, $page->text());
        self::assertStringContainsString('3 still to do', $page->text());
        self::assertSame(3, $this->waiting());

        $this->sandbox->clearFaults();
        $this->anHourLater();
        $this->site->cron();

        self::assertSame(['ada', 'bob', 'cy'], $this->accounts());
        self::assertSame(0, $this->waiting());
        $this->assertInLine();
    }

    /** @return array<string, array{array<string, mixed>, string}> */
    public static function faults(): array
    {
        $unreachable = '/Aflexi (cannot be reached|gave no usable answer).*: /';
        $broken = '/Aflexi (reports a failure of its own|gave no usable answer).*: /';
        $slowDown = '/Aflexi asks us to slow down: /';
        $cases = [
            'down' => [['kind' => 'down'], '/Aflexi cannot be reached: /'],
            'hanging' => [['kind' => 'hang'], $unreachable],
            'throttled' => [['kind' => 'throttle'], $slowDown],
            '429' => [['kind' => 'http', 'status' => 429, 'retry_after' => 30], $slowDown],
            '502' => [['kind' => 'http', 'status' => 502], $broken],
            '503' => [['kind' => 'http', 'status' => 503], $slowDown],
            'a web page' => [['kind' => 'html'], $broken],
            'cut short' => [['kind' => 'truncated'], $broken],
        ];
        foreach ($cases as $name => [$fault, $said]) {
            $cases["$name, creating users only"] = [$fault + ['method' => 'user.create'], $said];
        }

        return $cases;
    }

    public function testFromTheOutageOnThePageTellsOfItAndOfTheNextAttempt(): void
    {
        $this->sandbox->setFaults(['kind' => 'down']);
        $this->save([$this->product('boost')]);

        self::assertStringContainsString('Aflexi cannot be used at the moment: ', $this->page()->text());

        $this->sandbox->clearFaults();
        $this->anHourLater();
        $this->site->cron();

        self::assertStringNotContainsString('Aflexi cannot be used at the moment: ', $this->page()->text());
    }

    public function testContinueNowTakesUpTheWorkWithoutCron(): void
    {
        $this->sandbox->setFaults(['kind' => 'down']);
        $this->save([$this->product('boost')]);
        $this->sandbox->clearFaults();
        $this->anHourLater();
        $admin = $this->admin();

        $form = $admin->get(self::PAGE)->form("//form[.//button[@value='work']]");
        $page = $admin->post(self::PAGE, ['action' => 'work'] + $form);

        self::assertStringContainsString('3 created', $page->text());
        $this->assertInLine();
    }

    public function testAMessageOfThePlatformIsShownAndMakesNoMarkup(): void
    {
        $fault = ['kind' => 'fault', 'code' => 1234, 'message' => 'No <b>luck</b>'];
        $this->sandbox->setFaults($fault + ['method' => 'user.create']);

        $page = $this->save([$this->product('boost')]);

        self::assertStringContainsString('No <b>luck</b>', $page->text());
        self::assertSame(0, $page->xpath()->query("//*[@class='aflexi-cdn']//b")->length);
    }
}

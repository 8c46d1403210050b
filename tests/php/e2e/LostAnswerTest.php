<?php

declare(strict_types=1);

namespace AflexiCdn\EndToEnd;

use AflexiCdn\EndToEnd\Support\AddonTestCase;

/** A create whose answer was lost is looked up, not repeated, and its password is the one that holds (R9). */
final class LostAnswerTest extends AddonTestCase
{
    /** @dataProvider faults */
    public function testThereIsOnePublisherWithTheStoredPassword(array $fault): void
    {
        $this->sale($this->client('Ada', 'Byron', 'ada@example.test'), $this->product('boost'));
        $this->sandbox->setFaults($fault + ['method' => 'user.create', 'times' => 1]);
        $this->save([$this->product('boost')]);

        $this->anHourLater();
        $this->site->cron();

        self::assertSame(['ada_example_test'], $this->accounts());
        self::assertSame($this->passwordAtThePlatform('ada_example_test'), $this->passwordShown('ada_example_test'));
        self::assertSame(0, $this->waiting());
        $this->assertInLine();
    }

    /** @return array<string, array{array<string, int|string>}> */
    public static function faults(): array
    {
        return [
            'lost after it was applied' => [['kind' => 'drop_after']],
            'cut short after it was applied' => [['kind' => 'truncated']],
            'lost before it was applied' => [['kind' => 'drop_before']],
            'a web page instead' => [['kind' => 'html']],
        ];
    }

    public function testAPackageWhoseAnswerWasLostIsNotMadeTwice(): void
    {
        $this->sale($this->client('Ada', 'Byron', 'ada@example.test'), $this->product('boost'));
        $this->sandbox->setFaults(['kind' => 'drop_after', 'method' => 'bandwidthPackage.create', 'times' => 1]);
        $this->save([$this->product('boost')]);

        $this->anHourLater();
        $this->site->cron();

        self::assertSame(['CDN Boost'], $this->packages());
        $this->assertInLine();
    }
}

<?php

declare(strict_types=1);

namespace AflexiCdn\EndToEnd;

use AflexiCdn\EndToEnd\Support\AddonTestCase;
use AflexiCdn\EndToEnd\Support\Customer;

/** A list that is empty, too short or fails proves nothing: its pass writes nothing until there is a whole one (R10). */
final class ListWithoutEvidenceTest extends AddonTestCase
{
    private Customer $ada;

    protected function setUp(): void
    {
        parent::setUp();
        $this->ada = $this->buyer('ada');
        $this->buyer('bob');
        $this->buyer('cy');
        $this->save([$this->product('boost')]);
        $this->assertInLine();
        $this->aWhileAfterTheChange();
        // Something that the pass would otherwise put in line.
        $this->bulk->invoiceStatus->set($this->ada->invoice, 'Cancelled');
        $this->sandbox->resetCounters();
    }

    /**
     * @param list<array<string, mixed>> $faults of the list
     * @param string                     $state   of the pass
     * @param string                     $problem as the page tells it
     *
     * @dataProvider lists
     */
    public function testThePassWritesNothingAndIsReleasedByAWholeList(
        array $faults,
        string $state,
        string $problem
    ): void {
        $this->break(...$faults);

        $this->site->cron(daily: true);

        $this->assertNoWrites();
        self::assertSame(['ada' => 'active', 'bob' => 'active', 'cy' => 'active'], $this->statusByName());
        $page = $this->page()->text();
        self::assertStringContainsString("Last full pass $state", $page);
        self::assertMatchesRegularExpression($problem, $page);
        self::assertStringNotContainsString('no longer has', $this->page(self::PUBLISHERS)->text());

        $this->sandbox->clearFaults();
        $this->anHourLater();
        $this->site->cron();

        self::assertSame(['ada' => 'suspended', 'bob' => 'active', 'cy' => 'active'], $this->statusByName());
        $page = $this->page()->text();
        self::assertStringContainsString('Last full pass Done', $page);
        self::assertDoesNotMatchRegularExpression($problem, $page);
        $this->assertInLine();
    }

    /** @return array<string, array{array<string, mixed>, string, string}> */
    public static function lists(): array
    {
        $short = static fn (int $listed): string
            => "/The last list of accounts from Aflexi had $listed accounts where 3 are known/";
        $broken = '/Aflexi cannot be used at the moment: /';

        return [
            'empty' => [[['kind' => 'empty_list']], 'Stopped', $short(0)],
            'less than half' => [[['kind' => 'short_list', 'times' => 1], ['kind' => 'empty_list']],
                'Stopped', $short(1)],
            'HTTP 503' => [[['kind' => 'http', 'status' => 503]], 'Stopped', $broken],
            'HTTP 502' => [[['kind' => 'http', 'status' => 502]], 'Stopped', $broken],
            'a web page' => [[['kind' => 'html']], 'Stopped', $broken],
            'cut short' => [[['kind' => 'truncated']], 'Stopped', $broken],
            'no answer' => [[['kind' => 'drop_before']], 'Stopped', $broken],
            'throttled' => [[['kind' => 'throttle']], 'Stopped', $broken],
            'refused' => [[['kind' => 'fault', 'code' => 1234, 'message' => 'No.']], 'Stopped', $broken],
            'half-way' => [[['kind' => 'slow', 'ms' => 1, 'times' => 1], ['kind' => 'http', 'status' => 503]],
                'Stopped', $broken],
        ];
    }

    public function testEventsOfSingleServicesAreFollowedMeanwhile(): void
    {
        $this->break(['kind' => 'empty_list']);
        $this->site->cron(daily: true);

        $this->site->event('payments', 'pay', $this->customer('dan')->invoice);
        $this->settle();

        self::assertSame('active', $this->account('dan')['status']);
    }

    public function testAStoppedPassIsTriedAgainAfterAnHourAndNotBefore(): void
    {
        $this->break(['kind' => 'empty_list']);
        $this->site->cron(daily: true);
        $this->sandbox->resetCounters();

        $this->site->cron();
        self::assertSame(0, $this->calls('publisherLink.get'));

        $this->anHourLater();
        $this->site->cron();
        self::assertGreaterThan(0, $this->calls('publisherLink.get'));
        self::assertStringContainsString('Last full pass Stopped', $this->page()->text());
    }

    /** @param array<string, mixed> ...$faults what is wrong with each page of the list, in turn */
    private function break(array ...$faults): void
    {
        $this->sandbox->setFaults(...array_map(
            static fn (array $fault): array => $fault + ['method' => 'publisherLink.get'],
            $faults
        ));
    }
}

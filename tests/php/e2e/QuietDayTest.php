<?php

declare(strict_types=1);

namespace AflexiCdn\EndToEnd;

use AflexiCdn\EndToEnd\Support\AddonTestCase;
use PDO;
use WhmcsHost\Seed;

/** What three hundred accounts cost to make, and what a day costs on which nothing happens. */
final class QuietDayTest extends AddonTestCase
{
    public function testThreeHundredAreMadeOnceAndADayWithoutEventsChangesNothing(): void
    {
        $this->withoutTraffic();
        Seed::bulk(300, $this->product('boost'));
        $page = $this->save([$this->product('boost')]);
        while (str_contains($page->text(), 'Continue Now')) {
            $page = $this->press('work');
        }

        $this->assertInLine();
        self::assertCount(300, $this->accounts());
        self::assertSame(300, $this->calls('user.create'));
        self::assertLessThanOrEqual(360, $this->sandbox->state()['total_calls']);

        $this->sandbox->resetCounters();
        $this->save([$this->product('boost')]);
        self::assertSame(0, $this->sandbox->state()['total_calls']);

        // A day has 288 runs of cron; one is like the other.
        $this->aWhileAfterTheChange();
        $this->site->cron(daily: true);
        $rows = $this->rows();
        $this->sandbox->resetCounters();
        for ($run = 0; $run < 12; $run++) {
            $this->site->cron();
        }
        self::assertSame(0, $this->sandbox->state()['total_calls'], 'A cron with nothing to do calls nobody.');
        $this->site->cron(daily: true);

        $this->assertNoWrites();
        self::assertSame($rows, $this->rows());
        $this->assertInLine();
    }

    /** @return array<string, string> what our tables hold, by table: digests; without when cron and passes ran and Aflexi was heard or read */
    private function rows(): array
    {
        $digests = [];
        foreach ($this->column("SHOW TABLES LIKE 'mod\_aflexi\_cdn\_%'") as $table) {
            $condition = match (substr($table, strlen('mod_aflexi_cdn_'))) {
                'passes' => "kind <> 'full'",
                'meta' => "name NOT IN ('last_cron', 'heard', 'packages_read')",
                default => 'TRUE',
            };
            $rows = $this->site->pdo()->query("SELECT * FROM $table WHERE $condition")->fetchAll(PDO::FETCH_ASSOC);
            // When the lists were read is no change.
            $read = ['observed_at' => '', 'seen_at' => ''];
            $rows = array_map(static fn (array $row): array => array_diff_key($row, $read), $rows);
            $digests[$table] = md5(json_encode($rows, JSON_THROW_ON_ERROR));
        }

        return $digests;
    }
}

<?php

declare(strict_types=1);

namespace AflexiCdn\EndToEnd;

use AflexiCdn\EndToEnd\Support\AddonTestCase;
use WhmcsHost\Response;

/** The traffic of the month: read by cron, shown from our tables, and no trouble where Aflexi does not tell it. */
final class TrafficTest extends AddonTestCase
{
    use PressesButtons;

    private const STATS = 'stats.getSummaries';
    private const HEALTH = self::PAGE . '&page=health';

    protected function setUp(): void
    {
        parent::setUp();
        $this->buyer('ada');
        $this->buyer('bob');
        $this->save([$this->product('boost')]);
    }

    public function testCronReadsTheMonthAndTheListShowsItsTotalAndItsPageTheChart(): void
    {
        self::assertStringNotContainsString('this month', $this->page(self::PUBLISHERS)->text());

        $this->readAllTraffic();
        $this->sandbox->resetCounters();
        $page = $this->page(self::PUBLISHERS);

        $day = (int) gmdate('j');
        $megabytes = (float) $this->value('SELECT t.megabytes FROM mod_aflexi_cdn_traffic t'
            . " JOIN mod_aflexi_cdn_accounts a ON a.id = t.account_id WHERE a.name = 'ada'");
        self::assertGreaterThan(0.0, $megabytes);
        $row = "//tr[td/code[starts-with(., 'ada/')]]";
        $total = $this->volume($megabytes);
        self::assertSame(
            "$total this month",
            trim($page->xpath()->evaluate("string($row/td[2]/span[@class='aflexi-detail'])"))
        );
        $own = $this->page($this->own('ada'))->xpath();
        self::assertSame($day, $own->query("//*[name()='svg']/*[name()='g']")->length);
        self::assertSame($day, $own->query('//figure//details//tbody/tr')->length);
        $month = gmdate('F Y');
        self::assertStringStartsWith(
            "$month: $total so far, the most on day ",
            $own->evaluate("string(//*[name()='svg']/*[name()='desc'])")
        );
        self::assertSame(0, $this->sandbox->state()['total_calls'], 'A page calls nobody.');
    }

    public function testWhatWasReadIsNotReadAgain(): void
    {
        $this->readAllTraffic();
        $this->sandbox->resetCounters();

        $this->site->cron();
        $this->site->cron();

        self::assertSame(0, $this->sandbox->state()['total_calls']);
        self::assertStringContainsString(
            'The traffic of the accounts was last read 0 hours ago.',
            $this->page(self::HEALTH)->text()
        );
    }

    /** @dataProvider ways */
    public function testWhereThereIsNoneNothingIsShownAndNobodyIsTold(array $fault, int $calls): void
    {
        $this->sandbox->setFaults(['method' => self::STATS] + $fault);
        $told = $this->told();

        $this->readAllTraffic();
        $asked = $this->calls(self::STATS);
        $this->site->cron();
        $this->site->cron(daily: true);

        self::assertGreaterThan(0, $asked);
        self::assertLessThanOrEqual($calls, $asked, 'Not more than one day is asked for.');
        self::assertSame($asked, $this->calls(self::STATS));
        $page = $this->page(self::PUBLISHERS);
        self::assertSame(200, $page->status);
        self::assertStringNotContainsString('this month', $page->text());
        self::assertSame(0, $page->xpath()->query("//*[name()='svg']")->length);
        self::assertSame($told, $this->told());
        $health = $this->page(self::HEALTH);
        self::assertSame('OK', $this->state($health, 'Traffic of the month'));
        self::assertStringContainsString('Aflexi does not tell the traffic of the accounts: "', $health->text());
        self::assertSame(
            [],
            $this->column("SELECT name FROM mod_aflexi_cdn_meta WHERE name IN ('breaker', 'halt', 'login_refused')")
        );
        $this->buyer('cyd');
        $this->site->cron();
        $this->assertInLine();
    }

    public static function ways(): array
    {
        return [
            'a fault' => [['kind' => 'unknown_method'], 2],
            'not found' => [['kind' => 'http', 'status' => 404], 2],
            'a web page' => [['kind' => 'html'], 2],
            // A read whose connection is lost is sent once more.
            'no answer' => [['kind' => 'drop_before'], 4],
        ];
    }

    /** Runs cron until the traffic of the month is read, which takes several runs. */
    private function readAllTraffic(): void
    {
        do {
            $calls = $this->calls(self::STATS);
            $this->site->cron();
        } while ($this->calls(self::STATS) > $calls);
    }

    /** @return list<string> what staff were told, and lines of the operation log */
    private function told(): array
    {
        return array_merge(
            $this->column("SELECT description FROM tblactivitylog WHERE description LIKE '%Aflexi%' ORDER BY id"),
            $this->column('SELECT action FROM mod_aflexi_cdn_log ORDER BY id'),
            $this->column('SELECT cause FROM mod_aflexi_cdn_notices ORDER BY cause')
        );
    }

    private function state(Response $page, string $check): string
    {
        return trim($page->xpath()->evaluate("string(//tr[normalize-space(th)='$check']/td[1])"));
    }

    private function volume(float $megabytes): string
    {
        return $megabytes < 1024
            ? number_format($megabytes, 1) . ' MB'
            : number_format($megabytes / 1024, 1) . ' GB';
    }
}

<?php

declare(strict_types=1);

namespace AflexiCdn\EndToEnd;

use AflexiCdn\EndToEnd\Support\AddonTestCase;
use WhmcsHost\Seed\Business;
use WhmcsHost\Seed\Chance;
use WhmcsHost\Seed\People;
use WhmcsHost\Seed\Shop;

/** A lifelike site with forty clients of every fate. */
final class LifeTest extends AddonTestCase
{
    private Shop $shop;

    protected function setUp(): void
    {
        parent::setUp();
        $chance = new Chance(7);
        $this->shop = Shop::open($this->bulk);
        $people = People::invite($this->bulk, $chance, 40);
        (new Business($this->bulk, $this->shop, $chance))->run($people);
    }

    public function testItIsInLineAfterTheFirstSaveAndAfterEveryPayment(): void
    {
        $paid = [$this->shop->boost, $this->shop->dayPass, $this->shop->hosting, $this->shop->odd, $this->shop->hidden];
        $page = $this->save($paid);
        $this->assertInLine();
        self::assertGreaterThan(20, count($this->accounts()));
        // The twins: one of them has the name already.
        self::assertStringContainsString('The account name "ada_byron_twins_example" belongs to client', $page->text());

        foreach ($this->column("SELECT id FROM tblinvoices WHERE status = 'Unpaid'") as $invoice) {
            $this->site->event('payments', 'pay', (int) $invoice);
        }
        $this->site->cron();
        $this->settle();
        $this->assertInLine();

        $this->save([$this->shop->boost]);
        $this->assertInLine();
        $this->save($paid);
        $this->assertInLine();
    }

    public function testTheTableCountsWhatIsEligibleAndWhatIsInLine(): void
    {
        $this->save([$this->shop->boost]);

        $box = "input[@value='{$this->shop->boost}'][@name='products[]']";
        $row = $this->page()->xpath()->query("//tr[.//$box]")->item(0);
        preg_match('/(\d+)\s+(\d+)\s+(\d+)\s*$/', trim($row->textContent), $counts);

        $services = "SELECT COUNT(*) FROM tblhosting WHERE packageid = {$this->shop->boost}";
        self::assertSame((int) $this->value($services), (int) $counts[1]);
        self::assertGreaterThan(0, (int) $counts[2]);
        self::assertLessThan((int) $counts[1], (int) $counts[2], 'Some were never paid.');
        self::assertLessThanOrEqual((int) $counts[2], (int) $counts[3]);
    }
}

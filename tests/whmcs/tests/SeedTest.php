<?php

declare(strict_types=1);

namespace WhmcsHost\Tests;

use WhmcsHost\Seed;
use WhmcsHost\Seed\Business;
use WhmcsHost\Seed\Chance;
use WhmcsHost\Seed\People;
use WhmcsHost\Testing\EngineTestCase;

final class SeedTest extends EngineTestCase
{
    public function testALifelikeSiteHasClientsAndServicesInEveryState(): void
    {
        $this->live(1, 40);

        self::assertSame(40, $this->tally('SELECT COUNT(*) FROM tblclients'));
        $services = "SELECT COUNT(*) FROM tblhosting WHERE domainstatus =";
        foreach (['Pending', 'Active', 'Suspended', 'Terminated', 'Cancelled', 'Fraud'] as $status) {
            self::assertGreaterThan(0, $this->tally("$services '$status'"), $status);
        }
        $invoices = "SELECT COUNT(*) FROM tblinvoices WHERE status =";
        foreach (['Paid', 'Unpaid', 'Refunded', 'Cancelled'] as $status) {
            self::assertGreaterThan(0, $this->tally("$invoices '$status'"), $status);
        }
        self::assertSame(6, $this->tally('SELECT COUNT(DISTINCT packageid) FROM tblhosting'));
        self::assertGreaterThan(0, $this->tally("SELECT COUNT(*) FROM tblhosting WHERE username = ''"));
        self::assertSame(1, $this->tally("SELECT COUNT(*) FROM tblclients WHERE lastname LIKE '%🐉'"));
    }

    public function testTheSameNumberMakesTheSameSite(): void
    {
        $one = $this->live(7, 12);
        $this->tearDown();
        $this->setUp();
        self::assertSame($one, $this->live(7, 12));
        $this->tearDown();
        $this->setUp();
        self::assertNotSame($one, $this->live(8, 12));
    }

    public function testABulkSiteHasOnePaidServiceForEachClient(): void
    {
        $this->live(1, 2);
        $before = $this->tally('SELECT COUNT(*) FROM tblclients');
        $services = Seed::bulk(1200, $this->seed->shop->boost);

        self::assertCount(1200, $services);
        self::assertSame($before + 1200, $this->tally('SELECT COUNT(*) FROM tblclients'));
        self::assertSame(1200, $this->tally(
            "SELECT COUNT(DISTINCT h.id, h.userid) FROM tblhosting h
             JOIN tblinvoiceitems item ON item.type = 'Hosting' AND item.relid = h.id
             JOIN tblinvoices i ON i.id = item.invoiceid AND i.status = 'Paid' AND i.userid = h.userid
             JOIN tblaccounts a ON a.invoiceid = i.id AND a.amountin = i.total
             WHERE h.username LIKE 'bulk%' AND h.domainstatus = 'Active'"
        ));
    }

    /** @return list<array<string, mixed>> what is the same in two databases: everything but the ids */
    private function live(int $number, int $clients): array
    {
        $engine = $this->engine->inBulk();
        $chance = new Chance($number);
        (new Business($engine, $this->seed->shop, $chance))->run(People::invite($engine, $chance, $clients));

        return $this->engine->rows->query(
            'SELECT c.email, h.packageid, h.domain, h.username, h.domainstatus, h.nextduedate
             FROM tblhosting h JOIN tblclients c ON c.id = h.userid ORDER BY h.id'
        )->fetchAll(\PDO::FETCH_ASSOC);
    }

    private function tally(string $sql): int
    {
        return (int) $this->engine->rows->query($sql)->fetchColumn();
    }
}

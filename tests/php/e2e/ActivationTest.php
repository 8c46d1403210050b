<?php

declare(strict_types=1);

namespace AflexiCdn\EndToEnd;

use AflexiCdn\EndToEnd\Support\TestCase;

/** Activating makes the tables and the product addon, once (R1). */
final class ActivationTest extends TestCase
{
    private const TABLES = ['mod_aflexi_cdn_accounts', 'mod_aflexi_cdn_hints', 'mod_aflexi_cdn_invoices_seen',
        'mod_aflexi_cdn_jobs', 'mod_aflexi_cdn_legacy', 'mod_aflexi_cdn_log', 'mod_aflexi_cdn_meta',
        'mod_aflexi_cdn_notices', 'mod_aflexi_cdn_packages', 'mod_aflexi_cdn_passes', 'mod_aflexi_cdn_products',
        'mod_aflexi_cdn_seen', 'mod_aflexi_cdn_services', 'mod_aflexi_cdn_strangers', 'mod_aflexi_cdn_traffic'];

    public function testItMakesTablesAndAFreeProductAddon(): void
    {
        $answer = $this->site->activate('aflexi_cdn');

        self::assertStringContainsString('Aflexi CDN is active.', $answer->text());
        self::assertSame(self::TABLES, $this->tables());
        self::assertSame(['Aflexi CDN'], $this->addons());
        self::assertStringStartsWith('free', $this->value('SELECT billingcycle FROM tbladdons ORDER BY id DESC'));
    }

    public function testRepeatingItChangesNothing(): void
    {
        $this->site->activate('aflexi_cdn');
        $this->site->activate('aflexi_cdn');

        self::assertSame(['Aflexi CDN'], $this->addons());
    }

    /** @dataProvider tablesToLose */
    public function testItCompletesAHalfRun(string ...$lost): void
    {
        $this->site->activate('aflexi_cdn');
        $this->site->pdo()->exec('DROP TABLE ' . implode(', ', $lost));
        $this->site->activate('aflexi_cdn');

        self::assertSame(self::TABLES, $this->tables());
    }

    /** @return array<string, list<string>> */
    public static function tablesToLose(): array
    {
        return [
            'one' => ['mod_aflexi_cdn_jobs'],
            'all but the first' => array_slice(self::TABLES, 1),
        ];
    }

    public function testARenamedProductAddonIsKnownByItsId(): void
    {
        $this->site->activate('aflexi_cdn');
        $this->site->pdo()->exec("UPDATE tbladdons SET name = 'Speed' WHERE name = 'Aflexi CDN'");
        $this->site->activate('aflexi_cdn');

        self::assertSame(['Speed'], $this->addons());
    }

    public function testDeactivatingKeepsTheData(): void
    {
        $this->site->activate('aflexi_cdn');
        $answer = $this->site->deactivate('aflexi_cdn');

        self::assertStringContainsString('Its tables are kept', $answer->text());
        self::assertSame(self::TABLES, $this->tables());
        self::assertSame(['Aflexi CDN'], $this->addons());
    }

    public function testActivatingAgainAfterwardsMakesNoSecondProductAddon(): void
    {
        $this->site->activate('aflexi_cdn');
        $this->site->deactivate('aflexi_cdn');
        $this->site->activate('aflexi_cdn');

        self::assertSame(['Aflexi CDN'], $this->addons());
    }

    /** @return list<string> */
    private function tables(): array
    {
        return $this->column("SHOW TABLES LIKE 'mod\\_%'");
    }

    /** @return list<string> names of the product addons that the catalogue does not have of itself */
    private function addons(): array
    {
        return $this->column('SELECT name FROM tbladdons WHERE id <> ' . $this->product('backup'));
    }
}

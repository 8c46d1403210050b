<?php

declare(strict_types=1);

namespace AflexiCdn\EndToEnd;

use AflexiCdn\EndToEnd\Support\AddonTestCase;

/** A product addon that somebody deleted is an error, not "nothing enabled" (R1). */
final class ProductAddonTest extends AddonTestCase
{
    private int $deleted;

    protected function setUp(): void
    {
        parent::setUp();
        $this->sale($this->client('Ada', 'Byron', 'ada@example.test'), $this->product('boost'), 'ada');
        $this->save([$this->product('boost')]);
        $this->deleted = $this->productAddon();
        $this->bulk->catalogue->deleteAddon($this->deleted);
        $this->sandbox->resetCounters();
    }

    public function testItIsShownAndNothingIsSuspended(): void
    {
        $message = "The product addon #$this->deleted, which remembers the products with CDN, was deleted in WHMCS.";
        self::assertStringContainsString($message, $this->page()->text());

        $this->site->cron();

        self::assertSame(0, $this->sandbox->state()['writes']);
        self::assertSame('ACTIVE', $this->sandbox->state()['accounts'][0]['status']);
        self::assertSame($this->deleted, $this->productAddon());
    }

    public function testThePageMakesAnotherAndTheProductsAreTickedAgain(): void
    {
        $admin = $this->admin();
        $form = $admin->get(self::PAGE)->form("//form[.//button[@value='install']]");
        $admin->post(self::PAGE, ['action' => 'install'] + $form);

        self::assertNotSame($this->deleted, $this->productAddon());
        $this->expect();
        $this->save([$this->product('boost')]);
        $this->assertInLine();
        self::assertSame(0, $this->sandbox->state()['writes']);
    }

    public function testActivatingMakesAnother(): void
    {
        $this->site->activate('aflexi_cdn');

        self::assertNotSame($this->deleted, $this->productAddon());
        self::assertStringNotContainsString('was deleted in WHMCS', $this->page()->text());
    }
}

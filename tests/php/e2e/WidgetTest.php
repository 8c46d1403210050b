<?php

declare(strict_types=1);

namespace AflexiCdn\EndToEnd;

use AflexiCdn\EndToEnd\Support\AddonTestCase;
use AflexiCdn\EndToEnd\Support\World;

/** The box on the dashboard of the admin area. */
final class WidgetTest extends AddonTestCase
{
    public function testItSaysHowThingsAre(): void
    {
        $this->buyer('ada');
        $this->save([$this->product('boost')]);
        self::assertStringContainsString('Problems', $this->box(), 'Cron has not run yet.');
        self::assertStringContainsString('Cron job', $this->box());

        $this->site->cron();
        $this->sandbox->resetCounters();
        self::assertStringContainsString('In line Nothing is left to do.', $this->box());
        self::assertStringContainsString('Accounts in line 1 of 1 All in line', $this->box());
        self::assertSame(0, $this->sandbox->state()['total_calls'], 'It calls nobody.');

        $this->sale($this->client('bob', 'Byron', 'bob@example.test'), $this->product('boost'), 'ada');
        $this->site->cron();
        self::assertStringContainsString('Needs you', $this->box());

        $this->configure(['auth_key' => 'wrong']);
        $this->site->cron();
        self::assertStringContainsString('Problems', $this->box());
        self::assertStringContainsString('Login Aflexi refuses the user name or auth key', $this->box());
    }

    public function testWithoutTheExtensionItSaysSo(): void
    {
        $this->site->useExtension(null);
        try {
            $box = $this->box();
        } finally {
            $this->site->useExtension(World::extension());
        }

        self::assertStringContainsString('The PHP extension aflexi_cdn is not loaded.', $box);
    }

    public function testWhenTheTablesCannotBeReadTheDashboardIsThereAllTheSame(): void
    {
        $this->site->pdo()->exec('DROP TABLE mod_aflexi_cdn_accounts');

        self::assertStringContainsString('How things are could not be read.', $this->box());
    }

    /** What the box says. */
    private function box(): string
    {
        $page = $this->page('index.php');
        self::assertSame(200, $page->status);
        $xpath = $page->xpath();
        $box = "//div[contains(@class, 'widget')][.//*[@class='panel-title'][.='Aflexi CDN']]";
        self::assertSame(1, $xpath->query($box)->length);
        self::assertSame(1, $xpath->query("$box//a[@href='addonmodules.php?module=aflexi_cdn']")->length);

        return trim(preg_replace('/\s+/u', ' ', $xpath->evaluate("string($box//div[@class='panel-body'])")));
    }
}

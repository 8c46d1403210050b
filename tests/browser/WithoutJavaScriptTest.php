<?php

declare(strict_types=1);

namespace AflexiCdn\Browser;

use AflexiCdn\Browser\Support\BrowserTestCase;
use WhmcsHost\Seed;

/** Scripts are switched off in the browser: everything can be done all the same. */
final class WithoutJavaScriptTest extends BrowserTestCase
{
    protected bool $javaScript = false;

    public function testTheWholeStory(): void
    {
        self::assertTrue($this->browser->run('return matchMedia("(scripting: none)").matches'));
        Seed::bulk(120, $this->product('boost'));
        $this->configure(['time_budget' => '1', 'concurrency' => '1']);
        $this->sandbox->setLatency(100);
        $this->open('admin/' . self::PAGE);
        $this->browser->click('#aflexi-product-' . $this->product('boost'), until: 'body');
        $this->browser->click('button[value=save]', until: '.aflexi-work[data-state=running]');
        $begun = $this->textOf('.aflexi-work [data-text=line]');
        $this->sandbox->setLatency(0);
        $this->site->cron();

        self::assertSame($begun, $this->textOf('.aflexi-work [data-text=line]'), 'No script follows the work.');
        $this->browser->click('.aflexi-buttons a', until: '.aflexi-cdn:not(:has(.aflexi-work[data-state=running]))');
        self::assertCount(120, $this->accounts());

        $this->openPublishers();
        $this->browser->click('button[value=reveal]', until: '#aflexi-password');
        $user = explode('/', $this->textOf('tr:has(#aflexi-password) td code'))[0];
        self::assertSame($this->passwordAtThePlatform($user), $this->passwordOnThePage());

        $oops = ['kind' => 'fault', 'code' => -32500, 'message' => 'Oops'];
        $this->sandbox->setFaults($oops + ['method' => 'user.create']);
        $ada = $this->buyer('ada');
        $this->site->cron();
        $this->open('admin/' . self::PAGE . '&page=queue');
        self::assertStringContainsString("Service #$ada->service", $this->textOf('tbody'));
        $this->sandbox->clearFaults();
        $this->anHourLater();
        $this->browser->click('button[value=retry]', until: '.aflexi-cdn:not(:has(button[value=retry]))');
        self::assertContains('ada', $this->accounts());
    }

    private function openPublishers(): void
    {
        $this->browser->click('.nav-tabs a[href$="page=publishers"]', until: '.aflexi-publishers');
    }

    private function passwordOnThePage(): string
    {
        return $this->browser->run('return document.getElementById("aflexi-password").value');
    }
}

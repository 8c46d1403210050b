<?php

declare(strict_types=1);

namespace AflexiCdn\Browser;

use AflexiCdn\Browser\Support\BrowserTestCase;
use WhmcsHost\Seed;

/** What an admin lives through with the addon, from its activation to the great switching off. */
final class StoryTest extends BrowserTestCase
{
    private const SERVICES = 120;

    protected function setUp(): void
    {
        parent::setUp();
        $this->site->deactivate('aflexi_cdn');
        Seed::bulk(self::SERVICES, $this->product('boost'));
        $this->sandbox->plant(['name' => 'eve', 'email' => 'stranger@example.test', 'password' => 'old-secret']);
    }

    public function testFromActivationToTheBrake(): void
    {
        $this->activateAndConfigure();
        $this->saveAndFollow();
        $this->lookAtAPassword();
        $this->sitThroughAnOutage();
        $this->putRightWhatSomebodyChanged();
        $this->watchFromElsewhere();
        $this->switchOff();
        $this->assertInLine();
    }

    private function activateAndConfigure(): void
    {
        $this->open('admin/configaddonmods.php');
        $this->browser->click('#addon-aflexi_cdn [value=activate]', until: '#addon-aflexi_cdn .settings');
        $settings = ['api_url' => $this->sandbox->url(), 'username' => $this->sandbox->operator,
            'auth_key' => $this->sandbox->key, 'time_budget' => '1', 'concurrency' => '1'];
        foreach ($settings as $name => $value) {
            $field = "[name='fields[aflexi_cdn][$name]']";
            $this->browser->run("document.querySelector(\"$field\").value = ''");
            $this->browser->type($field, $value);
        }
        $this->browser->click("[name='access[aflexi_cdn][1]']", until: ':checked');
        $this->browser->click('#addon-aflexi_cdn [value=save]', until: '.alert-success');
        $this->browser->click('.sidebar a[href$="module=aflexi_cdn"]', until: '.aflexi-products');
        $this->expect();
    }

    private function saveAndFollow(): void
    {
        $this->tickBoost();
        $this->browser->click('button[value=preview]', until: '.aflexi-preview');
        self::assertStringContainsString(self::SERVICES . ' created', $this->inOneLine('.aflexi-preview'));
        self::assertSame(['eve'], $this->accounts(), 'Looking changes nothing.');
        $this->look('story-preview');

        $this->sandbox->setLatency(100);
        $this->browser->click('button[value=save]', until: '.aflexi-work[data-state=running]');
        $this->look('story-progress');
        $this->sandbox->setLatency(0);
        $this->browser->waitFor('.aflexi-work[data-state=done]');
        self::assertCount(self::SERVICES + 1, $this->accounts());
        $this->assertInLine();
    }

    private function lookAtAPassword(): void
    {
        $this->browser->click('.nav-tabs a[href$="page=publishers"]', until: '.aflexi-publishers');
        $this->browser->click('button[value=reveal]', until: '#aflexi-password');
        $user = explode('/', $this->textOf('tr:has(#aflexi-password) td code'))[0];
        $shown = $this->browser->run('return document.getElementById("aflexi-password").value');
        self::assertSame($this->passwordAtThePlatform($user), $shown);
        $this->look('story-password');

        $this->browser->click('td:has(#aflexi-password) a', until: '.aflexi-publishers:not(:has(#aflexi-password))');
        self::assertStringNotContainsString($shown, $this->browser->run('return document.documentElement.outerHTML'));
    }

    /** One buyer's name is taken, another has to wait until Aflexi is back. */
    private function sitThroughAnOutage(): void
    {
        $eve = $this->buyer('eve');
        $this->site->cron();
        $ada = $this->buyer('ada');
        $oops = ['kind' => 'fault', 'code' => -32500, 'message' => 'Oops'];
        $this->sandbox->setFaults($oops + ['method' => 'user.create']);
        $this->site->cron();
        $this->browser->click('.nav-tabs a[href$="page=queue"]', until: 'button[value=retry]');
        $rows = $this->inOneLine('tbody');
        self::assertMatchesRegularExpression("/Service #$eve->service .* Refused .* already has an account/", $rows);
        self::assertMatchesRegularExpression("/Service #$ada->service .* Waits for another try .* Oops/", $rows);
        $this->look('story-outage');

        $this->sandbox->clearFaults();
        $this->anHourLater();
        $link = "a[href$='&id=$ada->service']";
        $this->browser->click("tr:has($link) button[value=retry]", until: ".aflexi-cdn:not(:has($link))");
        self::assertContains('ada', $this->accounts());

        $this->open('admin/' . self::PUBLISHERS);
        $this->browser->click('button[value=adopt]', until: '.aflexi-cdn:not(:has(button[value=adopt]))');
    }

    /** Somebody suspended an account in Aflexi's portal. */
    private function putRightWhatSomebodyChanged(): void
    {
        $this->portal()->setStatus('ada', 'SUSPENDED');
        $this->aWhileAfterTheChange();
        $this->site->cron(daily: true);
        $this->browser->click('.nav-tabs a[href$="page=differences"]', until: '.aflexi-unequal');
        $this->browser->click('td [value=foresee_put_right]', until: '.aflexi-corrections');
        self::assertSame('suspended', $this->account('ada')['status'], 'Looking changes nothing.');
        $this->look('story-corrections');

        $this->browser->click('[value=put_right_ticked]', until: '#aflexi-result');
        self::assertSame('active', $this->account('ada')['status']);
    }

    private function watchFromElsewhere(): void
    {
        $this->browser->click('.nav-tabs a[href$="page=health"]', until: '.aflexi-health');
        $this->browser->click('[value=token_make]', until: '#aflexi-token');
        $this->look('story-token');
    }

    private function switchOff(): void
    {
        $this->open('admin/' . self::PAGE);
        $this->tickBoost();
        $this->browser->click('button[value=save]', until: '[name=confirmed]');
        self::assertStringContainsString((string) (self::SERVICES + 2), $this->inOneLine('.panel-warning'));
        self::assertSame(0, $this->countWith('suspended'), 'Nothing is done before the yes.');
        $this->look('story-brake');

        $yes = '[name=confirmed]';
        $this->browser->click("form:has($yes) [value=save]", until: ".aflexi-cdn:not(:has($yes))");
        $this->waitUntil(fn (): bool => $this->countWith('suspended') === self::SERVICES + 2, 'the end');
        $this->settle();
        $this->open('admin/' . self::PAGE);
    }

    private function tickBoost(): void
    {
        $this->browser->click('#aflexi-product-' . $this->product('boost'), until: 'body');
    }

    private function inOneLine(string $css): string
    {
        return preg_replace('/\s+/u', ' ', $this->textOf($css));
    }

    /** A page that only a button leads to is for everybody as well. */
    private function look(string $name): void
    {
        foreach ([self::NARROW, self::WIDE] as $width) {
            $this->browser->setWidth($width);
            self::assertSame([], $this->faults(), "$name at $width");
            $this->picture("$name-$width");
        }
    }
}

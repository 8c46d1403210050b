<?php

declare(strict_types=1);

namespace AflexiCdn\Browser;

use AflexiCdn\Browser\Support\BrowserTestCase;
use WhmcsHost\Seed;

/** Long work: the page follows it and goes on with it, without being loaded again. */
final class ProgressTest extends BrowserTestCase
{
    protected function setUp(): void
    {
        parent::setUp();
        Seed::bulk(300, $this->product('boost'));
        $this->configure(['time_budget' => '1', 'concurrency' => '1']);
        $this->sandbox->setLatency(100);
        $this->save([$this->product('boost')]);
    }

    public function testThePageFollowsTheWorkAndItsButtonsHoldIt(): void
    {
        $this->openWork();
        $this->browser->run('window.isTheSamePage = true');
        $before = $this->number('finished');
        $line = $this->line();

        $this->waitUntil(fn (): bool => $this->bar() > $before && $this->line() !== $line, 'progress');

        self::assertTrue($this->browser->run('return window.isTheSamePage'), 'no reload');
        $this->browser->click('button[value=pause]', until: '.aflexi-work[data-state=paused]');
        $this->waitUntil(fn (): bool => $this->jobs('leased') === 0, 'the work that had begun');
        $calls = $this->sandbox->state()['total_calls'];
        self::assertStringStartsWith('Paused by Admin #1', $this->line());
        self::assertSame(0, $this->jobs('due'));

        $this->sandbox->setLatency(0);
        $this->browser->click('button[value=resume]', until: '.aflexi-work[data-state=running]');
        $this->waitUntil(fn (): bool => $this->state() === 'done', 'the end');

        self::assertGreaterThan($calls, $this->sandbox->state()['total_calls']);
        self::assertSame('Finished: 300 of 300 services.', $this->line());
        self::assertTrue($this->browser->run(
            'return [...document.querySelectorAll(".aflexi-work [data-while]")].every(place => place.hidden)'
        ), 'no button is left');
        self::assertCount(300, $this->accounts());
    }

    public function testASessionThatEndedIsSaidAndNothingMoreIsAsked(): void
    {
        $this->openWork();
        // Another tab signs out.
        $this->browser->run('const form = document.querySelector("[name=logout]").form;'
            . 'const body = new FormData(form); body.append("logout", "1");'
            . 'return fetch(form.getAttribute("action") || location.href, {method: "POST", body}).then(() => true)');

        $trouble = 'return document.querySelector(".aflexi-work [data-text=trouble]").textContent';
        $this->waitUntil(fn (): bool => str_starts_with(
            $this->browser->run($trouble),
            'This page no longer follows the work',
        ), 'the word');
    }

    private function openWork(): void
    {
        $this->open('admin/' . self::PAGE);
        self::assertSame('running', $this->state());
    }

    private function state(): string
    {
        return $this->browser->run('return document.querySelector(".aflexi-work").dataset.state');
    }

    private function line(): string
    {
        return $this->browser->run('return document.querySelector(".aflexi-work [data-text=line]").textContent');
    }

    private function bar(): int
    {
        return $this->browser->run('return document.querySelector(".aflexi-work progress").value');
    }

    /** How far the work has come as the extension says. */
    private function number(string $name): int
    {
        return json_decode($this->page(self::PAGE . '&page=progress')->body, true)['works'][0][$name];
    }

    private function jobs(string $state): int
    {
        return (int) $this->value("SELECT COUNT(*) FROM mod_aflexi_cdn_jobs WHERE state = '$state'");
    }
}

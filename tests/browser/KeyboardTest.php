<?php

declare(strict_types=1);

namespace AflexiCdn\Browser;

use AflexiCdn\Browser\Support\BrowserTestCase;

/** Whoever has a keyboard and no mouse. */
final class KeyboardTest extends BrowserTestCase
{
    private const TAB = "\u{E004}";
    private const ENTER = "\u{E007}";
    private const SPACE = ' ';

    /** More controls than any page has. */
    private const MANY = 400;

    protected function setUp(): void
    {
        parent::setUp();
        foreach (['ada', 'bob', 'dot'] as $name) {
            $this->buyer($name);
        }
        $this->sandbox->plant(['name' => 'dot', 'email' => 'stranger@example.test', 'password' => 'old-secret']);
        $this->sandbox->plant(['name' => 'gil', 'email' => 'gil@example.test', 'password' => 'old-secret']);
    }

    public function testTabReachesEveryControlAndShowsWhereItIs(): void
    {
        $this->save([$this->product('boost')]);
        $this->portal()->setStatus('bob', 'SUSPENDED');
        $this->aWhileAfterTheChange();
        $this->site->cron(daily: true);
        foreach ($this->addresses('ada')->ofAdmins() as $name => $address) {
            $this->open($address);
            $controls = $this->watchFocus();
            self::assertGreaterThan(0, $controls, $name);
            // Once around: the document itself has a turn as well.
            $this->browser->press(...array_fill(0, $controls + 1, self::TAB));

            self::assertSame([], $this->browser->run('return window.unreached()'), "Not reached on $name");
            self::assertSame([], $this->browser->run('return window.unmarked'), "Focus is not seen on $name");
        }
    }

    public function testProductsAreSavedAndAPasswordIsSeen(): void
    {
        $this->open('admin/' . self::PAGE);
        $this->tabTo('#aflexi-product-' . $this->product('boost'));
        $this->browser->press(self::SPACE);
        $this->tabTo('button[value=save]');
        $this->browser->press(self::ENTER);
        $this->browser->waitFor('#aflexi-result');
        self::assertSame(['ada', 'bob', 'dot', 'gil'], $this->accounts());

        $this->tabTo('.nav-tabs a[href$="page=publishers"]');
        $this->browser->press(self::ENTER);
        $this->browser->waitFor('.aflexi-publishers');
        $this->tabTo('button[value=reveal]');
        $this->browser->press(self::ENTER);
        $this->browser->waitFor('#aflexi-password');

        $user = $this->textOf('tr:has(#aflexi-password) td code');
        $shown = $this->browser->run('return document.getElementById("aflexi-password").value');
        self::assertSame($this->passwordAtThePlatform(explode('/', $user)[0]), $shown);
    }

    /** Tabs on from where the focus is, once around at most. */
    private function tabTo(string $css): void
    {
        $focused = 'return document.activeElement.matches(' . json_encode($css) . ')';
        for ($tabs = 0; !$this->browser->run($focused); $tabs++) {
            self::assertLessThan(self::MANY, $tabs, "Tab does not reach $css.");
            $this->browser->press(self::TAB);
        }
    }

    /** From now on the page notes which controls get the focus, and which of them look no different then. */
    private function watchFocus(): int
    {
        return $this->browser->run(<<<'JS'
            const told = element => element.outerHTML.slice(0, 160);
            const look = element => {
                const style = getComputedStyle(element);
                return [style.outlineStyle, style.outlineWidth, style.boxShadow, style.borderColor].join();
            };
            const all = 'a[href], button, input:not([type=hidden]), select, textarea, summary';
            const controls = [...document.querySelectorAll(all)].filter(
                control => !control.disabled && control.checkVisibility()
            );
            const before = new Map(controls.map(control => [control, look(control)]));
            const reached = new Set();
            window.unmarked = [];
            window.unreached = () => controls.filter(control => !reached.has(control)).map(told);
            document.addEventListener('focusin', event => {
                reached.add(event.target);
                if (look(event.target) === before.get(event.target)) {
                    window.unmarked.push(told(event.target));
                }
            });
            document.activeElement.blur();
            return controls.length;
            JS);
    }
}

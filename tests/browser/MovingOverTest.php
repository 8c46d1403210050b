<?php

declare(strict_types=1);

namespace AflexiCdn\Browser;

use AflexiCdn\Browser\Support\BrowserTestCase;
use AflexiCdn\EndToEnd\Support\FormerPlugin;

/** What the plugin of 2011 keeps in clear is removed after a tick and a press, and not before. */
final class MovingOverTest extends BrowserTestCase
{
    private const REMOVE = 'button[value=remove_clear_text]';

    protected function setUp(): void
    {
        parent::setUp();
        $former = new FormerPlugin($this->site->pdo(), $this->sandbox);
        $former->leaveTables();
        $former->password('ada', 'in-clear-ada');
        $former->password('long', str_repeat('x', 1000));
        $this->press('move_over', [], self::PAGE . '&page=legacy');
    }

    public function testThePageLeadsToTheRemovalWhichAsksTwiceWhereSomethingWouldBeLost(): void
    {
        $this->open('admin/' . self::PAGE);
        $this->browser->click('.aflexi-cdn .alert a[href$="page=legacy"]', until: self::REMOVE);

        $this->browser->click(self::REMOVE, until: '#aflexi-sure:invalid');
        self::assertSame(5, $this->inClear(), 'The browser asks for the tick.');

        $this->browser->click('#aflexi-sure', until: '#aflexi-sure:checked');
        $this->browser->click(self::REMOVE, until: '.aflexi-cdn [role=alert]');
        self::assertStringContainsString('(auth_key, long)', $this->textOf('.aflexi-cdn [role=alert]'));
        self::assertSame(5, $this->inClear(), 'A typed key has not proved itself, and one password is too long.');

        $this->browser->click('#aflexi-sure', until: '#aflexi-sure:checked');
        $this->browser->click('#aflexi-anyway', until: '#aflexi-anyway:checked');
        $this->browser->click(self::REMOVE, until: 'button[value=finish_moving]');
        self::assertSame(0, $this->inClear());

        $this->browser->click('button[value=finish_moving]', until: '#aflexi-result');
        self::assertStringContainsString('Moving over is finished.', $this->textOf('.aflexi-cdn .panel-body'));
    }

    /** Keys and passwords that its tables hold. */
    private function inClear(): int
    {
        return (int) $this->value("SELECT (SELECT COUNT(*) FROM mod_aflexicdn_publisher WHERE `value` <> '')"
            . " + (SELECT COUNT(*) FROM mod_aflexicdn WHERE `value` <> ''"
            . " AND `key` IN ('auth_key', 'oauth_consumer_key', 'oauth_consumer_secret'))");
    }
}

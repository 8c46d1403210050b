<?php

declare(strict_types=1);

namespace AflexiCdn\Browser\Support;

use AflexiCdn\EndToEnd\Support\AddonTestCase;
use WhmcsHost\Profile;
use WhmcsHost\Wait;
use WhmcsHost\WebDriver;

/**
 * A test in a real browser, whose admin is signed in. A strict Content-Security-Policy holds on every page, and after
 * each test the console has to be silent.
 */
abstract class BrowserTestCase extends AddonTestCase
{
    protected const WIDE = 1280;
    protected const NARROW = 400;

    /** Where pictures of pages are left for people to look at. */
    protected const PICTURES = __DIR__ . '/../../../target/screenshots';

    /** How long work may take. */
    private const PATIENCE = 60.0;

    protected WebDriver $browser;

    /** Whether scripts of pages run. */
    protected bool $javaScript = true;

    protected function setUp(): void
    {
        parent::setUp();
        $this->site->useProfile(new Profile(strictContentPolicy: true));
        $directory = $this->site->directory() . '/browser-' . bin2hex(random_bytes(4));
        $this->browser = new WebDriver($directory, self::WIDE, $this->javaScript);
        $this->signIn('admin/login.php', 'admin', 'admin', until: '[name=logout]');
    }

    protected function tearDown(): void
    {
        try {
            self::assertSame([], $this->complaints());
        } finally {
            try {
                $this->browser->stop();
            } finally {
                parent::tearDown();
            }
        }
    }

    /** From now on the browser is that of a client as well. */
    protected function signInAs(int $client): void
    {
        [$email, $password] = $this->site->credentials($client);
        $this->signIn('login.php', $email, $password, until: 'table');
    }

    /** The pages there are, as somebody sees them who comes from this account. */
    protected function addresses(string $account): Addresses
    {
        $row = $this->site->pdo()->query("SELECT a.id AS account, s.service_id AS service, a.client_id AS client,"
            . ' (SELECT MIN(id) FROM mod_aflexi_cdn_packages) AS package'
            . ' FROM mod_aflexi_cdn_accounts a JOIN mod_aflexi_cdn_services s ON s.account_id = a.id'
            . " WHERE a.name = '$account'")->fetch(\PDO::FETCH_ASSOC);
        self::assertIsArray($row, "There is no account $account.");

        return new Addresses($row);
    }

    /** Opens a page by its address within the site. */
    protected function open(string $address): void
    {
        $this->browser->open($this->site->url() . $address);
    }

    /**
     * What is wrong with the page that is open, for anybody.
     *
     * @return list<string>
     */
    protected function faults(): array
    {
        return [...$this->complaints(), ...$this->overflow(), ...Axe::findings($this->browser)];
    }

    /** Leaves a picture of the page that is open. */
    protected function picture(string $name): void
    {
        is_dir(self::PICTURES) || mkdir(self::PICTURES, 0755, true);
        $this->browser->capture(self::PICTURES . "/$name.png", highest: 2400);
    }

    /**
     * Takes what the console has to complain about: an error, a file that is missing, what the policy forbids. That the
     * page itself is refused or not found is no fault of it.
     *
     * @return list<string>
     */
    protected function complaints(): array
    {
        $failed = $this->browser->run('return location.href') . ' - Failed to load resource: '
            . 'the server responded with a status of ';

        return array_values(array_diff(array_column(array_filter(
            $this->browser->takeConsole(),
            static fn (array $entry): bool => in_array($entry['level'], ['WARNING', 'SEVERE'], true),
        ), 'message'), [$failed . '403 (Forbidden)', $failed . '404 (Not Found)']));
    }

    /** The text of the first element that matches. */
    protected function textOf(string $css): string
    {
        return trim($this->browser->run('return document.querySelector(' . json_encode($css) . ').textContent'));
    }

    /** @param callable(): bool $condition */
    protected function waitUntil(callable $condition, string $what): void
    {
        Wait::until($condition, self::PATIENCE, $what);
    }

    /** @return list<string> what makes the page wider than the window: tables scroll in a box of their own */
    private function overflow(): array
    {
        return $this->browser->run(<<<'JS'
            const room = document.documentElement.clientWidth;
            if (document.documentElement.scrollWidth <= room) {
                return [];
            }
            const wide = [...document.querySelectorAll('body *')].filter(
                element => element.getBoundingClientRect().right > room && !element.closest('.table-responsive *')
            );
            return ['wider than the window', ...wide.map(element => '    ' + element.outerHTML.slice(0, 160))];
            JS);
    }

    private function signIn(string $page, string $name, string $password, string $until): void
    {
        $this->open($page);
        $this->browser->type('[name=username]', $name);
        $this->browser->type('[name=password]', $password);
        $this->browser->click('form:has([name=password]) button', $until);
    }
}

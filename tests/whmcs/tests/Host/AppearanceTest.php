<?php

declare(strict_types=1);

namespace WhmcsHost\Tests\Host;

use WhmcsHost\Profile;
use WhmcsHost\Testing\SiteTestCase;

/** What the pages look like, and the strict policy under which they may have to. */
final class AppearanceTest extends SiteTestCase
{
    private const PAGES = ['admin/login.php', 'admin/index.php', 'admin/configaddonmods.php',
        'admin/clientssummary.php?userid=1', 'clientarea.php', 'login.php'];

    public function testItIsSentOnRequestOnly(): void
    {
        $admin = $this->site->admin();
        foreach (self::PAGES as $page) {
            self::assertNull($admin->get($this->site->url() . $page)->header('Content-Security-Policy'), $page);
        }

        $this->site->useProfile(new Profile(strictContentPolicy: true));

        $strict = "default-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";
        foreach (self::PAGES as $page) {
            $answer = $admin->get($this->site->url() . $page);
            self::assertSame($strict, $answer->header('Content-Security-Policy'), $page);
        }
    }

    public function testThePagesNeedNothingThatItForbids(): void
    {
        $admin = $this->site->admin();
        $client = $this->site->client(1);
        foreach ([$admin, $client] as $browser) {
            foreach (self::PAGES as $page) {
                $forbidden = '//script[not(@src)] | //style | //*[@style] | //@*[starts-with(name(), "on")]'
                    . ' | //@*[name() = "src" or name() = "href"][contains(., ":")]';
                $found = $browser->get($this->site->url() . $page)->xpath()->query($forbidden);
                self::assertSame(0, $found->length, $page);
            }
        }
    }

    public function testAnAdminMayChooseTheDarkVariant(): void
    {
        $admin = $this->site->admin();
        self::assertStringNotContainsString('dark.css', $admin->get('index.php')->body);

        $this->site->pdo()->exec("UPDATE tbladmins SET template = 'dark' WHERE username = 'admin'");

        self::assertStringContainsString('"../assets/dark.css"', $admin->get('index.php')->body);
        self::assertSame(200, $this->site->visitor()->get('assets/dark.css')->status);
        self::assertStringNotContainsString('dark.css', $this->site->admin('support')->get('index.php')->body);
        $this->site->pdo()->exec("UPDATE tbladmins SET template = 'blend' WHERE username = 'admin'");
    }
}

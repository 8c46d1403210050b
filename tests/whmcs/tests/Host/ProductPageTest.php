<?php

declare(strict_types=1);

namespace WhmcsHost\Tests\Host;

use WhmcsHost\Browser;
use WhmcsHost\Profile;
use WhmcsHost\Testing\SiteTestCase;

/** The page of a product in the client area, the menu, the theme and the language. */
final class ProductPageTest extends SiteTestCase
{
    private int $client;
    private int $service;

    protected function setUp(): void
    {
        parent::setUp();
        $sql = 'SELECT userid, MIN(id) FROM tblhosting GROUP BY userid ORDER BY userid LIMIT 1';
        [$this->client, $this->service] = $this->site->pdo()->query($sql)->fetch(\PDO::FETCH_NUM);
    }

    public function testAClientSeesItsOwnProductsOnly(): void
    {
        $path = "clientarea.php?action=productdetails&id=$this->service";
        $others = $this->column("SELECT id FROM tblclients WHERE id <> $this->client LIMIT 1")[0];

        self::assertStringContainsString('Billing Cycle', $this->site->client($this->client)->get($path)->text());
        self::assertStringEndsWith('/clientarea.php', $this->site->client((int) $others)->get($path)->url);
        self::assertStringEndsWith('/login.php', $this->site->visitor()->get($path)->url);
        $list = $this->site->client($this->client)->get('clientarea.php')->xpath();
        self::assertSame(1, $list->query("//a[@href='$path']")->length);
    }

    public function testHooksAddToItWithEitherArgument(): void
    {
        $this->addHooks('product', <<<'PHP'
            add_hook('ClientAreaProductDetailsOutput', 1, function ($vars) {
                return is_array($vars) ? "<b>array {$vars['service']->id}</b>" : "<b>service {$vars->id}</b>";
            });
            PHP);
        foreach (['array' => false, 'service' => true] as $kind => $getsService) {
            $this->site->useProfile(new Profile(productHookGetsService: $getsService));
            $page = $this->site->client($this->client)->get("clientarea.php?action=productdetails&id=$this->service");
            self::assertSame("$kind $this->service", $page->xpath()->evaluate('string(//b)'));
        }
    }

    public function testHooksChangeTheMenu(): void
    {
        $this->addHooks('menu', <<<'PHP'
            add_hook('ClientAreaPrimaryNavbar', 1, function ($menu) {
                $menu->addChild('Docs', ['label' => 'Documentation', 'uri' => 'docs.php', 'order' => 15]);
                $menu->getChild('Home')?->setLabel('Start');
                $menu->getChild('Nowhere')?->setLabel('x');
            });
            PHP);
        $menu = [];
        foreach ($this->site->visitor()->get('index.php')->xpath()->query('//nav/a') as $item) {
            $menu[$item->textContent] = $item->getAttribute('href');
        }
        self::assertSame(['Start' => 'index.php', 'Documentation' => 'docs.php', 'Login' => 'login.php'], $menu);
    }

    public function testTheThemeIsOfEitherBootstrap(): void
    {
        foreach (['bootstrap3' => false, 'bootstrap4' => true] as $name => $is) {
            $this->site->useProfile(new Profile(bootstrap4: $is));
            $sheet = "//link[@rel='stylesheet'][@href='assets/$name.css']";
            self::assertSame(1, $this->site->visitor()->get('index.php')->xpath()->query($sheet)->length);
            self::assertSame(200, $this->site->visitor()->get("assets/$name.css")->status);
        }
    }

    public function testModulesGetTheClientsLanguage(): void
    {
        $this->site->activate('sample_addon');
        $this->site->pdo()->exec("UPDATE tblclients SET language = 'german' WHERE id = $this->client");

        self::assertStringContainsString('Guten Tag', $this->sample($this->site->client($this->client)));
        self::assertStringContainsString('Hello', $this->sample($this->site->visitor()));
        $this->site->pdo()->exec("UPDATE tblclients SET language = '' WHERE id = $this->client");
    }

    private function sample(Browser $browser): string
    {
        return $browser->get('index.php?m=sample_addon')->text();
    }
}

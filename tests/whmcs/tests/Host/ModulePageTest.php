<?php

declare(strict_types=1);

namespace WhmcsHost\Tests\Host;

use WhmcsHost\Profile;
use WhmcsHost\Testing\SiteTestCase;

final class ModulePageTest extends SiteTestCase
{
    public function testThePageHasOutputSidebarAndHooks(): void
    {
        $this->open();
        $page = $this->site->admin()->get(self::PAGE);

        self::assertSame('Hello', $page->xpath()->query('//main//*[@id="greeting"]')->item(0)->textContent);
        self::assertStringContainsString('Sidebar, version 1.0', $page->text());
        self::assertStringContainsString('<!-- sample footer on addonmodules -->', $page->body);
        $vars = json_decode($page->xpath()->query('//main//pre')->item(0)->textContent, true);
        self::assertSame('addonmodules.php?module=sample_addon', $vars['modulelink']);
        self::assertSame('initial', $vars['Text Field']);
        self::assertArrayHasKey('host_unknown_key', $vars);
        self::assertArrayNotHasKey('access', $vars);
    }

    public function testRolesWithoutAccessAreRefused(): void
    {
        $this->open();
        self::assertSame(403, $this->site->admin('support')->get(self::PAGE)->status);

        $this->site->configure('sample_addon', roles: [1, 2]);
        self::assertStringContainsString('Hello', $this->site->admin('support')->get(self::PAGE)->text());
    }

    public function testAFreshModuleIsClosedUnlessTheActivatorGetsAccess(): void
    {
        $this->site->activate('sample_addon');
        self::assertSame(403, $this->site->admin()->get(self::PAGE)->status);

        $this->site->deactivate('sample_addon');
        $this->site->useProfile(new Profile(activatorGetsAccess: true));
        $this->site->activate('sample_addon');
        self::assertSame(200, $this->site->admin()->get(self::PAGE)->status);
    }

    public function testVisitorsAreSentToTheLoginPage(): void
    {
        self::assertStringEndsWith('/admin/login.php', $this->site->visitor()->get('admin/' . self::PAGE)->url);
    }

    public function testTheAdminsLanguageIsUsedWhereTheModuleHasIt(): void
    {
        $this->open();
        $greeting = function (string $language): string {
            $this->site->pdo()->exec("UPDATE tbladmins SET language = '$language' WHERE username = 'admin'");
            return $this->site->admin()->get(self::PAGE)->xpath()->query('//*[@id="greeting"]')->item(0)->textContent;
        };

        self::assertSame('Guten Tag', $greeting('german'));
        self::assertSame('Hello', $greeting('norwegian'));
    }

    public function testAModuleMayExitAndRedirect(): void
    {
        $this->open();
        $admin = $this->site->admin();
        $json = $admin->get(self::PAGE . '&action=json');

        self::assertSame('application/json', $json->header('Content-Type'));
        self::assertSame('{"link":"addonmodules.php?module=sample_addon"}', $json->body);
        self::assertStringEndsWith('&arrived=1', $admin->get(self::PAGE . '&action=redirect')->url);
    }

    public function testTokensAreChecked(): void
    {
        $this->open();
        $admin = $this->site->admin();
        $token = $admin->get(self::PAGE)->field('token');

        self::assertSame('Invalid Token', $admin->post(self::PAGE, ['action' => 'post'])->body);
        self::assertSame('Invalid Token', $admin->post(self::PAGE, ['action' => 'post', 'token' => 'x'])->body);
        $page = $admin->post(self::PAGE, ['action' => 'post', 'token' => $token]);
        self::assertStringContainsString('Posted', $page->text());
    }

    public function testUpgradeRunsOnTheFirstAccessAfterANewVersion(): void
    {
        $this->open();
        $file = $this->site->root() . '/modules/addons/sample_addon/sample_addon.php';
        $code = file_get_contents($file);
        file_put_contents($file, str_replace("'1.0'", "'1.10'", $code));
        try {
            $admin = $this->site->admin();
            $admin->get(self::PAGE);
            $admin->get(self::PAGE);
        } finally {
            file_put_contents($file, $code);
        }

        self::assertSame(['upgraded from 1.0'], $this->column('SELECT note FROM mod_sample_addon'));
        self::assertSame('1.10', $this->settings()['version']);
    }

    private function open(): void
    {
        $this->site->activate('sample_addon');
        $this->site->configure('sample_addon');
    }
}

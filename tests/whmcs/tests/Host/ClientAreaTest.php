<?php

declare(strict_types=1);

namespace WhmcsHost\Tests\Host;

use WhmcsHost\Testing\SiteTestCase;

final class ClientAreaTest extends SiteTestCase
{
    public function testOnlyActiveModulesHaveAPage(): void
    {
        self::assertSame(404, $this->site->visitor()->get('index.php?m=sample_addon')->status);
        self::assertSame(404, $this->site->visitor()->get('index.php?m=../x')->status);

        $this->site->activate('sample_addon');
        $page = $this->site->visitor()->get('index.php?m=sample_addon');
        self::assertSame('Hello', $page->xpath()->query('//*[@id="greeting"]')->item(0)->textContent);
        self::assertNotSame('', $page->field('token'));
    }

    public function testAPageMayRequireALogin(): void
    {
        $this->site->activate('sample_addon');
        $path = 'index.php?m=sample_addon&private=1';

        self::assertStringEndsWith('/login.php', $this->site->visitor()->get($path)->url);
        self::assertStringContainsString('Hello', $this->site->client(1)->get($path)->text());
    }

    public function testTemplatesAndSecretsAreNotServed(): void
    {
        foreach (['modules/addons/sample_addon/templates/page.tpl', 'includes/hooks/x.php', 'templates_c/x'] as $path) {
            self::assertSame(403, $this->site->visitor()->get($path)->status, $path);
        }
    }
}

<?php

declare(strict_types=1);

namespace AflexiCdn\EndToEnd;

use AflexiCdn\EndToEnd\Support\AddonTestCase;
use AflexiCdn\EndToEnd\Support\World;
use WhmcsHost\Response;

/** Without the extension WHMCS works as if the addon were not there, and the addon says what to do. */
final class ExtensionMissingTest extends AddonTestCase
{
    protected function setUp(): void
    {
        parent::setUp();
        $this->save([$this->product('boost')]);
        $this->site->useExtension(null);
    }

    protected function tearDown(): void
    {
        $this->site->useExtension(World::extension());
        parent::tearDown();
    }

    public function testThePageSaysWhatIsMissingWhereAndWhatToDo(): void
    {
        $this->assertExplained($this->page());
        $this->assertExplained($this->page(self::PUBLISHERS));
        $this->assertExplained($this->admin()->post(self::PAGE, ['action' => 'save', 'token' => '']));
    }

    public function testActivatingSaysSoAndDoesNotActivate(): void
    {
        $this->site->deactivate('aflexi_cdn');

        $this->assertExplained($this->site->activate('aflexi_cdn'));

        $active = $this->value("SELECT value FROM tblconfiguration WHERE setting = 'ActiveAddonModules'");
        self::assertStringNotContainsString('aflexi_cdn', $active);
    }

    public function testOnceItIsBackASaveCatchesUp(): void
    {
        $order = $this->order($this->client('Ada', 'Byron', 'ada@example.test'), $this->product('boost'));
        $this->site->event('payments', 'pay', $order->invoiceId);
        self::assertSame([], $this->accounts());

        $this->site->useExtension(World::extension());
        $this->save([$this->product('boost')]);

        self::assertSame(['ada_example_test'], $this->accounts());
        $this->assertInLine();
    }

    private function assertExplained(Response $page): void
    {
        self::assertSame(200, $page->status);
        self::assertStringContainsString('The PHP extension aflexi_cdn is not loaded.', $page->text());
        self::assertStringContainsString('extension=aflexi_cdn', $page->text());
        $php = 'It is missing in PHP ' . PHP_VERSION . ' (fpm-fcgi, NTS, Linux ';
        self::assertStringContainsString($php, $page->text());
        self::assertStringContainsString($this->site->directory() . '/php.ini', $page->text());
    }
}

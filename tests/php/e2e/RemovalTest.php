<?php

declare(strict_types=1);

namespace AflexiCdn\EndToEnd;

use AflexiCdn\EndToEnd\Support\AddonTestCase;
use AflexiCdn\EndToEnd\Support\Documented;
use WhmcsHost\SiteFiles;

/** The addon is deactivated, and then removed as docs/installation.md says. */
final class RemovalTest extends AddonTestCase
{
    protected function tearDown(): void
    {
        (new SiteFiles($this->site->directory()))->lay(dirname(__DIR__, 3) . '/php');
        parent::tearDown();
    }

    public function testTheDocumentedCommands(): void
    {
        $this->buyer('ada');
        $this->save([$this->product('boost')]);
        $this->site->deactivate('aflexi_cdn');
        self::assertNotSame([], $this->ours());
        $page = new Documented($this->site, 'installation', 'RemovalTest::testTheDocumentedCommands');

        $page->typeNext();

        self::assertTrue($page->isDone());
        self::assertSame([], $this->ours());
        self::assertDirectoryDoesNotExist($this->site->root() . '/modules/addons/aflexi_cdn');
        self::assertSame(['ada' => 'active'], $this->statusByName());
        self::assertSame('', $this->site->cron(daily: true));
        self::assertSame(200, $this->admin()->get('configaddonmods.php')->status);
        self::assertSame(200, $this->site->visitor()->get('index.php')->status);
    }

    /** @return list<string> the addon's tables */
    private function ours(): array
    {
        return $this->column("SHOW TABLES LIKE 'mod\\_aflexi\\_cdn\\_%'");
    }
}

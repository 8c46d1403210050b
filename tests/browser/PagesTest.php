<?php

declare(strict_types=1);

namespace AflexiCdn\Browser;

use AflexiCdn\Browser\Support\BrowserTestCase;
use AflexiCdn\EndToEnd\Support\FormerPlugin;
use AflexiCdn\EndToEnd\Support\World;
use WhmcsHost\Seed;

/** Every page, full of what it can show: for everybody to use, on a desk and on a telephone, by day and by night. */
final class PagesTest extends BrowserTestCase
{
    /** Templates of the host, by a name for the pictures. */
    private const THEMES = ['light' => 'blend', 'dark' => 'dark'];

    protected function setUp(): void
    {
        parent::setUp();
        foreach (['ada', 'bob', 'cy', 'dot'] as $name) {
            $this->buyer($name);
        }
        // In the way of a service, and without a service.
        $this->sandbox->plant(['name' => 'dot', 'email' => 'stranger@example.test', 'password' => 'old-secret']);
        $this->sandbox->plant(['name' => 'gil', 'email' => 'gil@example.test', 'password' => 'old-secret']);
        $this->save([$this->product('boost'), $this->product('odd')]);
        $this->portal()->setStatus('bob', 'SUSPENDED');
        $this->aWhileAfterTheChange();
        $this->site->cron(daily: true);
        $this->leaveTheFormerPlugin();
        $this->press('token_make', [], self::PAGE . '&page=health');
        Seed::bulk(120, $this->product('odd'));
        $this->configure(['time_budget' => '1', 'concurrency' => '1']);
        $this->sandbox->setLatency(100);
        $this->press('pass');
        $works = json_decode($this->page(self::PAGE . '&page=progress')->body, true)['works'];
        $this->press('pause', ['work' => $works[0]['id']]);
        $this->sandbox->setLatency(0);
    }

    protected function tearDown(): void
    {
        rmdir($this->formerModule());
        parent::tearDown();
    }

    /** @dataProvider themes */
    public function testEveryPageIsForEverybody(string $theme): void
    {
        $this->site->pdo()->prepare('UPDATE tbladmins SET template = ?')->execute([self::THEMES[$theme]]);

        self::assertSame('', $this->look($this->addresses('ada')->ofAdmins(), $theme));
    }

    /** @dataProvider themes */
    public function testEveryPageOfAClientIsForEverybody(string $theme): void
    {
        $this->site->pdo()->prepare("UPDATE tblconfiguration SET value = ? WHERE setting = 'Template'")
            ->execute([self::THEMES[$theme]]);
        $this->signInAs((int) $this->value("SELECT id FROM tblclients WHERE firstname = 'ada'"));

        self::assertSame('', $this->look($this->addresses('ada')->ofClients(), $theme));
    }

    public function testWithoutTheExtensionAsWell(): void
    {
        $addresses = $this->addresses('ada')->ofAdmins();
        $this->site->useExtension(null);
        try {
            $found = $this->look(['missing' => $addresses['products'], 'missing-dashboard' => $addresses['dashboard']]);
        } finally {
            $this->site->useExtension(World::extension());
        }
        self::assertSame('', $found);
    }

    /** @return array<string, array{string}> */
    public static function themes(): array
    {
        return array_combine(array_keys(self::THEMES), array_map(
            static fn (string $theme): array => [$theme],
            array_keys(self::THEMES),
        ));
    }

    /** With an account that no service explains, one that has no password that could be kept, and files. */
    private function leaveTheFormerPlugin(): void
    {
        $former = new FormerPlugin($this->site->pdo(), $this->sandbox);
        $former->leaveTables();
        $former->password('gil', 'old-secret');
        $former->password('no name', str_repeat('long', 100));
        mkdir($this->formerModule(), recursive: true);
        $this->press('move_over', [], self::PAGE . '&page=legacy');
    }

    private function formerModule(): string
    {
        return $this->site->root() . '/modules/servers/aflexi';
    }

    /**
     * Opens each page at each width and leaves its picture.
     *
     * @param array<string, string> $addresses
     *
     * @return string what is wrong, numbers left out, and where
     */
    private function look(array $addresses, string $theme = 'light'): string
    {
        $found = [];
        foreach ([self::WIDE, self::NARROW] as $width) {
            $this->browser->setWidth($width);
            foreach ($addresses as $name => $address) {
                $this->open($address);
                foreach ($this->faults() as $fault) {
                    $found[preg_replace('/\d+/', 'N', $fault)]["$name-$width"] = true;
                }
                $this->picture("$name-$width-$theme");
            }
        }
        $told = '';
        foreach ($found as $what => $where) {
            $told .= "$what\n    on " . implode(', ', array_keys($where)) . "\n";
        }

        return $told;
    }
}

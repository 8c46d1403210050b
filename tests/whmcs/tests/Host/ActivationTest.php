<?php

declare(strict_types=1);

namespace WhmcsHost\Tests\Host;

use WhmcsHost\Profile;
use WhmcsHost\Testing\SiteTestCase;

final class ActivationTest extends SiteTestCase
{
    public function testActivationRunsTheModuleAndNotesIt(): void
    {
        $page = $this->site->activate('sample_addon');

        self::assertStringContainsString('The table was made.', $page->text());
        self::assertSame(['0'], array_map(strval(...), $this->column('SELECT COUNT(*) FROM mod_sample_addon')));
        self::assertSame('1.0', $this->settings()['version']);
        self::assertSame(
            ['sample_addon', 'sample_addon'],
            $this->column("SELECT value FROM tblconfiguration WHERE setting LIKE '%AddonModules%' ORDER BY setting"),
        );
    }

    public function testWhatActivationRefusesStaysInactive(): void
    {
        $this->site->pdo()->exec('CREATE TABLE mod_sample_addon (id INT)');
        $page = $this->site->activate('sample_addon');

        self::assertStringContainsString('The table is there already.', $page->text());
        self::assertSame([], $this->settings());
    }

    public function testDefaultsAreStoredOrLeftToTheModule(): void
    {
        $this->site->activate('sample_addon');
        self::assertSame('b', $this->settings()['drop']);

        $this->site->deactivate('sample_addon');
        $this->site->useProfile(new Profile(activationStoresDefaults: false));
        $this->site->activate('sample_addon');
        self::assertSame(['version' => '1.0'], $this->settings());
    }

    public function testDeactivationDeletesOrKeepsTheSettings(): void
    {
        $this->site->activate('sample_addon');
        $this->site->deactivate('sample_addon');
        self::assertSame([], $this->settings());

        $this->site->useProfile(new Profile(deactivationKeepsSettings: true));
        $this->site->activate('sample_addon');
        $page = $this->site->deactivate('sample_addon');
        self::assertStringContainsString('The table was dropped.', $page->text());
        self::assertSame('1.0', $this->settings()['version']);
    }

    public function testOnlyFullAdministratorsConfigureModules(): void
    {
        $page = $this->site->admin('support')->get('configaddonmods.php');

        self::assertSame(403, $page->status);
        self::assertStringContainsString('Access Denied', $page->text());
    }

    public function testAFormWithoutTheTokenChangesNothing(): void
    {
        $page = $this->site->admin()->post('configaddonmods.php', ['action' => 'activate', 'module' => 'sample_addon']);

        self::assertSame(400, $page->status);
        self::assertSame([], $this->settings());
    }
}

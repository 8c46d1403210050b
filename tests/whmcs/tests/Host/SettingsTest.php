<?php

declare(strict_types=1);

namespace WhmcsHost\Tests\Host;

use WhmcsHost\Profile;
use WhmcsHost\Testing\SiteTestCase;

final class SettingsTest extends SiteTestCase
{
    public function testEveryTypeOfFieldIsShownAndSaved(): void
    {
        $this->site->activate('sample_addon');
        $values = ['Text Field' => '"a" & <b>', 'secret' => "p'w", 'tick' => 'on', 'drop' => 'a', 'choice' => 'One',
            'notes' => "two\nlines"];
        $this->site->configure('sample_addon', $values);

        self::assertEquals($values + ['version' => '1.0', 'access' => '1'], $this->normalised());
        $this->site->configure('sample_addon');
        self::assertEquals($values + ['version' => '1.0', 'access' => '1'], $this->normalised());
    }

    public function testAnUntickedBoxIsEmptyOrMissing(): void
    {
        $this->site->activate('sample_addon');
        $this->site->configure('sample_addon', ['tick' => null]);
        self::assertSame('', $this->settings()['tick']);

        $this->site->useProfile(new Profile(untickedFieldMissing: true));
        $this->site->configure('sample_addon', ['tick' => null]);
        self::assertArrayNotHasKey('tick', $this->settings());
    }

    public function testPasswordFieldsAreStoredInClearOrEncrypted(): void
    {
        $this->site->useProfile(new Profile(passwordFieldsEncrypted: true));
        $this->site->activate('sample_addon');
        $this->site->configure('sample_addon', ['secret' => 'hush']);

        self::assertStringNotContainsString('hush', $this->settings()['secret']);
        self::assertStringContainsString('"secret":"hush"', $this->site->admin()->get(self::PAGE)->text());
    }

    public function testSavingRunsAHookWhereVersionsHaveIt(): void
    {
        $this->addHooks('save', "add_hook('AddonModuleConfigSave', 1, fn (array \$vars) => logActivity('saved'));");
        $this->site->activate('sample_addon');
        $this->site->configure('sample_addon');
        self::assertNotContains('saved', $this->log());

        $this->site->useProfile(new Profile(settingsSaveHook: true));
        $this->site->configure('sample_addon');
        self::assertContains('saved', $this->log());
    }

    public function testHooksAddedToAnActiveModuleAreSeenAfterASave(): void
    {
        $file = $this->site->root() . '/modules/addons/sample_addon/hooks.php';
        rename($file, "$file.away");
        $this->site->activate('sample_addon');
        rename("$file.away", $file);

        self::assertSame([], $this->site->event('hooks', 'run', 'SamplePoint'));
        $this->site->configure('sample_addon');
        self::assertSame(['module'], $this->site->event('hooks', 'run', 'SamplePoint'));
    }

    /** Browsers send line ends as they like. */
    private function normalised(): array
    {
        return str_replace("\r\n", "\n", $this->settings());
    }
}

<?php

declare(strict_types=1);

namespace WhmcsHost\Addon;

use WhmcsHost\Profile;

/** Calls _upgrade on the first access after the version in _config changed. */
final class Upgrade
{
    public static function ifNeeded(Module $module): void
    {
        $settings = $module->settings();
        $installed = (string) $settings->get('version');
        $version = (string) ($module->config()['version'] ?? '');
        if ($installed === $version) {
            return;
        }
        if (Profile::current()->versionStoredBeforeUpgrade) {
            $settings->set('version', $version);
        }
        if ($module->has('upgrade')) {
            $module->call('upgrade', ['version' => $installed]);
        }
        $settings->set('version', $version);
    }
}

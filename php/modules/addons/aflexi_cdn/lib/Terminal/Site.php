<?php

namespace WHMCS\Module\Addon\AflexiCdn\Terminal;

use WHMCS\Module\Addon\AflexiCdn\Extension;
use WHMCS\Module\Addon\AflexiCdn\Host;
use WHMCS\Module\Addon\AflexiCdn\Sightings;

/**
 * What WHMCS knows of the installation; needs WHMCS loaded.
 */
final class Site
{
    /** @return array{active: bool, seen: array<string, array<string, string>>, api: array<string, mixed>|null} */
    public static function answer(): array
    {
        if (!Host::isActive()) {
            return ['active' => false, 'seen' => [], 'api' => null];
        }

        return [
            'active' => true,
            'seen' => ['web' => Sightings::of('web'), 'cron' => Sightings::of('cron')],
            // Null where nobody can ask Aflexi: there is something else to be done first.
            'api' => Extension::isReady() ? Extension::addon()->check() : null,
        ];
    }
}

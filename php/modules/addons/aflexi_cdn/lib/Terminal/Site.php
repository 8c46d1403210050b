<?php

namespace WHMCS\Module\Addon\AflexiCdn\Terminal;

use WHMCS\Module\Addon\AflexiCdn\Extension;
use WHMCS\Module\Addon\AflexiCdn\Guard;
use WHMCS\Module\Addon\AflexiCdn\Host;
use WHMCS\Module\Addon\AflexiCdn\Module;
use WHMCS\Module\Addon\AflexiCdn\Sightings;

/**
 * What WHMCS knows of the installation; needs WHMCS loaded.
 */
final class Site
{
    /** What is needed after becomeOwner(), when these files may be out of reach. */
    private const CLASSES = [Extension::class, Guard::class, Host::class, Module::class, Sightings::class];

    /** Root becomes the owner of WHMCS, as whom WHMCS runs: what stands in its files may do no more here. */
    public static function becomeOwner(string $whmcs): void
    {
        $init = $whmcs . '/init.php';
        if (fileowner($init) === 0 || (function_exists('posix_geteuid') && posix_geteuid() !== 0)) {
            return;
        }
        if (!function_exists('posix_geteuid')) {
            throw new \RuntimeException('This PHP lacks the extension posix, so WHMCS is not asked.');
        }
        array_map('class_exists', self::CLASSES);
        $owner = posix_getpwuid((int) fileowner($init));
        if (
            $owner === false || !posix_initgroups($owner['name'], $owner['gid'])
            || !posix_setgid($owner['gid']) || !posix_setuid($owner['uid'])
        ) {
            throw new \RuntimeException("Cannot become the owner of $init.");
        }
    }

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

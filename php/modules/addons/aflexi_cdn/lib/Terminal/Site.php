<?php

namespace WHMCS\Module\Addon\AflexiCdn\Terminal;

use WHMCS\Module\Addon\AflexiCdn\Extension;
use WHMCS\Module\Addon\AflexiCdn\Guard;
use WHMCS\Module\Addon\AflexiCdn\Host;
use WHMCS\Module\Addon\AflexiCdn\Install\Access;
use WHMCS\Module\Addon\AflexiCdn\Module;
use WHMCS\Module\Addon\AflexiCdn\Sightings;

/**
 * What WHMCS knows of the installation; needs WHMCS loaded.
 */
final class Site
{
    /** What is needed after becomeOwner(), when these files may be out of reach. */
    private const CLASSES = [Extension::class, Guard::class, Host::class, Module::class, Sightings::class];

    /**
     * Root becomes the owner of WHMCS's settings: the code of WHMCS, which others may write, never runs as root.
     *
     * @return string why WHMCS must not be asked; empty if it may be
     */
    public static function becomeOwner(string $whmcs): string
    {
        if (Access::me() !== 0) {
            return '';
        }
        if (!function_exists('posix_setuid')) {
            return "this PHP lacks the extension posix, with which root becomes WHMCS's user. Install it (RHEL and its"
                . " likes: the package php-process), or run check as the user of WHMCS's cron job.";
        }
        $owner = self::owner($whmcs);
        if ($owner === 0) {
            return "it belongs to root, as whom its code is never run. Run check as the user of WHMCS's cron job.";
        }
        array_map('class_exists', self::CLASSES);
        $user = posix_getpwuid($owner);
        // A session of its own has no terminal: whatever runs here cannot type into that of root.
        if (
            $user === false || posix_setsid() === -1 || !posix_initgroups($user['name'], $user['gid'])
            || !posix_setgid($user['gid']) || !posix_setuid($owner) || Access::me() === 0
        ) {
            return "root cannot become its owner (user $owner). Run check as the user of WHMCS's cron job.";
        }

        return '';
    }

    /** Who owns WHMCS's settings, or else its directory; 0 if that is root, or nobody knows. */
    public static function owner(string $whmcs): int
    {
        // Of a link its own owner counts: where it leads is his choice.
        $settings = @lstat($whmcs . '/configuration.php');

        return ($settings['uid'] ?? 0) ?: (int) @fileowner((string) realpath($whmcs));
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

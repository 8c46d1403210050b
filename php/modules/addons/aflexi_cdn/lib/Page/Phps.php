<?php

namespace WHMCS\Module\Addon\AflexiCdn\Page;

use WHMCS\Module\Addon\AflexiCdn\Extension;
use WHMCS\Module\Addon\AflexiCdn\Host;
use WHMCS\Module\Addon\AflexiCdn\Install\Why;
use WHMCS\Module\Addon\AflexiCdn\Language;
use WHMCS\Module\Addon\AflexiCdn\Sightings;

/**
 * The PHPs that run the addon, for a page: the one that serves it as it is, the cron job's as it was last seen.
 */
final class Phps
{
    /** @return list<array{place: string, state: string, told: string, facts: array<string, string>}> */
    public static function rows(Language $language): array
    {
        $isLoaded = Extension::isLoaded();
        $rows = [[
            'place' => 'web',
            'state' => Extension::isReady() ? 'ok' : 'critical',
            'told' => $isLoaded ? Extension::told($language) : Why::sentence($language, Why::here()),
            'facts' => Extension::facts(),
        ]];
        $seen = Sightings::of('cron');
        $rows[] = $seen === []
            ? ['place' => 'cron', 'state' => 'unknown', 'told' => $language->text('cron_php_unseen'), 'facts' => []]
            : [
                'place' => 'cron',
                'state' => Extension::stateOf($seen) === 'match' ? 'ok' : 'critical',
                'told' => Extension::sentence($language, $seen),
                'facts' => array_intersect_key($seen, Extension::facts())
                    + ['since' => Host::localTime($seen['since'])],
            ];

        return $rows;
    }

    /** What somebody types at a terminal of this machine, to have the same and more checked. */
    public static function command(): string
    {
        return 'php ' . dirname(__DIR__, 2) . '/bin/install check';
    }
}

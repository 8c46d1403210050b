<?php

namespace WHMCS\Module\Addon\AflexiCdn;

/**
 * The PHPs that run the addon, the web's and the cron job's, as each was last seen. Neither can look into the other, so
 * each leaves its facts in the addon's table of facts, and the pages show both.
 *
 * What is wrong with one is told in the activity log once, and again when it changes or is over.
 */
final class Sightings
{
    /**
     * Keeps how this PHP is now, and tells what is new. Never throws.
     *
     * @param string $failure what came of the state it is in
     *
     * @return bool false if nothing can be kept: the addon has no tables, or they cannot be reached
     */
    public static function note(string $place, string $failure = ''): bool
    {
        try {
            self::keep($place, $failure);

            return true;
        } catch (\Throwable $error) {
            return false;
        }
    }

    /** Which of them runs what failed, whatever that was: on the command line WHMCS runs for its cron job. */
    public static function place(string $sapi): string
    {
        return $sapi === 'cli' ? 'cron' : 'web';
    }

    /**
     * How a place was last seen.
     *
     * @return array<string, string> empty if it never was, or nobody knows
     */
    public static function of(string $place): array
    {
        try {
            return self::read(Host::recall(self::name($place)));
        } catch (\Throwable $error) {
            return [];
        }
    }

    /**
     * What is to be told of a place: nothing, what is wrong (`missing`, `trouble`), the first that came of it
     * (`failure`), or that it is over (`over`).
     *
     * @param array<string, string> $before as it was last seen; empty if it never was
     * @param array<string, string> $now
     */
    public static function news(array $before, array $now): string
    {
        if ($now['state'] === 'match') {
            return ($before['state'] ?? 'match') === 'match' ? '' : 'over';
        }
        if (self::areAlike($before, $now) && ($now['failure'] === '' || $before['failure'] !== '')) {
            return '';
        }

        return $now['failure'] !== '' ? 'failure' : ($now['state'] === 'missing' ? 'missing' : 'trouble');
    }

    private static function keep(string $place, string $failure): void
    {
        $known = Host::recall(self::name($place));
        $before = self::read($known);
        $now = Extension::facts() + [
            'state' => Extension::state(),
            'addon' => Module::VERSION,
            'extension' => Extension::version(),
            'failure' => $failure,
        ];
        if (self::areAlike($before, $now) && $before['failure'] !== '') {
            $now['failure'] = $before['failure'];
        }
        $now = self::read(self::text($now));
        // Most often nothing has changed, and nothing is written. Of several at once one tells.
        if (
            array_diff_key($before, ['since' => '']) !== $now
            && Host::remember(self::name($place), $known, self::text($now + ['since' => gmdate('Y-m-d H:i:s')]))
        ) {
            self::tell(self::news($before, $now), $place, $now);
        }
    }

    /**
     * Whether the same is wrong, or all is well in both.
     *
     * @param array<string, string> $before
     * @param array<string, string> $now
     */
    private static function areAlike(array $before, array $now): bool
    {
        $what = ['state' => '', 'addon' => '', 'extension' => ''];

        return array_intersect_key($before, $what) === array_intersect_key($now, $what);
    }

    /** @param array<string, string> $now */
    private static function tell(string $news, string $place, array $now): void
    {
        $english = Language::english();
        $args = $now + ['place' => $english->text('place_' . $place), 'trouble' => Extension::told($english)];
        if ($news !== '') {
            Host::log($english->text('sighting_' . $news, $args));
        }
    }

    private static function name(string $place): string
    {
        return 'php_' . $place;
    }

    /** @return array<string, string> empty if it was never seen, or what was kept is none of ours */
    private static function read(?string $kept): array
    {
        $seen = json_decode((string) $kept, true);

        return is_array($seen) && isset($seen['state'], $seen['addon'], $seen['extension'], $seen['failure'])
            ? $seen
            : [];
    }

    /** @param array<string, string> $facts */
    private static function text(array $facts): string
    {
        return (string) json_encode($facts, JSON_UNESCAPED_SLASHES | JSON_INVALID_UTF8_SUBSTITUTE);
    }
}

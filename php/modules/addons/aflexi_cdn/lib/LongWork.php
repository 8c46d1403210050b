<?php

namespace WHMCS\Module\Addon\AflexiCdn;

/**
 * A long work as an admin is told of it: the numbers of the extension, and a line that says how far it has come.
 */
final class LongWork
{
    /** What is counted, in the order in which it is shown. */
    public const COUNTS = ['done', 'refused', 'cancelled', 'elsewhere', 'failed', 'left', 'paused'];

    /**
     * @param list<array<string, mixed>> $works as status() and progress() give them
     *
     * @return list<array<string, mixed>> the same, each with its `line`, and its counts as they are `shown`
     */
    public static function told(Language $language, array $works): array
    {
        return array_map(static function (array $work) use ($language): array {
            return $work + [
                'line' => self::line($language, $work),
                'shown' => self::shown($language, $work),
            ];
        }, $works);
    }

    /** @param array<string, mixed> $work */
    private static function line(Language $language, array $work): string
    {
        $args = [
            'finished' => $work['finished'],
            'total' => $work['total'],
            'who' => $language->who((string) $work['changed_by']),
        ];
        $line = $language->text('long_work_' . $work['state'], $args);

        return $work['state'] === 'running' ? $line . ' ' . self::timeLeft($language, $work['seconds_left']) : $line;
    }

    /**
     * @param array<string, mixed> $work
     *
     * @return array<string, string>
     */
    private static function shown(Language $language, array $work): array
    {
        $counts = array_intersect_key($work, array_flip(self::COUNTS));

        return array_map(\Closure::fromCallable([$language, 'number']), $counts);
    }

    private static function timeLeft(Language $language, ?int $seconds): string
    {
        if ($seconds === null) {
            return $language->text('time_left_unknown');
        }
        if ($seconds < 60) {
            return $language->text('time_left_moment');
        }
        $minutes = (int) ceil($seconds / 60);

        return $minutes <= 120
            ? $language->text('time_left_minutes', ['minutes' => max(2, $minutes)])
            : $language->text('time_left_hours', ['hours' => (int) ceil($minutes / 60)]);
    }
}

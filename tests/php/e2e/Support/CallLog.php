<?php

declare(strict_types=1);

namespace AflexiCdn\EndToEnd\Support;

/** The sandbox's log, read to see which calls for one account were under way together. */
final class CallLog
{
    /** Of milliseconds that are cut off: by so much two calls may seem to overlap. */
    private const BLUR = 0.0021;

    private const LINE = '~^(\S+) (\S+) \S+ (.*) -> (?:id (\d+)|.*?)(?: \[\w+\])? (\d+) ms$~';

    /** @var array<string, list<array{float, float, string}>> begin, end and line of each call, by account */
    private array $calls = [];

    public function __construct(string $file)
    {
        $names = [];
        $lines = [];
        foreach (file($file, FILE_IGNORE_NEW_LINES) as $line) {
            if (preg_match(self::LINE, $line, $call) === 1) {
                $lines[] = $call;
                if ($call[2] === 'user.create' && $call[4] !== '') {
                    $names[$call[4]] = self::name($call[3]);
                }
            }
        }
        foreach ($lines as [$line, $at, $method, $arguments, , $milliseconds]) {
            $subject = match ($method) {
                'user.create', 'user.get' => self::name($arguments),
                'publisherLink.update', 'user.update', 'security.update'
                    => $names[preg_match('~^"?(\d+)~', $arguments, $id) === 1 ? $id[1] : ''] ?? null,
                default => null,
            };
            if ($subject !== null) {
                $end = (float) (new \DateTimeImmutable($at))->format('U.u');
                $this->calls[$subject][] = [$end - $milliseconds / 1000, $end, $line];
            }
        }
    }

    public function accounts(): int
    {
        return count($this->calls);
    }

    /** @return list<string> pairs of calls for one account that were under way together */
    public function overlaps(): array
    {
        $overlaps = [];
        foreach ($this->calls as $calls) {
            sort($calls);
            foreach (array_slice($calls, 1) as $index => [$begin, , $line]) {
                if ($begin + self::BLUR < $calls[$index][1]) {
                    $overlaps[] = $calls[$index][2] . "\n" . $line;
                }
            }
        }

        return $overlaps;
    }

    private static function name(string $arguments): ?string
    {
        return preg_match('~username="([^"/]+)~', $arguments, $match) === 1 ? $match[1] : null;
    }
}

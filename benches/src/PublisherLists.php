<?php

declare(strict_types=1);

namespace Bench;

/** A long list, decoded and compared, by the extension's client and by what PHP has for XML. */
final class PublisherLists
{
    private const EXTENSION = 'extension';
    /** Ways to read a page in PHP: what it is, by the name of a class. */
    private const RIVALS = [
        'XmlReader' => 'PHP, XMLReader',
        'SimpleXml' => 'PHP, SimpleXML',
        'Preg' => 'PHP, regular expression',
    ];

    public function __construct(private readonly Parts $parts, private readonly Size $size)
    {
    }

    public function run(Figures $figures): void
    {
        $figures->heading('Decoding and comparing the list of publishers, ' . RecordedReplies::PAGE . ' rows a page');
        $rows = $sentences = $memory = [];
        foreach ($this->size->lists as $count) {
            $efforts = $this->measure($count);
            foreach ($efforts as $who => $effort) {
                $memory[$who][] = $effort['bytes'] / 1e6;
                $rows[] = [
                    $who,
                    number_format($count),
                    sprintf('%.3f s', $effort['nanoseconds'] / 1e9),
                    sprintf('%.3f s', $effort['cpu'] / 1e9),
                    sprintf('%.2f µs', $effort['cpu'] / 1e3 / $count),
                    sprintf('%.2f MB', $effort['bytes'] / 1e6),
                ];
            }
            $ours = array_shift($efforts);
            foreach ($efforts as $who => $rival) {
                $sentences[] = sprintf(
                    '%s publishers, extension to %s: %.2f times the CPU, %.2f times the memory.',
                    number_format($count),
                    $who,
                    $ours['cpu'] / $rival['cpu'],
                    $ours['bytes'] / max(1, $rival['bytes']),
                );
            }
        }
        $columns = ['who', 'publishers', 'time', 'CPU', 'CPU per publisher', 'peak memory above idle'];
        $figures->table($columns, $rows);
        $figures->say(implode(' ', $sentences));
        $figures->say(sprintf(
            'More memory for %s publishers than for %s: %s.',
            number_format(max($this->size->lists)),
            number_format(min($this->size->lists)),
            implode(', ', array_map(static fn (string $who, array $megabytes): string
                => sprintf('%s %.2f MB', $who, end($megabytes) - reset($megabytes)), array_keys($memory), $memory)),
        ));
    }

    /** @return array<string, array<string, mixed>> the effort of each, of several rounds that with the least CPU */
    private function measure(int $count): array
    {
        $different = intdiv($count, 2);
        $replies = new RecordedReplies($this->parts, $count, $different);
        try {
            $input = ['url' => $replies->url(), 'username' => $replies->username, 'key' => $replies->key,
                'package' => RecordedReplies::PACKAGE];
            $best = [];
            for ($round = 1; $round <= $this->size->listRounds; $round++) {
                $efforts = [self::EXTENSION => Child::program([$this->parts->list, 'read'], $input)];
                foreach (self::RIVALS as $way => $who) {
                    $efforts[$who] = Child::alone('list', $input + ['way' => $way]);
                }
                foreach ($efforts as $who => $effort) {
                    $expected = ['compared' => $count, 'different' => [sprintf('client%07d', $different)]];
                    Check::same($expected, $effort['result'], "what $who found");
                    if (!isset($best[$who]) || $effort['cpu'] < $best[$who]['cpu']) {
                        $best[$who] = $effort;
                    }
                }
            }

            return $best;
        } finally {
            $replies->stop();
        }
    }
}

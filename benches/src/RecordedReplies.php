<?php

declare(strict_types=1);

namespace Bench;

use Bench\Php\XmlRpc;
use WhmcsHost\Server\Process;
use WhmcsHost\Server\Sandbox;

/** A server of one long list: replies that the sandbox gave once, repeated with other numbers and made beforehand. */
final class RecordedReplies
{
    public const PACKAGE = 'CDN Boost';
    /** Rows asked for at once, as the addon does. */
    public const PAGE = 200;
    /** So many rows are recorded; the last of them has letters that XML escapes. */
    private const RECORDED = 10;

    public readonly string $username;
    public readonly string $key;

    private readonly string $directory;
    private readonly Process $process;
    private readonly int $port;

    /** @param int $different the publisher that is not as it is to be */
    public function __construct(Parts $parts, int $count, int $different)
    {
        $this->directory = sys_get_temp_dir() . '/recorded-' . bin2hex(random_bytes(4));
        $sandbox = new Sandbox($parts->sandbox, $this->directory);
        try {
            [$this->username, $this->key] = [$sandbox->operator, $sandbox->key];
            $recording = $this->record($sandbox);
        } finally {
            $sandbox->stop();
        }
        $input = "$this->directory/recording.json";
        $given = $recording + ['count' => $count, 'page' => self::PAGE, 'different' => $different];
        file_put_contents($input, json_encode($given, JSON_THROW_ON_ERROR));
        $output = "$this->directory/recorded.out";
        $command = ['sh', '-c', 'exec "$1" serve < "$2"', 'sh', $parts->list, $input];
        $this->process = new Process('recorded replies', $command, $output);
        $this->port = (int) $this->process->waitUntil(static fn (): ?string
            => preg_match('/^listening on (\d+)$/m', (string) file_get_contents($output), $match) ? $match[1] : null);
    }

    public function url(): string
    {
        return "http://127.0.0.1:$this->port/core/xmlrpc";
    }

    public function stop(): void
    {
        $this->process->stop();
        array_map(unlink(...), (array) glob("$this->directory/*"));
        rmdir($this->directory);
    }

    /**
     * What the addon asks for a part of the list.
     *
     * @return list<mixed> parameters after the credentials
     */
    public static function part(int $operator, int $first): array
    {
        $publisher = ['id' => true, 'username' => true, 'name' => true, 'email' => true];
        $extract = ['publisher' => $publisher, 'status' => true, 'bandwidthPackage' => ['id' => true, 'name' => true]];

        return [['operator' => $operator],
            ['firstResultIndex' => $first, 'maximumResults' => self::PAGE, 'extract' => $extract]];
    }

    /** @return array{operator: string, before: string, after: string, rows: list<string>} */
    private function record(Sandbox $sandbox): array
    {
        for ($row = 1; $row <= self::RECORDED; $row++) {
            $number = sprintf('%07d', $row);
            $sandbox->plant([
                'name' => "client$number",
                'email' => "client$number@mail.example",
                'display_name' => ($row === self::RECORDED ? 'Müller & Söhne ' : 'Anna Client ') . $number,
                'package' => self::PACKAGE,
                'password' => 'recorded',
            ]);
        }
        $page = $this->ask($sandbox, 'publisherLink.get', self::part(42, 0));
        $start = strpos($page, '<data>') + strlen('<data>');
        $end = strrpos($page, '</data>');
        $rows = preg_split('~(?<=</struct></value>)(?=<value><struct><member><name>bandwidth)~', substr(
            $page,
            $start,
            $end - $start,
        ));
        Check::same(self::RECORDED, count($rows), 'the number of recorded rows');
        $templates = [];
        foreach ($rows as $row => $xml) {
            $xml = str_replace(sprintf('%07d', $row + 1), '{n}', $xml);
            $publisher = (int) strpos($xml, 'publisher');
            $templates[] = substr($xml, 0, $publisher)
                . preg_replace('~<int>\d+</int>~', '<int>{id}</int>', substr($xml, $publisher));
        }
        // Used in turns from number 0 on, which ends in the same digit as the last.
        array_unshift($templates, array_pop($templates));

        return [
            'operator' => $this->ask($sandbox, 'user.get', [['self' => true]]),
            'before' => substr($page, 0, $start),
            'after' => substr($page, $end),
            'rows' => $templates,
        ];
    }

    /** @param list<mixed> $parameters */
    private function ask(Sandbox $sandbox, string $method, array $parameters): string
    {
        $curl = curl_init($sandbox->url());
        curl_setopt_array($curl, [
            CURLOPT_RETURNTRANSFER => true,
            CURLOPT_POSTFIELDS => XmlRpc::request($method, [$sandbox->operator, $sandbox->key, ...$parameters]),
        ]);

        return (string) curl_exec($curl);
    }
}

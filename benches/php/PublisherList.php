<?php

declare(strict_types=1);

namespace Bench\Php;

use Bench\RecordedReplies;

/** The list of publishers, read a page at a time over one kept-alive connection. */
final class PublisherList
{
    private readonly \CurlHandle $curl;
    private readonly int $operator;

    /** The decoder has `rows(string $body)`. It connects and asks who we are. */
    public function __construct(
        string $url,
        private readonly string $username,
        private readonly string $key,
        private readonly object $decoder,
    ) {
        $this->curl = curl_init($url);
        curl_setopt_array($this->curl, [
            CURLOPT_POST => true,
            CURLOPT_RETURNTRANSFER => true,
            CURLOPT_HTTPHEADER => ['Content-Type: text/xml; charset=utf-8', 'Expect:'],
            CURLOPT_CONNECTTIMEOUT => 5,
            CURLOPT_TIMEOUT => 30,
        ]);
        $this->operator = XmlRpc::reply($this->call('user.get', [['self' => true]]))['results'][0]['id'];
    }

    /** @return array{compared: int, different: list<string>} */
    public function compare(string $package): array
    {
        $compared = 0;
        $different = [];
        $suffix = strlen("/$this->operator");
        do {
            $before = $compared;
            $body = $this->call('publisherLink.get', RecordedReplies::part($this->operator, $compared));
            foreach ($this->decoder->rows($body) as $row) {
                $compared++;
                $name = substr($row['username'], 0, -$suffix);
                $number = substr($name, 6);
                $who = $number[-1] === '0' ? 'Müller & Söhne' : 'Anna Client';
                if (
                    $row['status'] !== 'ACTIVE' || $row['package'] !== $package
                    || $row['name'] !== "$who $number" || $row['email'] !== "client$number@mail.example"
                ) {
                    $different[] = $name;
                }
            }
        } while ($compared > $before);

        return ['compared' => $compared, 'different' => $different];
    }

    /** @param list<mixed> $parameters after the credentials */
    private function call(string $method, array $parameters): string
    {
        $body = XmlRpc::request($method, [$this->username, $this->key, ...$parameters]);
        curl_setopt($this->curl, CURLOPT_POSTFIELDS, $body);
        $reply = curl_exec($this->curl);
        if ($reply === false || curl_getinfo($this->curl, CURLINFO_RESPONSE_CODE) !== 200) {
            throw new \RuntimeException("$method: " . curl_error($this->curl));
        }

        return $reply;
    }
}

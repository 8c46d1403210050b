<?php

declare(strict_types=1);

namespace Bench\Php;

/**
 * Calls in flight: so many kept-alive cURL handles, each used again as soon as it is free.
 */
final class Pool
{
    private const OPTIONS = [
        CURLOPT_POST => true,
        CURLOPT_RETURNTRANSFER => true,
        CURLOPT_HTTPHEADER => ['Content-Type: text/xml; charset=utf-8', 'Expect:'],
        CURLOPT_HTTP_VERSION => CURL_HTTP_VERSION_1_1,
        CURLOPT_CONNECTTIMEOUT => 5,
        CURLOPT_TIMEOUT => 30,
        CURLOPT_NOSIGNAL => true,
    ];

    private readonly \CurlMultiHandle $multi;

    /** @var list<\CurlHandle> */
    private array $free = [];

    /** @var array<int, mixed> what a call is about, by the id of its handle */
    private array $subjects = [];

    public int $calls = 0;

    public function __construct(string $url, int $atOnce)
    {
        $this->multi = curl_multi_init();
        curl_multi_setopt($this->multi, CURLMOPT_MAXCONNECTS, $atOnce);
        for ($i = 0; $i < $atOnce; $i++) {
            $handle = curl_init($url);
            curl_setopt_array($handle, self::OPTIONS);
            $this->free[] = $handle;
        }
    }

    public function isFull(): bool
    {
        return $this->free === [];
    }

    public function isIdle(): bool
    {
        return $this->subjects === [];
    }

    public function start(string $body, mixed $subject): void
    {
        $handle = array_pop($this->free);
        curl_setopt($handle, CURLOPT_POSTFIELDS, $body);
        curl_multi_add_handle($this->multi, $handle);
        $this->subjects[spl_object_id($handle)] = $subject;
        $this->calls++;
    }

    /** Lets what was started be sent, and what has arrived be read; waits for nothing. */
    public function turn(): void
    {
        curl_multi_exec($this->multi, $running);
    }

    /** Waits until something arrives. */
    public function wait(): void
    {
        curl_multi_select($this->multi, 1.0);
    }

    /** @return array{mixed, string}|null the subject and the reply of a call that has ended */
    public function next(): ?array
    {
        $ended = curl_multi_info_read($this->multi);
        if ($ended === false) {
            return null;
        }
        $handle = $ended['handle'];
        if ($ended['result'] !== CURLE_OK || curl_getinfo($handle, CURLINFO_RESPONSE_CODE) !== 200) {
            throw new \RuntimeException('HTTP: ' . curl_strerror($ended['result']));
        }
        $id = spl_object_id($handle);
        $subject = $this->subjects[$id];
        unset($this->subjects[$id]);
        $reply = curl_multi_getcontent($handle);
        curl_multi_remove_handle($this->multi, $handle);
        $this->free[] = $handle;

        return [$subject, $reply];
    }
}

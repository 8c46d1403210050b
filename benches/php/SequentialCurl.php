<?php

declare(strict_types=1);

namespace Bench\Php;

/**
 * What a careful PHP author would write without the extension: one kept-alive cURL handle, one call after another.
 */
final class SequentialCurl
{
    private readonly \CurlHandle $curl;

    public int $calls = 0;

    public function __construct(string $url, private readonly string $username, private readonly string $key)
    {
        $this->curl = curl_init($url);
        curl_setopt_array($this->curl, [
            CURLOPT_POST => true,
            CURLOPT_RETURNTRANSFER => true,
            CURLOPT_HTTPHEADER => ['Content-Type: text/xml; charset=utf-8'],
            CURLOPT_CONNECTTIMEOUT => 5,
            CURLOPT_TIMEOUT => 30,
        ]);
    }

    /**
     * Makes the package unless it exists, then a publisher for each client.
     *
     * @param iterable<array{username: string, email: string, name: string}> $clients
     *
     * @return int how many were made
     */
    public function synchronize(string $package, iterable $clients): int
    {
        $id = $this->package($package);
        $made = 0;
        foreach ($clients as $client) {
            $user = ['role' => 'PUBLISHER', 'status' => 'ACTIVE', 'password' => bin2hex(random_bytes(8))];
            $this->call('user.create', [$user + $client, ['id' => $id]]);
            $made++;
        }

        return $made;
    }

    /** The id of a package, which is made unless it exists. */
    public function package(string $name): int
    {
        $operator = $this->call('user.get', [['self' => true]])['results'][0];
        if ($operator['role'] !== 'OPERATOR') {
            throw new \RuntimeException('Not an operator.');
        }

        // The addon looks twice as well: another worker may make the package meanwhile.
        return $this->find($name) ?? $this->find($name) ?? $this->call('bandwidthPackage.create', [[
            'name' => $name,
            'user' => ['id' => $operator['id']],
            'dedicatedBandwidth' => false,
            'bandwidthLimit' => -1,
            'diskSpaceLimit' => 999999,
            'speedLimit' => 9999,
            'resourceLimit' => 99,
            'streamingAllowed' => false,
            'sslEnabled' => false,
            'servingAllLocations' => true,
            'type' => 'PUBLISHER_LINK',
        ]]);
    }

    private function find(string $package): ?int
    {
        $packages = $this->call('bandwidthPackage.get', [['user' => $this->username]])['results'];

        return array_column($packages, 'id', 'name')[$package] ?? null;
    }

    /** @param list<mixed> $parameters after the credentials */
    private function call(string $method, array $parameters): mixed
    {
        curl_setopt(
            $this->curl,
            CURLOPT_POSTFIELDS,
            XmlRpc::request($method, [$this->username, $this->key, ...$parameters]),
        );
        $body = curl_exec($this->curl);
        $this->calls++;
        if ($body === false || curl_getinfo($this->curl, CURLINFO_RESPONSE_CODE) !== 200) {
            throw new \RuntimeException("$method: " . curl_error($this->curl));
        }

        return XmlRpc::reply($body);
    }
}

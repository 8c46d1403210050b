<?php

declare(strict_types=1);

namespace Bench\Php;

/**
 * Makes the account for a paid service: one statement that reads, one that notes what is to be done, the calls, and
 * one that notes their result. Operator and package are known from its settings.
 */
final class CurlCdn
{
    private readonly \CurlHandle $curl;

    /** @param array{url: string, username: string, key: string, package: int, ca: string, calls: list<string>} $settings */
    public function __construct(private readonly \PDO $pdo, private readonly array $settings)
    {
        $this->curl = curl_init($settings['url']);
        curl_setopt_array($this->curl, [
            CURLOPT_POST => true,
            CURLOPT_RETURNTRANSFER => true,
            CURLOPT_HTTPHEADER => ['Content-Type: text/xml; charset=utf-8', 'Expect:'],
            CURLOPT_HTTP_VERSION => CURL_HTTP_VERSION_1_1,
            CURLOPT_CAINFO => $settings['ca'],
            CURLOPT_TIMEOUT => 30,
        ]);
    }

    public function paid(int $invoice): void
    {
        $read = $this->pdo->prepare(
            'SELECT h.id, h.username, c.email, c.firstname, c.lastname FROM tblinvoices v'
            . " JOIN tblinvoiceitems i ON i.invoiceid = v.id AND i.type = 'Hosting'"
            . ' JOIN tblhosting h ON h.id = i.relid JOIN tblclients c ON c.id = h.userid'
            . " WHERE v.id = ? AND v.status = 'Paid' AND h.domainstatus = 'Active'"
        );
        $read->execute([$invoice]);
        foreach ($read->fetchAll(\PDO::FETCH_ASSOC) as $service) {
            $password = bin2hex(random_bytes(8));
            $nonce = random_bytes(SODIUM_CRYPTO_AEAD_XCHACHA20POLY1305_IETF_NPUBBYTES);
            $sealed = base64_encode($nonce . sodium_crypto_aead_xchacha20poly1305_ietf_encrypt(
                $password,
                '',
                $nonce,
                hash('sha256', $this->settings['key'], true),
            ));
            $this->pdo->prepare('INSERT INTO bench_paid (service_id, password) VALUES (?, ?)')
                ->execute([$service['id'], $sealed]);
            $remote = $this->create($service, $password);
            $this->pdo->prepare('UPDATE bench_paid SET remote_id = ? WHERE service_id = ?')
                ->execute([$remote, $service['id']]);
        }
    }

    /** @param array<string, mixed> $service */
    private function create(array $service, string $password): int
    {
        $user = ['role' => 'PUBLISHER', 'status' => 'ACTIVE', 'email' => $service['email'],
            'name' => "$service[firstname] $service[lastname]", 'username' => $service['username'],
            'password' => $password];
        $parameters = [$this->settings['username'], $this->settings['key']];
        foreach ($this->settings['calls'] as $method) {
            $reply = $this->call($method, [...$parameters, ...match ($method) {
                'user.create' => [$user, ['id' => $this->settings['package']]],
                'user.get' => [['self' => true]],
                'bandwidthPackage.get' => [['user' => $this->settings['username']]],
            }]);
        }

        return $reply;
    }

    /** @param list<mixed> $parameters */
    private function call(string $method, array $parameters): mixed
    {
        curl_setopt($this->curl, CURLOPT_POSTFIELDS, XmlRpc::request($method, $parameters));
        $body = curl_exec($this->curl);
        if ($body === false) {
            throw new \RuntimeException("$method: " . curl_error($this->curl));
        }

        return XmlRpc::reply($body);
    }
}

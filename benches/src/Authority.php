<?php

declare(strict_types=1);

namespace Bench;

/** A certificate for 127.0.0.1, and the authority that signed it, as files. */
final class Authority
{
    public readonly string $certificate;
    public readonly string $key;
    /** Whom to trust. */
    public readonly string $authority;

    public function __construct(string $directory)
    {
        $this->certificate = "$directory/certificate.pem";
        $this->key = "$directory/key.pem";
        $this->authority = "$directory/authority.pem";
        $config = "$directory/openssl.cnf";
        file_put_contents($config, <<<'CONF'
            [req]
            distinguished_name = name
            [name]
            [authority]
            basicConstraints = critical,CA:TRUE
            keyUsage = critical,keyCertSign
            [server]
            basicConstraints = critical,CA:FALSE
            subjectAltName = IP:127.0.0.1
            extendedKeyUsage = serverAuth
            CONF);
        $options = ['config' => $config, 'digest_alg' => 'sha256', 'private_key_type' => OPENSSL_KEYTYPE_EC,
            'curve_name' => 'prime256v1', 'private_key_bits' => 2048];
        [$authority, $authorityKey] = $this->issue('Benchmark Authority', 'authority', null, null, $options);
        [$certificate, $key] = $this->issue('127.0.0.1', 'server', $authority, $authorityKey, $options);
        openssl_x509_export_to_file($authority, $this->authority);
        openssl_x509_export_to_file($certificate, $this->certificate);
        openssl_pkey_export_to_file($key, $this->key, null, $options);
    }

    /**
     * @param array<string, mixed> $options
     *
     * @return array{\OpenSSLCertificate, \OpenSSLAsymmetricKey}
     */
    private function issue(
        string $name,
        string $extensions,
        ?\OpenSSLCertificate $by,
        ?\OpenSSLAsymmetricKey $byKey,
        array $options,
    ): array {
        $key = openssl_pkey_new($options);
        $request = openssl_csr_new(['commonName' => $name], $key, $options);
        $options['x509_extensions'] = $extensions;
        $certificate = openssl_csr_sign($request, $by, $byKey ?? $key, 2, $options, random_int(1, PHP_INT_MAX));
        if ($certificate === false) {
            throw new \RuntimeException('No certificate: ' . openssl_error_string());
        }

        return [$certificate, $key];
    }
}

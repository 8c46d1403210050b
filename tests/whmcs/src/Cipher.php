<?php

declare(strict_types=1);

namespace WhmcsHost;

/** WHMCS's reversible encryption: keyed by the installation, another text each time. */
final class Cipher
{
    private const METHOD = 'aes-256-gcm';

    public static function encrypt(string $plain): string
    {
        $nonce = random_bytes(12);
        $sealed = openssl_encrypt($plain, self::METHOD, self::key(), OPENSSL_RAW_DATA, $nonce, $tag);
        return base64_encode($nonce . $tag . $sealed);
    }

    /** The plain text; an empty string for what was not made by encrypt() with this key [ND]. */
    public static function decrypt(string $text): string
    {
        $raw = (string) base64_decode($text, true);
        if (strlen($raw) < 28) {
            return '';
        }
        [$nonce, $tag, $sealed] = [substr($raw, 0, 12), substr($raw, 12, 16), substr($raw, 28)];
        return (string) openssl_decrypt($sealed, self::METHOD, self::key(), OPENSSL_RAW_DATA, $nonce, $tag);
    }

    private static function key(): string
    {
        return hash('sha256', Host::configuration()->encryptionHash, true);
    }
}

<?php

declare(strict_types=1);

namespace WhmcsHost\Api;

use WhmcsHost\Cipher;

/** EncryptPassword and DecryptPassword. */
final class Passwords
{
    public static function encrypt(array $values): array
    {
        return ['password' => Cipher::encrypt((string) ($values['password2'] ?? ''))];
    }

    public static function decrypt(array $values): array
    {
        return ['password' => Cipher::decrypt((string) ($values['password2'] ?? ''))];
    }
}

<?php

declare(strict_types=1);

namespace WhmcsHost;

/** What a site's configuration.php says. */
final class Configuration
{
    private function __construct(
        public readonly string $dbName,
        public readonly string $dbUsername,
        public readonly string $dbPassword,
        public readonly string $dbSocket,
        public readonly string $charset,
        public readonly string $encryptionHash,
        public readonly string $timezone,
        public readonly string $token,
        public readonly Profile $profile,
    ) {
    }

    public static function load(string $root): self
    {
        require "$root/configuration.php";
        return new self(
            $db_name,
            $db_username,
            $db_password,
            $db_socket,
            $mysql_charset,
            $cc_encryption_hash,
            $host_timezone,
            $host_token,
            new Profile(...$host_profile),
        );
    }
}

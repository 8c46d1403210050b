<?php

namespace WHMCS\Module\Addon\AflexiCdn\Page;

/**
 * What a button did, carried over the redirect in the session and shown once.
 */
final class Result
{
    /** Session entry. */
    private const NAME = 'aflexi_cdn_result';

    /** @param array<string, mixed> $result */
    public static function keep(array $result): void
    {
        $_SESSION[self::NAME] = $result;
    }

    /** @return array<string, mixed> empty if nothing was done */
    public static function take(): array
    {
        $result = $_SESSION[self::NAME] ?? [];
        unset($_SESSION[self::NAME]);

        return is_array($result) ? $result : [];
    }
}

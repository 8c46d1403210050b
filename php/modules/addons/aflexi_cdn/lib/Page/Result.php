<?php

namespace WHMCS\Module\Addon\AflexiCdn\Page;

/**
 * What a button did, carried over the redirect in the session and shown once.
 */
final class Result
{
    /** Session entry. */
    private const NAME = 'aflexi_cdn_result';

    /**
     * @param array<string, mixed> $result
     * @param string               $area   kept apart from those of other areas; empty for the admin's
     */
    public static function keep(array $result, string $area = ''): void
    {
        $_SESSION[self::NAME . $area] = $result;
    }

    /** @return array<string, mixed> empty if nothing was done */
    public static function take(string $area = ''): array
    {
        $result = $_SESSION[self::NAME . $area] ?? [];
        unset($_SESSION[self::NAME . $area]);

        return is_array($result) ? $result : [];
    }
}

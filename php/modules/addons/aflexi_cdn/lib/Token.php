<?php

namespace WHMCS\Module\Addon\AflexiCdn;

/**
 * Proof that a form was sent from our own page. Ours in addition to WHMCS's, which is not known to be checked here.
 */
final class Token
{
    /** Name of the form field and of the session entry. */
    public const NAME = 'aflexi_cdn_token';

    /** The token of this session. */
    public static function current(): string
    {
        if (!is_string($_SESSION[self::NAME] ?? null) || $_SESSION[self::NAME] === '') {
            $_SESSION[self::NAME] = bin2hex(random_bytes(32));
        }

        return $_SESSION[self::NAME];
    }

    /**
     * The hidden fields of every form of ours.
     *
     * @return array<string, string>
     */
    public static function fields(): array
    {
        return array_filter([self::NAME => self::current(), 'token' => Host::formToken()], 'strlen');
    }

    /** @param mixed $sent what the form brought back */
    public static function accepts($sent): bool
    {
        return is_string($sent) && hash_equals(self::current(), $sent);
    }
}

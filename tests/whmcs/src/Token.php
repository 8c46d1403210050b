<?php

declare(strict_types=1);

namespace WhmcsHost;

/** The session's token against forged requests. */
final class Token
{
    public static function current(): string
    {
        return $_SESSION['tkval'] ??= bin2hex(random_bytes(20));
    }

    /** Ends the request with an error page unless it carries the token [ND: how WHMCS refuses]. */
    public static function check(): void
    {
        $sent = $_REQUEST['token'] ?? '';
        if (is_string($sent) && hash_equals(self::current(), $sent)) {
            return;
        }
        http_response_code(400);
        exit('Invalid Token');
    }
}

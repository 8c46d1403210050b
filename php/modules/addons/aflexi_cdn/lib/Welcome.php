<?php

namespace WHMCS\Module\Addon\AflexiCdn;

use Aflexi\Cdn\Addon;

/**
 * Sends the welcome e-mails that are due, through WHMCS. Never before a response: a mail server takes its time.
 */
final class Welcome
{
    /** Mails at a time, at most; the rest is for the next cron run. */
    private const MOST = 50;

    /**
     * Sends them one by one; each is claimed just before, so that nobody else sends it.
     *
     * @param int    $seconds after which no other one is begun
     * @param string $who     in the log: cron, request or terminal
     */
    public static function send(Addon $addon, int $seconds, string $who): void
    {
        $end = microtime(true) + $seconds;
        for ($count = 0; $count < self::MOST && microtime(true) < $end; $count++) {
            $letter = $addon->nextWelcome($who);
            if ($letter === null) {
                return;
            }
            $addon->welcomed($letter['account'], $letter['attempt'], self::mail($letter), $who);
        }
    }

    /**
     * @param array<string, mixed> $letter
     *
     * @return string why it could not be sent; empty if it was
     */
    private static function mail(array $letter): string
    {
        $fields = $letter['fields'] + ['cdn_page_url' => Host::address('index.php?m=aflexi_cdn')];
        $failure = Host::mailClient($letter['template'], $letter['service'], $fields);

        // Nobody knows what WHMCS, a hook or a mail server quotes.
        return isset($fields['cdn_password']) ? str_replace($fields['cdn_password'], '***', $failure) : $failure;
    }
}

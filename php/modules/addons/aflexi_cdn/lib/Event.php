<?php

namespace WHMCS\Module\Addon\AflexiCdn;

/**
 * What hooks do: remember that something happened, or work off what was remembered.
 */
final class Event
{
    /**
     * Remembers that something happened to an invoice, a service or a client.
     *
     * @param mixed $id    as WHMCS passes it: a number, a string of digits or nothing
     * @param int   $delay seconds until the change is sure to be visible in the tables
     */
    public static function note(string $kind, $id, string $cause, int $delay = 0): void
    {
        Guard::quietly($cause, static function () use ($kind, $id, $cause, $delay) {
            if (Extension::isLoaded() && \Aflexi\Cdn\hint(Host::pdo(), $kind, (int) $id, $cause, $delay)) {
                AfterResponse::schedule();
            }
        });
    }

    /** Works off what is due, for as long as the settings allow. */
    public static function cron(): void
    {
        Guard::quietly('cron', static function () {
            if (Extension::isLoaded()) {
                Extension::addon()->work(0, 'cron');
            }
        });
    }
}

<?php

namespace WHMCS\Module\Addon\AflexiCdn;

/**
 * Works, and sends e-mails, for a few seconds once the visitor has his page, where PHP can send it off early (php-fpm,
 * LiteSpeed). Elsewhere nothing happens here and the cron job does the work.
 */
final class AfterResponse
{
    /** Seconds to work, at most. */
    private const SECONDS = 5;

    /** @var bool */
    private static $scheduled = false;

    /** @var bool whether there is more to do than to send e-mails */
    private static $works = false;

    /** Asks for work after this response; asking again changes nothing. */
    public static function schedule(): void
    {
        self::$works = true;
        self::mail();
    }

    /** Asks for no more than the e-mails to clients that are due. */
    public static function mail(): void
    {
        if (self::$scheduled || self::finisher() === null) {
            return;
        }
        self::$scheduled = true;
        // Registered while shutting down, so that whatever WHMCS and others do at shutdown comes first.
        register_shutdown_function(static function () {
            register_shutdown_function([self::class, 'run']);
        });
    }

    /** Sends the response and works. Public for PHP's sake only. */
    public static function run(): void
    {
        Guard::quietly('work after the response', static function () {
            $finish = self::finisher();
            if ($finish === null || Host::pdo()->inTransaction()) {
                return;
            }
            Host::closeSession();
            $finish();
            $addon = Extension::addon();
            if (self::$works) {
                $addon->work(self::SECONDS, 'request');
            }
            Sightings::note('web');
            if (Extension::isReady()) {
                Welcome::send($addon, self::SECONDS, 'request');
            }
        });
    }

    /** What sends the response off before PHP ends; the command line has nobody waiting. */
    private static function finisher(): ?string
    {
        if (PHP_SAPI === 'cli') {
            return null;
        }
        foreach (['fastcgi_finish_request', 'litespeed_finish_request'] as $function) {
            if (function_exists($function)) {
                return $function;
            }
        }

        return null;
    }
}

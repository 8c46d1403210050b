<?php

namespace WHMCS\Module\Addon\AflexiCdn;

/**
 * What hooks do: remember that something happened, or work off what was remembered.
 *
 * $vars is what WHMCS passed to the hook, and may be anything. What is not as documented is ignored: cron finds it.
 */
final class Event
{
    /**
     * Remembers that something happened.
     *
     * @param mixed    $vars
     * @param string   $kind  what it happened to, as \Aflexi\Cdn\hint() takes it
     * @param string[] $names the variables that hold its ids; none where it is about everything
     * @param int      $delay seconds until the change is sure to be visible in the tables
     * @param bool     $gone  whether the rows will be gone by then
     */
    public static function note(
        string $cause,
        $vars,
        string $kind,
        array $names = [],
        int $delay = 0,
        bool $gone = false
    ): void {
        if ($names === []) {
            self::hint($cause, $kind, 0, $delay, $gone);
        }
        foreach ($names as $name) {
            $id = self::id($vars, $name);
            if ($id > 0) {
                self::hint($cause, $kind, $id, $delay, $gone);
            }
        }
    }

    /**
     * Remembers a transaction if it is a refund.
     *
     * @param mixed $vars
     */
    public static function transaction(string $cause, $vars): void
    {
        if (!self::isPositive($vars, 'refundid') && !self::isPositive($vars, 'amountout')) {
            return;
        }
        if (self::id($vars, 'id') > 0) {
            self::note($cause, $vars, 'payment', ['id']);
        } else {
            // WHMCS spells it so; should it ever be corrected, that will do as well.
            self::note($cause, $vars, 'invoice', [self::id($vars, 'invocieid') > 0 ? 'invocieid' : 'invoiceid']);
        }
    }

    /**
     * Remembers a manual refund, of which WHMCS tells the transaction id of the payment alone. An empty one names none.
     *
     * @param mixed $vars
     * @param int   $delay seconds until the refund is sure to be visible in the tables
     */
    public static function manualRefund(string $cause, $vars, int $delay): void
    {
        $transid = self::value($vars, 'transid');
        $transid = is_int($transid) ? (string) $transid : $transid;
        if (!is_string($transid) || trim($transid) === '') {
            return;
        }
        self::remember($cause, static function () use ($cause, $transid, $delay) {
            return \Aflexi\Cdn\refund(Host::pdo(), $transid, $cause, $delay);
        });
    }

    /** Works off what is due, for as long as the settings allow; then tells staff what they must know, and welcomes clients. */
    public static function cron(): void
    {
        Guard::quietly('cron', static function () {
            if (Extension::isLoaded()) {
                Extension::addon()->work(0, 'cron');
            }
        });
        Sightings::note('cron');
        Guard::quietly('notices', static function () {
            if (Extension::isReady()) {
                Notices::tell(Extension::addon());
            }
        });
        Guard::quietly('welcome e-mails', static function () {
            if (Extension::isReady()) {
                $addon = Extension::addon();
                Welcome::send($addon, $addon->timeBudget(), 'cron');
            }
        });
    }

    /**
     * The box on the dashboard.
     *
     * @return Widget|null null if this WHMCS has no such boxes
     */
    public static function widget()
    {
        $widget = null;
        Guard::quietly('widget', static function () use (&$widget) {
            $widget = class_exists('WHMCS\\Module\\AbstractWidget') ? new Widget() : null;
        });

        return $widget;
    }

    /**
     * The CDN of a service on its page in the admin area.
     *
     * @param mixed $vars
     *
     * @return array<string, string> HTML by label; empty for a service without CDN
     */
    public static function serviceTab($vars): array
    {
        $rows = [];
        Guard::quietly('service page', static function () use ($vars, &$rows) {
            $id = self::id($vars, 'id');
            $service = $id > 0 && Extension::isReady() ? Extension::addon()->service($id) : null;
            if ($service !== null) {
                $view = new View(Language::ofAdmin(), 'addonmodules.php?module=aflexi_cdn');
                $rows = ['CDN' => $view->render('service_tab', ['service' => $service])];
            }
        });

        return $rows;
    }

    private static function hint(string $cause, string $kind, int $id, int $delay, bool $gone): void
    {
        self::remember($cause, static function () use ($cause, $kind, $id, $delay, $gone) {
            return \Aflexi\Cdn\hint(Host::pdo(), $kind, $id, $cause, $delay, $gone);
        });
    }

    /** @param callable $hint says whether it concerned us */
    private static function remember(string $cause, callable $hint): void
    {
        Guard::quietly($cause, static function () use ($hint) {
            if (Extension::isLoaded() && $hint()) {
                AfterResponse::schedule();
            }
        });
    }

    /**
     * An id, which WHMCS passes as a number or a string of digits; 0 for anything else.
     *
     * @param mixed $vars
     */
    private static function id($vars, string $name): int
    {
        $value = self::value($vars, $name);

        return is_int($value) || is_string($value) ? (int) filter_var($value, FILTER_VALIDATE_INT) : 0;
    }

    /** @param mixed $vars */
    private static function isPositive($vars, string $name): bool
    {
        $value = self::value($vars, $name);

        return is_numeric($value) && $value > 0;
    }

    /**
     * @param mixed  $vars
     * @param string $name with dots between the names of arrays in arrays
     *
     * @return mixed null if there is none
     */
    private static function value($vars, string $name)
    {
        foreach (explode('.', $name) as $key) {
            $vars = is_array($vars) ? ($vars[$key] ?? null) : null;
        }

        return $vars;
    }
}

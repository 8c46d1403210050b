<?php

declare(strict_types=1);

namespace AflexiCdn\Torture\Support;

use Aflexi\Cdn\Addon;
use AflexiCdn\EndToEnd\Support\InProcess\WatchedPdo;
use WHMCS\Module\Addon\AflexiCdn\Host as Addons;
use WhmcsHost\Host;

use function Aflexi\Cdn\hint;

/**
 * Ends the request when the extension comes back to PHP for the so-many-th time: from a statement that was carried
 * out, or in WHMCS's encryption of passwords.
 */
final class Interruption
{
    public const KINDS = ['exit', 'destructor', 'exception', 'fatal', 'memory', 'time', 'visitor'];

    private int $reached = 0;

    /** @param string $kind one of the kinds, or empty for none */
    public function __construct(private readonly string $kind, private readonly int $at)
    {
    }

    /** Works on some services, as a page does, and says how that went. */
    public static function serve(): void
    {
        require_once ROOTDIR . '/modules/addons/aflexi_cdn/lib/autoload.php';
        foreach (array_filter(explode(',', $_GET['services'])) as $service) {
            hint(Addons::pdo(), 'service', (int) $service, 'Torture');
        }
        $interruption = new self($_GET['kind'], (int) $_GET['at']);
        $addon = new Addon(
            new WatchedPdo(Host::configuration(), $interruption->after(...)),
            $interruption->around(Addons::encrypt(...)),
            $interruption->around(Addons::decrypt(...)),
        );
        $answer = ['thrown' => '', 'report' => null];
        try {
            $answer['report'] = $addon->work(5, 'page');
        } catch (\Throwable $e) {
            $answer['thrown'] = $e::class . ': ' . $e->getMessage();
        }
        echo json_encode($answer + ['process' => getmypid(), 'reached' => $interruption->reached]);
    }

    /** The extension has come back to PHP. */
    public function reached(string $told = 'seeded-failure'): void
    {
        if (++$this->reached === $this->at) {
            $this->happen($told);
        }
    }

    private function after(callable $execute): bool
    {
        $done = $execute();
        $this->reached();

        return $done;
    }

    private function around(callable $function): \Closure
    {
        return function (string $text) use ($function): string {
            $this->reached('seeded-secret');

            return $function($text);
        };
    }

    private function happen(string $told): void
    {
        match ($this->kind) {
            'exit' => exit('Gone.'),
            'destructor' => new class {
                public function __destruct()
                {
                    exit('Gone.');
                }
            },
            'exception' => throw new \LogicException($told),
            'fatal' => trigger_error('seeded-failure', E_USER_ERROR),
            'memory' => str_repeat('x', 1 << 30),
            'time' => self::wasteTime(),
            'visitor' => self::writeToNobody(),
        };
    }

    private static function wasteTime(): never
    {
        set_time_limit(1);
        while (true) {
            continue;
        }
    }

    /** Until PHP notices that the visitor has left; then it ends the request as a fatal error does. */
    private static function writeToNobody(): never
    {
        while (true) {
            echo str_repeat(' ', 8192);
            flush();
        }
    }
}

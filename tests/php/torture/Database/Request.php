<?php

declare(strict_types=1);

namespace AflexiCdn\Torture\Database;

use WHMCS\Database\Capsule;
use WHMCS\Module\Addon\AflexiCdn\Guard;

/** A request of WHMCS over a connection that fails: what it would have noticed of that. */
final class Request
{
    /** What is said of it in WHMCS's activity log. */
    private const TOLD = '/^Aflexi CDN: [\w -]+: The database refused a statement of the CDN addon: \S/';

    /** @param list<string> $troubles */
    private function __construct(public readonly string $printed, public readonly array $troubles)
    {
    }

    public static function over(FaultyPdo $pdo, callable $work): self
    {
        // One line in the log is enough for a request, and this is another one.
        (new \ReflectionProperty(Guard::class, 'reported'))->setValue(null, false);
        Capsule::connection()->setPdo($pdo)->setReadPdo($pdo);
        $troubles = [];
        ob_start();
        try {
            $work();
        } catch (\Throwable $e) {
            $troubles[] = 'It throws ' . $e::class . ': ' . $e->getMessage();
        } finally {
            $printed = ob_get_clean();
            Capsule::connection()->reconnect();
        }
        $silent = $pdo->hasFailed() ? self::whatWasTold() : [];

        return new self($printed, $pdo->isMadeGood() ? $troubles : [...$troubles, ...$silent]);
    }

    /** @return list<string> what is wrong with what the activity log says; the addon's lines are gone afterwards */
    private static function whatWasTold(): array
    {
        $pdo = Capsule::connection()->getPdo();
        $lines = "tblactivitylog WHERE description LIKE 'Aflexi CDN: %'";
        $told = $pdo->query("SELECT description FROM $lines")->fetchAll(\PDO::FETCH_COLUMN);
        $pdo->exec("DELETE FROM $lines");

        return preg_grep(self::TOLD, $told) === [] ? ['Nobody is told: ' . implode(' | ', $told)] : [];
    }
}

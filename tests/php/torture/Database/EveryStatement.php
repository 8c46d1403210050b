<?php

declare(strict_types=1);

namespace AflexiCdn\Torture\Database;

use AflexiCdn\EndToEnd\Support\InProcess\Day;
use AflexiCdn\EndToEnd\Support\InProcess\Snapshot;
use AflexiCdn\EndToEnd\Support\InProcess\Stage;
use WHMCS\Database\Capsule;
use WHMCS\Module\Addon\AflexiCdn\Guard;
use WhmcsHost\Host;

/** A day's work done by cron, once for each statement and each fault that it can meet. */
final class EveryStatement
{
    /** What is said of it in WHMCS's activity log. */
    private const TOLD = '/^Aflexi CDN: [\w -]+: The database refused a statement of the CDN addon: \S/';

    public function __construct(private readonly Stage $stage)
    {
    }

    /**
     * @param int $step every so many of all combinations are played
     *
     * @return array{statements: int, played: array<string, int>, missed: list<string>, troubles: list<string>}
     */
    public function play(int $step): array
    {
        $day = new Day($this->stage);
        $day->begin();
        $this->stage->sandbox->keep();
        $snapshot = new Snapshot(Host::configuration());
        $undisturbed = new FaultyPdo(Host::configuration());
        $this->cronOver($undisturbed);
        $before = $this->stage->expectation;
        $played = $missed = $troubles = [];
        foreach (self::combinations($undisturbed->statements, $step) as [$fault, $number]) {
            $snapshot->restore();
            $this->stage->sandbox->restore();
            $this->stage->expectation = clone $before;
            $pdo = new FaultyPdo(Host::configuration(), $fault, $number);
            $found = $this->cronOver($pdo);
            $name = "$fault->value at $number";
            if (!$pdo->hasFailed()) {
                $missed[] = $name;
                continue;
            }
            $played[$fault->value] = ($played[$fault->value] ?? 0) + 1;
            array_push($found, ...$this->whatWasToldIsInOrder(), ...$day->end());
            $statement = preg_replace('/\s+/', ' ', substr($pdo->statements[$number - 1], 0, 90));
            array_push($troubles, ...array_map(
                static fn (string $what): string => "$name ($statement): $what",
                $found,
            ));
        }
        $snapshot->drop();

        return [
            'statements' => count($undisturbed->statements),
            'played' => $played,
            'missed' => $missed,
            'troubles' => $troubles,
        ];
    }

    /**
     * @param list<string> $statements
     *
     * @return list<array{Fault, int}>
     */
    private static function combinations(array $statements, int $step): array
    {
        $all = [];
        foreach (Fault::cases() as $fault) {
            foreach ($statements as $index => $sql) {
                if ($fault->concerns($sql)) {
                    $all[] = [$fault, $index + 1];
                }
            }
        }

        return array_values(array_filter($all, static fn (int $key): bool => $key % $step === 0, ARRAY_FILTER_USE_KEY));
    }

    /**
     * The daily cron over this connection.
     *
     * @return list<string> what WHMCS would have noticed of a failure
     */
    private function cronOver(FaultyPdo $pdo): array
    {
        // Each cron run is a process of its own, with a line of its own.
        (new \ReflectionProperty(Guard::class, 'reported'))->setValue(null, false);
        Capsule::connection()->setPdo($pdo)->setReadPdo($pdo);
        ob_start();
        try {
            $this->stage->cron(daily: true);
            $noticed = [];
        } catch (\Throwable $e) {
            $noticed = ['Cron fails: ' . $e->getMessage()];
        } finally {
            $printed = ob_get_clean();
            Capsule::connection()->reconnect();
        }

        return $printed === '' ? $noticed : [...$noticed, "It prints $printed"];
    }

    /** @return list<string> what is wrong with what the activity log says; it is empty again afterwards */
    private function whatWasToldIsInOrder(): array
    {
        $pdo = $this->stage->pdo();
        $lines = "tblactivitylog WHERE description LIKE 'Aflexi CDN: %'";
        $told = $pdo->query("SELECT description FROM $lines")->fetchAll(\PDO::FETCH_COLUMN);
        $pdo->exec("DELETE FROM $lines");

        return preg_grep(self::TOLD, $told) === [] ? ['Nobody is told: ' . implode(' | ', $told)] : [];
    }
}

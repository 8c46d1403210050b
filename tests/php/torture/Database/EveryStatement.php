<?php

declare(strict_types=1);

namespace AflexiCdn\Torture\Database;

use AflexiCdn\EndToEnd\Support\InProcess\Day;
use AflexiCdn\EndToEnd\Support\InProcess\Snapshot;
use AflexiCdn\EndToEnd\Support\InProcess\Stage;
use WhmcsHost\Host;

/** A day's work done by cron, once for each statement and each fault that it can meet. */
final class EveryStatement
{
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
        $all = Fault::combinations($undisturbed->statements);
        foreach (array_filter($all, static fn (int $key): bool => $key % $step === 0, ARRAY_FILTER_USE_KEY) as $one) {
            [$fault, $number] = $one;
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
            array_push($found, ...$day->end());
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

    /** @return list<string> what is wrong with the daily cron over this connection */
    private function cronOver(FaultyPdo $pdo): array
    {
        $request = Request::over($pdo, fn () => $this->stage->cron(daily: true));

        return [...$request->troubles, ...($request->printed === '' ? [] : ["It prints $request->printed"])];
    }
}

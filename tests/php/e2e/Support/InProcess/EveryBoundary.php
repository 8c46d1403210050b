<?php

declare(strict_types=1);

namespace AflexiCdn\EndToEnd\Support\InProcess;

use WhmcsHost\Host;

/** A day with every kind of work in it, worked off once for each boundary at which the worker may be killed. */
final class EveryBoundary
{
    public function __construct(private readonly Stage $stage)
    {
    }

    /** @return array{statements: int, calls: list<string>, boundaries: int, missed: list<string>, troubles: list<string>} */
    public function play(): array
    {
        $day = new Day($this->stage);
        $day->begin();
        $this->stage->sandbox->keep();
        $snapshot = new Snapshot(Host::configuration());
        $worker = new MortalWorker($this->stage, $snapshot);
        // Nothing that was called before counts.
        $this->stage->sandbox->restore();
        [$statements, $calls] = $worker->record();
        $boundaries = Boundary::all($statements, $calls);
        $before = $this->stage->expectation;
        $troubles = $missed = [];
        foreach ([null, ...$boundaries] as $boundary) {
            $snapshot->restore();
            $this->stage->sandbox->restore();
            $this->stage->expectation = clone $before;
            if ($boundary !== null && !$worker->dieAt($boundary)) {
                $missed[] = $boundary->describe();
            }
            $found = $day->end();
            $where = $boundary === null ? 'undisturbed' : $boundary->describe();
            array_push($troubles, ...array_map(static fn (string $what): string => "$where: $what", $found));
        }
        $snapshot->drop();

        return [
            'statements' => count($statements),
            'calls' => $calls,
            'boundaries' => count($boundaries),
            'missed' => $missed,
            'troubles' => $troubles,
        ];
    }
}

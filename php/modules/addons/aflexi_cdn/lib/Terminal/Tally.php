<?php

namespace WHMCS\Module\Addon\AflexiCdn\Terminal;

/**
 * The reports of one run after another, summed up.
 */
final class Tally
{
    /** What is counted, by the words of a report. */
    public const COUNTS = ['created', 'activated', 'updated', 'suspended', 'adopted', 'passwords', 'unchanged'];

    /** @var array<string, int> */
    private $counts;

    /** @var array<int, array<string, mixed>> by service */
    private $refused = [];

    /** @var array<int, array<string, mixed>> by service */
    private $failed = [];

    /** @var list<string> */
    private $packages = [];

    /** @var int */
    private $remaining;

    /** @var int */
    private $calls = 0;

    /** @var array<string, mixed>|null */
    private $halted = null;

    /** @param int $remaining jobs that are there before the first run */
    public function __construct(int $remaining)
    {
        $this->counts = array_fill_keys(self::COUNTS, 0);
        $this->remaining = $remaining;
    }

    /** @param array<string, mixed> $report as work() returns it */
    public function add(array $report): void
    {
        foreach (self::COUNTS as $count) {
            $this->counts[$count] += $report[$count];
        }
        foreach ($report['refused'] as $one) {
            $this->refused[$one['service']] = $one;
            unset($this->failed[$one['service']]);
        }
        foreach ($report['failed'] as $one) {
            $this->failed[$one['service']] = $one;
        }
        // What has failed is tried again after a while; once nothing waits, it did not fail again.
        $this->remaining = $report['remaining'];
        if ($this->remaining === 0) {
            $this->failed = [];
        }
        $this->packages = array_merge($this->packages, $report['packages_created']);
        $this->calls += $report['calls'];
        $this->halted = $report['halted'];
    }

    /** Whether a run got anything done, or at least tried. */
    public static function isProgress(array $report): bool
    {
        $done = array_sum(array_intersect_key($report, array_fill_keys(self::COUNTS, 0)));

        return $done + count($report['refused']) + count($report['failed']) + $report['calls'] > 0;
    }

    /** How much is at its end. */
    public function done(): int
    {
        return array_sum($this->counts) + count($this->refused);
    }

    /** How much has failed, and is tried again. */
    public function failed(): int
    {
        return count($this->failed);
    }

    /** How much is left, what has failed included. */
    public function remaining(): int
    {
        return $this->remaining;
    }

    /** @return array<string, mixed>|null why nothing more was tried */
    public function halted(): ?array
    {
        return $this->halted;
    }

    /** Whether nothing was refused, has failed or is left. */
    public function isInLine(): bool
    {
        return $this->refused === [] && $this->failed === [] && $this->remaining === 0;
    }

    /** @return array<string, mixed> all of it, in the words of a report */
    public function sum(): array
    {
        return $this->counts + [
            'packages_created' => $this->packages,
            'refused' => array_values($this->refused),
            'failed' => array_values($this->failed),
            'remaining' => $this->remaining,
            'calls' => $this->calls,
            'halted' => $this->halted,
        ];
    }
}

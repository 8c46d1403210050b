<?php

declare(strict_types=1);

namespace AflexiCdn\Torture\Day;

use WhmcsHost\Seed\Chance;
use WhmcsHost\Server\SandboxControl;

/** What goes wrong at the platform, and for how long. Times are seconds since the day began. */
final class Trouble
{
    /** Every call fails. */
    private const OUTAGES = [
        ['kind' => 'down'],
        ['kind' => 'drop_before'],
        ['kind' => 'html'],
        ['kind' => 'throttle'],
        ['kind' => 'http', 'status' => 500],
        ['kind' => 'http', 'status' => 503, 'retry_after' => 90],
        ['kind' => 'http', 'status' => 429, 'retry_after' => 600],
    ];

    /** Some calls fail, or their answers are lost or wrong. */
    private const FAULTS = [
        ['kind' => 'drop_before'],
        ['kind' => 'drop_after'],
        ['kind' => 'truncated'],
        ['kind' => 'http', 'status' => 502],
        ['kind' => 'http', 'status' => 429, 'retry_after' => 30],
        ['kind' => 'drop_after', 'method' => 'user.create'],
        ...self::WRONG_LISTS,
    ];

    /** Lists that are no evidence. */
    private const WRONG_LISTS = [
        ['kind' => 'empty_list', 'method' => 'publisherLink.get'],
        ['kind' => 'short_list', 'method' => 'publisherLink.get'],
        ['kind' => 'truncated', 'method' => 'publisherLink.get'],
    ];

    private ?int $until = null;

    /** @var list<array<string, mixed>> */
    private array $laid = [];

    private bool $isOutage = false;

    public int $outages = 0;
    public int $faults = 0;

    public function __construct(private readonly SandboxControl $sandbox, private readonly Chance $chance)
    {
    }

    public function isOn(): bool
    {
        return $this->until !== null;
    }

    /** @return string what begins, in words: as a rule the list is wrong when it is to be read */
    public function begin(int $now, bool $listIsRead): string
    {
        $faults = $listIsRead && $this->chance->percent(75) ? self::WRONG_LISTS : self::FAULTS;
        $this->isOutage = $this->chance->percent(40);
        if ($this->isOutage) {
            $this->outages++;
            $minutes = $this->chance->of([5, 10, 15, 20, 30, 45, 60]);
            $this->laid = [$this->chance->of(self::OUTAGES)];
        } else {
            $this->faults++;
            $minutes = $this->chance->of([5, 10]);
            $this->laid = [$this->chance->of($faults) + [
                'after' => $listIsRead ? 0 : $this->chance->of([0, 0, 1, 2, 3, 5]),
                'times' => $this->chance->of([1, 2, 5]),
            ]];
        }
        $this->until = $now + 60 * $minutes;
        $this->lay();

        return "for $minutes minutes " . json_encode($this->laid);
    }

    /** Every call fails, or did in the latest trouble. */
    public function isOutage(): bool
    {
        return $this->isOutage;
    }

    /** Again, if others have laid faults of their own meanwhile. */
    public function lay(): void
    {
        $this->sandbox->setFaults(...$this->laid);
    }

    /** @return ?int when it ended, if that is now or was since the last time this was asked */
    public function end(int $now): ?int
    {
        if ($this->until === null || $this->until > $now) {
            return null;
        }
        $ended = $this->until;
        $this->until = null;
        $this->laid = [];
        $this->sandbox->clearFaults();

        return $ended;
    }
}

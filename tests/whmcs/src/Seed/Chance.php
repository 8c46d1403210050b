<?php

declare(strict_types=1);

namespace WhmcsHost\Seed;

use Random\Engine\Mt19937;
use Random\Randomizer;

/** Chance that comes out the same for the same number. */
final class Chance
{
    private readonly Randomizer $randomizer;

    public function __construct(int $number)
    {
        $this->randomizer = new Randomizer(new Mt19937($number));
    }

    public function percent(int $percent): bool
    {
        return $this->randomizer->getInt(1, 100) <= $percent;
    }

    /**
     * @template T
     *
     * @param non-empty-list<T> $choices
     *
     * @return T
     */
    public function of(array $choices): mixed
    {
        return $choices[$this->randomizer->getInt(0, count($choices) - 1)];
    }
}

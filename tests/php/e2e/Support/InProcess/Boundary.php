<?php

declare(strict_types=1);

namespace AflexiCdn\EndToEnd\Support\InProcess;

/** A place between two effects of a worker. */
final class Boundary
{
    /** @param int $number counts effects of one kind from 1 */
    public function __construct(
        public readonly Moment $moment,
        public readonly int $number,
        private readonly string $effect = 'whatever it is',
    ) {
    }

    /**
     * Every boundary of a run that nothing disturbed.
     *
     * @param list<string> $statements
     * @param list<string> $calls
     *
     * @return list<self>
     */
    public static function all(array $statements, array $calls): array
    {
        $boundaries = [new self(Moment::AfterStatement, 0, 'none')];
        foreach (Moment::cases() as $moment) {
            $effects = $moment === Moment::AfterStatement ? $statements : $calls;
            foreach ($effects as $index => $effect) {
                $boundaries[] = new self($moment, $index + 1, $effect);
            }
        }

        return $boundaries;
    }

    public function describe(): string
    {
        return "{$this->moment->value} $this->number ($this->effect)";
    }
}

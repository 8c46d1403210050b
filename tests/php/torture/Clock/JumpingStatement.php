<?php

declare(strict_types=1);

namespace AflexiCdn\Torture\Clock;

use PDOStatement;

/** A statement before which it may become another time. */
final class JumpingStatement extends PDOStatement
{
    protected function __construct(private readonly JumpingPdo $clock)
    {
    }

    public function execute(?array $params = null): bool
    {
        $this->clock->tick();

        return parent::execute($params);
    }
}

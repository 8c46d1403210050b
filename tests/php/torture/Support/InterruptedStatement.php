<?php

declare(strict_types=1);

namespace AflexiCdn\Torture\Support;

use PDOStatement;

/** A statement after which the request may end. */
final class InterruptedStatement extends PDOStatement
{
    protected function __construct(private readonly Interruption $interruption)
    {
    }

    public function execute(?array $params = null): bool
    {
        $done = parent::execute($params);
        $this->interruption->reached();

        return $done;
    }
}

<?php

declare(strict_types=1);

namespace AflexiCdn\EndToEnd\Support\InProcess;

use PDOStatement;

/** A statement of a WatchedPdo. */
final class WatchedStatement extends PDOStatement
{
    protected function __construct(private readonly \Closure $around)
    {
    }

    public function execute(?array $params = null): bool
    {
        return ($this->around)(fn (): bool => parent::execute($params), $this->queryString);
    }
}

<?php

declare(strict_types=1);

namespace AflexiCdn\EndToEnd\Support\InProcess;

use PDOStatement;

/** A statement that tells when it has written. */
final class MortalStatement extends PDOStatement
{
    protected function __construct(private readonly Effects $effects)
    {
    }

    public function execute(?array $params = null): bool
    {
        if (!$this->effects->isOne($this->queryString)) {
            return parent::execute($params);
        }
        $this->effects->begin();
        $done = parent::execute($params);
        $this->effects->end($this->queryString);

        return $done;
    }
}

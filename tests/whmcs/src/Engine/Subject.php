<?php

declare(strict_types=1);

namespace WhmcsHost\Engine;

/** One subject of WHMCS whose rows the engine changes. */
abstract class Subject
{
    public function __construct(
        protected readonly Engine $engine,
        protected readonly Rows $rows,
        protected readonly Clock $clock,
        protected readonly Events $events,
    ) {
    }
}

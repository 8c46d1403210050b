<?php

declare(strict_types=1);

namespace AflexiDemo\Story;

use AflexiDemo\Stage;

/** Some scenes on one subject. Each is one method: open, do, close. */
abstract class Chapter
{
    public function __construct(protected readonly Stage $stage)
    {
    }

    abstract public function tell(): void;

    protected function open(string $title, string $what): void
    {
        $this->stage->scene->open($title, $what);
    }

    protected function close(): void
    {
        $this->stage->close();
    }
}

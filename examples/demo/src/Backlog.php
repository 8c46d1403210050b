<?php

declare(strict_types=1);

namespace AflexiDemo;

/** What the addon still has to do, by its own tables. */
final class Backlog
{
    public function __construct(private readonly \PDO $pdo)
    {
    }

    public function size(): int
    {
        return (int) $this->pdo->query(
            "SELECT (SELECT COUNT(*) FROM mod_aflexi_cdn_hints)
                  + (SELECT COUNT(*) FROM mod_aflexi_cdn_jobs WHERE state IN ('due', 'leased'))"
        )->fetchColumn();
    }
}

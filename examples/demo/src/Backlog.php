<?php

declare(strict_types=1);

namespace AflexiDemo;

/** What the addon still has to do, by its own tables. */
final class Backlog
{
    public function __construct(private readonly \PDO $pdo)
    {
    }

    public function now(): string
    {
        return $this->pdo->query('SELECT UTC_TIMESTAMP()')->fetchColumn();
    }

    /** Jobs, and hints that were due by then. Hooks that run before their change leave hints for ten seconds later. */
    public function size(string $moment): int
    {
        $size = $this->pdo->prepare(
            "SELECT (SELECT COUNT(*) FROM mod_aflexi_cdn_hints WHERE due_at <= ?)
                  + (SELECT COUNT(*) FROM mod_aflexi_cdn_jobs WHERE state IN ('due', 'leased'))"
        );
        $size->execute([$moment]);

        return (int) $size->fetchColumn();
    }
}

<?php

declare(strict_types=1);

namespace AflexiDemo;

/**
 * What one comparison found.
 *
 * @phpstan-type Account array{status: string, package: string, email: string, name: string}
 */
final class Audit
{
    /**
     * @param array<string, Account> $wanted      by name
     * @param array<string, Account> $actual      by name
     * @param list<string>           $differences one sentence each
     * @param array<int, string>     $refused     why services that are paid have no account, by service
     */
    public function __construct(
        public readonly array $wanted,
        public readonly array $actual,
        public readonly array $differences,
        public readonly array $refused,
    ) {
    }

    public function isInLine(): bool
    {
        return $this->differences === [];
    }

    /** @return list<string> of all accounts, wanted or there */
    public function names(): array
    {
        $names = array_map(strval(...), array_keys($this->wanted + $this->actual));
        sort($names);

        return $names;
    }
}

<?php

declare(strict_types=1);

namespace AflexiDemo;

/** An order that waits for its payment. */
final class Purchase
{
    public function __construct(public readonly string $client, public readonly int $invoice)
    {
    }
}

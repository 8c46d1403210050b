<?php

declare(strict_types=1);

namespace AflexiCdn\EndToEnd\Support;

/** A client with one service, whose account is called as the customer is. */
final class Customer
{
    public function __construct(
        public readonly string $name,
        public readonly int $client,
        public readonly int $order,
        public readonly int $invoice,
        public readonly int $service,
    ) {
    }
}

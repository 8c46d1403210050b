<?php

declare(strict_types=1);

namespace AflexiDemo;

/** Who ordered what: the client, the service, and the invoice to pay. */
final class Purchase
{
    public function __construct(
        public readonly string $client,
        public readonly int $clientId,
        public readonly int $order,
        public readonly int $service,
        public readonly int $invoice,
    ) {
    }
}

<?php

declare(strict_types=1);

namespace WhmcsHost\Engine;

/** What came of an upgrade order. */
final class PlacedUpgrade
{
    /** @param int $invoiceId 0 when there was nothing to pay and it is complete already */
    public function __construct(
        public readonly int $upgradeId,
        public readonly int $orderId,
        public readonly int $invoiceId,
    ) {
    }
}

<?php

declare(strict_types=1);

namespace WhmcsHost\Engine;

/** What came of an order. */
final class PlacedOrder
{
    /**
     * @param int       $invoiceId  0 when nothing was billed
     * @param list<int> $serviceIds in the order of the products
     * @param list<int> $addonIds   rows of tblhostingaddons
     */
    public function __construct(
        public readonly int $id,
        public readonly int $invoiceId,
        public readonly array $serviceIds,
        public readonly array $addonIds,
    ) {
    }
}

<?php

declare(strict_types=1);

namespace WhmcsHost\Api;

use WHMCS\Database\Capsule;

/** GetInvoice. */
final class Invoices
{
    private const COPIED = [
        'invoicenum', 'userid', 'date', 'duedate', 'datepaid', 'subtotal', 'credit', 'tax', 'tax2', 'total', 'taxrate',
        'taxrate2', 'status', 'paymentmethod', 'notes',
    ];

    public static function details(array $values): array
    {
        $invoice = Capsule::table('tblinvoices')->find((int) ($values['invoiceid'] ?? 0))
            ?? throw new ApiError('Invoice ID Not Found');
        $items = Capsule::table('tblinvoiceitems')->where('invoiceid', $invoice->id)->orderBy('id')
            ->get(['id', 'type', 'relid', 'description', 'amount', 'taxed']);
        $transactions = Capsule::table('tblaccounts')->where('invoiceid', $invoice->id)->orderBy('id')->get();
        $balance = $invoice->total - $transactions->sum('amountin') + $transactions->sum('amountout');
        return array_intersect_key((array) $invoice, array_flip(self::COPIED)) + [
            'invoiceid' => (string) $invoice->id,
            'lastcaptureattempt' => $invoice->last_capture_attempt,
            'balance' => number_format($balance, 2, '.', ''),
            'ccgateway' => false,
            'items' => self::wrap('item', $items),
            'transactions' => self::wrap('transaction', $transactions),
        ];
    }

    /** A list as the API shows it: under the name of its elements, and an empty one as an empty string. */
    private static function wrap(string $name, \Illuminate\Support\Collection $rows): array|string
    {
        $rows = $rows->map(static fn (\stdClass $row): array => (array) $row)->all();
        return $rows === [] ? '' : [$name => $rows];
    }
}

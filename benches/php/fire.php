<?php

/**
 * Fires InvoicePaid once for each invoice, beside a hook that does nothing and one that runs SELECT 1:
 * {root, invoices}. What the first event of a process loads is told apart.
 */

declare(strict_types=1);

use Bench\Child;
use Bench\Meter;
use WHMCS\Database\Capsule;
use WhmcsHost\Hooks;
use WhmcsHost\Host;

require __DIR__ . '/../autoload.php';

['root' => $root, 'invoices' => $invoices] = Child::input();
Host::boot($root);
Hooks::add('Empty', 1, static function ($vars = []) {
});
Hooks::add('SelectOne', 1, static function ($vars = []) {
    Capsule::select('SELECT 1');
});
$fire = static function (string $point, int $invoice): int {
    $started = hrtime(true);
    Hooks::run($point, ['invoiceid' => $invoice]);

    return hrtime(true) - $started;
};

$fire('Empty', 0);
$meter = new Meter();
$first = ['time' => $fire('InvoicePaid', array_shift($invoices)), 'meter' => $meter->read()];

$fire('SelectOne', 0);
$meter = new Meter();
$times = ['InvoicePaid' => [], 'Empty' => [], 'SelectOne' => []];
foreach ($invoices as $invoice) {
    foreach (array_keys($times) as $point) {
        $times[$point][] = $fire($point, $invoice);
    }
}
$counted = $meter->read();
$counted['statements'] -= count($invoices);
Child::answer(['first' => $first, 'times' => $times, 'meter' => $counted]);

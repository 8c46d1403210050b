<?php

/** Fills a site: {root, clients, product}. Answers the invoices, one paid for each client's one service. */

declare(strict_types=1);

use Bench\Child;
use WHMCS\Database\Capsule;
use WhmcsHost\Host;
use WhmcsHost\Seed;

require __DIR__ . '/../autoload.php';

['root' => $root, 'clients' => $clients, 'product' => $product] = Child::input();
Host::boot($root);
$services = Seed::bulk($clients, $product);
$invoices = Capsule::table('tblinvoiceitems')->where('type', 'Hosting')
    ->whereBetween('relid', [min($services), max($services)])->orderBy('invoiceid')->pluck('invoiceid')->all();
Child::answer(['invoices' => $invoices]);

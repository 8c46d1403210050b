<?php

/** Makes an account for each paid service of a product by CurlMulti: {root, product, package, url, username, key}. */

declare(strict_types=1);

use Bench\Child;
use Bench\Effort;
use Bench\Php\Accounts;
use Bench\Php\CurlMulti;
use WHMCS\Database\Capsule;
use WhmcsHost\Host;

require __DIR__ . '/../autoload.php';

$input = Child::input();
Host::boot($input['root']);
$pdo = Capsule::connection()->getPdo();
$pdo->exec(Accounts::TABLE);
$measured = Effort::withDatabase(static function () use ($input, $pdo): array {
    $accounts = new Accounts($pdo, $input['product'], random_bytes(32), 250);
    $curl = new CurlMulti($accounts, $input['url'], $input['username'], $input['key'], $input['at_once']);
    $curl->synchronize($input['package']);

    return ['calls' => $curl->calls(), 'remaining' => 0, 'halted' => null];
});
$measured['result']['created'] = (int) $pdo->query(
    "SELECT COUNT(*) FROM bench_accounts WHERE state = 'active' AND remote_id > 0 AND password <> ''"
)->fetchColumn();
Child::answer($measured);

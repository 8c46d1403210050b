<?php

/**
 * Has every service of a product an account that was made long ago, here and at the sandbox: {root, product, package,
 * url}. The database writes its own rows, as the sandbox numbers what it is given in turn.
 */

declare(strict_types=1);

use Bench\Check;
use Bench\Child;
use WHMCS\Database\Capsule;
use WhmcsHost\Host;
use WhmcsHost\Server\SandboxControl;

require __DIR__ . '/../autoload.php';

['root' => $root, 'product' => $product, 'package' => $package, 'url' => $url] = Child::input();
Host::boot($root);
$pdo = Capsule::connection()->getPdo();
$sandbox = new SandboxControl($url);
$part = $pdo->prepare(
    'SELECT h.id, h.username name, c.email, CONCAT(c.firstname, " ", c.lastname) display_name'
    . ' FROM tblhosting h JOIN tblclients c ON c.id = h.userid'
    . ' WHERE h.packageid = ? AND h.id > ? ORDER BY h.id LIMIT 4000'
);
$services = $publishers = [];
$last = 0;
while (true) {
    $part->execute([$product, $last]);
    $rows = $part->fetchAll(PDO::FETCH_ASSOC);
    if ($rows === []) {
        break;
    }
    $last = (int) end($rows)['id'];
    array_push($services, ...array_map(intval(...), array_column($rows, 'id')));
    $accounts = array_map(static fn (array $row): array
        => array_diff_key($row, ['id' => '']) + ['package' => $package, 'password' => 'benchmark'], $rows);
    array_push($publishers, ...$sandbox->plantMany($accounts));
}
$made = count($services);
foreach (['services' => $services, 'publishers' => $publishers] as $what => $ids) {
    Check::same([$made, $made - 1], [count($ids), end($ids) - $ids[0]], "the number and the range of $what");
}
$offset = $publishers[0] - $services[0];
$operator = $pdo->query("SELECT value FROM mod_aflexi_cdn_meta WHERE name = 'operator'")->fetchColumn();
for ($from = $services[0]; $from <= $last; $from += 100_000) {
    $some = 'FROM tblhosting h JOIN tblclients c ON c.id = h.userid JOIN tblorders r ON r.id = h.orderid'
        . sprintf(' WHERE h.id BETWEEN %d AND %d ORDER BY h.id', $from, min($last, $from + 99_999));
    $pdo->prepare(
        'INSERT INTO mod_aflexi_cdn_accounts (id, platform, operator, name, client_id, remote_id, applied_status,'
        . ' applied_package, applied_name, applied_email, applied_at, created_at, password_source)'
        . " SELECT h.id, 'aflexi', ?, h.username, h.userid, h.id + ?, 'active', ?,"
        . " CONCAT(c.firstname, ' ', c.lastname), c.email, '2026-01-01', '2026-01-01', 'unknown' $some"
    )->execute([$operator, $offset, $package]);
    $pdo->exec(
        'INSERT INTO mod_aflexi_cdn_services (service_id, account_id, verdict, reason, owners)'
        . " SELECT h.id, h.id, 'yes', CONCAT('{\"code\":\"paid\",\"args\":{\"invoice\":', r.invoiceid, '}}'), h.userid"
        . " $some"
    );
    $pdo->exec("INSERT INTO mod_aflexi_cdn_invoices_seen (invoice_id, paid_at) SELECT r.invoiceid, '2026-01-01' $some");
}
Child::answer(['made' => $made]);

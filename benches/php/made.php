<?php

/**
 * Has every service of a product an account that was made long ago, here and, if it is to be listed, at the sandbox:
 * {root, product, package, url, listed}.
 */

declare(strict_types=1);

use Bench\Child;
use WHMCS\Database\Capsule;
use WhmcsHost\Host;

require __DIR__ . '/../autoload.php';

['root' => $root, 'product' => $product, 'package' => $package, 'url' => $url, 'listed' => $listed] = Child::input();
Host::boot($root);
$pdo = Capsule::connection()->getPdo();
$operator = $pdo->query("SELECT value FROM mod_aflexi_cdn_meta WHERE name = 'operator'")->fetchColumn();
$clients = $pdo->prepare(
    'SELECT h.id service, h.userid client, h.username name, c.email, CONCAT(c.firstname, " ", c.lastname) display_name,'
    . ' r.invoiceid invoice FROM tblhosting h JOIN tblclients c ON c.id = h.userid JOIN tblorders r ON r.id = h.orderid'
    . ' WHERE h.packageid = ? AND h.id > ? ORDER BY h.id LIMIT 500'
);
$curl = curl_init(parse_url($url, PHP_URL_SCHEME) . '://' . parse_url($url, PHP_URL_HOST) . ':'
    . parse_url($url, PHP_URL_PORT) . '/_sandbox/accounts');
curl_setopt_array($curl, [CURLOPT_RETURNTRANSFER => true, CURLOPT_FAILONERROR => true, CURLOPT_POST => true]);
$insert = static fn (string $table, string $columns, array $rows) => $pdo
    ->prepare("INSERT INTO mod_aflexi_cdn_$table ($columns) VALUES "
        . implode(',', array_fill(0, count($rows), '(' . implode(',', array_fill(0, count($rows[0]), '?')) . ')')))
    ->execute(array_merge(...$rows));

$last = $made = 0;
while (true) {
    $clients->execute([$product, $last]);
    $rows = $clients->fetchAll(PDO::FETCH_ASSOC);
    if ($rows === []) {
        break;
    }
    $accounts = $services = $invoices = [];
    foreach ($rows as $row) {
        $id = $remote = ++$made;
        if ($listed) {
            curl_setopt($curl, CURLOPT_POSTFIELDS, json_encode(['name' => $row['name'], 'email' => $row['email'],
                'display_name' => $row['display_name'], 'package' => $package, 'password' => 'benchmark']));
            $answer = curl_exec($curl);
            if ($answer === false) {
                throw new RuntimeException(curl_error($curl));
            }
            $remote = json_decode($answer)->id;
        }
        $accounts[] = [$id, 'aflexi', $operator, $row['name'], $row['client'], $remote, 'active', $package,
            $row['display_name'], $row['email'], '2026-01-01', '2026-01-01', 'unknown'];
        $services[] = [$row['service'], $id, 'yes',
            json_encode(['code' => 'paid', 'args' => ['invoice' => (int) $row['invoice']]]), $row['client']];
        $invoices[] = [$row['invoice'], '2026-01-01'];
        $last = (int) $row['service'];
    }
    $insert('accounts', 'id, platform, operator, name, client_id, remote_id, applied_status, applied_package,'
        . ' applied_name, applied_email, applied_at, created_at, password_source', $accounts);
    $insert('services', 'service_id, account_id, verdict, reason, owners', $services);
    $insert('invoices_seen', 'invoice_id, paid_at', $invoices);
}
Child::answer(['made' => $made]);

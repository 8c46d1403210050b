<?php

/** A pass over all services: {root, product, way}. The way is `cron`, `full` or `plain`. */

declare(strict_types=1);

use Bench\Check;
use Bench\Child;
use Bench\Effort;
use Bench\Php\PlainPass;
use Bench\TimedStatement;
use WHMCS\Database\Capsule;
use WHMCS\Module\Addon\AflexiCdn\Extension;
use WhmcsHost\Host;

require __DIR__ . '/../autoload.php';

['root' => $root, 'product' => $product, 'way' => $way] = Child::input();
Host::boot($root);
$pdo = Capsule::connection()->getPdo();
$addon = Extension::addon();
$plain = new PlainPass($pdo);
// The first use of the extension makes its runtime and its HTTP client: neither is the pass's.
$addon->check();
if ($way === 'full') {
    $pdo->exec('INSERT INTO mod_aflexi_cdn_hints (kind, subject_id, cause, due_at)'
        . " VALUES ('pass', 0, 'benchmark', UTC_TIMESTAMP())");
}
// As many runs as it takes: each ends by itself after five minutes.
$isOpen = static fn (): bool => $pdo->query(
    "SELECT EXISTS (SELECT 1 FROM mod_aflexi_cdn_passes WHERE kind = 'full' AND state <> 'done')"
)->fetchColumn() > 0;
$pass = static function () use ($addon, $isOpen): array {
    $runs = $calls = 0;
    do {
        $report = $addon->work(300, 'cron');
        Check::same([null, 0], [$report['halted'], $report['remaining']], 'what halted a pass, and what remained,');
        $runs++;
        $calls += $report['calls'];
    } while ($runs < 20 && $isOpen());

    return ['runs' => $runs, 'calls' => $calls];
};
TimedStatement::watch($pdo);
$measured = Effort::withDatabase(static fn (): array
    => $way === 'plain' ? ['different' => $plain->differing($product)] : $pass());
Child::answer($measured + ['database' => TimedStatement::$nanoseconds, 'database_cpu' => TimedStatement::$cpu,
    'slowest' => TimedStatement::slowest()]);

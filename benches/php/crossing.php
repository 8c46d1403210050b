<?php

/** Calls of exported functions, again and again, beside PHP functions of the same shape: {root, times}. */

declare(strict_types=1);

use Bench\Check;
use Bench\Child;
use Bench\TimedStatement;
use WHMCS\Database\Capsule;
use WHMCS\Module\Addon\AflexiCdn\Extension;
use WhmcsHost\Host;

require __DIR__ . '/../autoload.php';

['root' => $root, 'times' => $times] = Child::input();
Host::boot($root);
$pdo = Capsule::connection()->getPdo();
$addon = Extension::addon();

/** @param callable(int): void $calls so many calls; the least of ten rounds, in nanoseconds a call */
$measure = static function (callable $calls) use ($times): float {
    $best = INF;
    for ($round = 0; $round < 10; $round++) {
        $started = hrtime(true);
        $calls($times);
        $best = min($best, (hrtime(true) - $started) / $times);
    }

    return $best;
};

// Functions of PHP that do as little.
$answers = static fn (\PDO $pdo, string $kind, int $id, string $cause): bool => $id > 0;
$version = \Aflexi\Cdn\build()['version'];
$describes = static fn (): array
    => ['version' => $version, 'git' => $version, 'profile' => $version, 'php' => $version, 'tls' => $version];
$throws = static fn (\PDO $pdo, string $kind, int $id, string $cause): bool => throw new \RuntimeException($kind);
$caught = static function (callable $call, int $times): void {
    for ($i = 0, $failures = 0; $i < $times; $i++) {
        try {
            $call();
        } catch (\Throwable) {
            $failures++;
        }
    }
    Check::same($times, $failures, 'the number of exceptions');
};
$nanoseconds = [
    'nothing to do' => [
        $measure(static function (int $times) use ($pdo): void {
            for ($i = 0; $i < $times; $i++) {
                \Aflexi\Cdn\hint($pdo, 'service', 0, 'benchmark');
            }
        }),
        $measure(static function (int $times) use ($pdo, $answers): void {
            for ($i = 0; $i < $times; $i++) {
                $answers($pdo, 'service', 0, 'benchmark');
            }
        }),
    ],
    'an array of five strings' => [
        $measure(static function (int $times): void {
            for ($i = 0; $i < $times; $i++) {
                \Aflexi\Cdn\build();
            }
        }),
        $measure(static function (int $times) use ($describes): void {
            for ($i = 0; $i < $times; $i++) {
                $describes();
            }
        }),
    ],
    'an exception' => [
        $measure(static fn (int $times) => $caught(
            static fn (): bool => \Aflexi\Cdn\hint($pdo, 'nonsense', 1, 'benchmark'),
            $times,
        )),
        $measure(static fn (int $times) => $caught(
            static fn (): bool => $throws($pdo, 'nonsense', 1, 'benchmark'),
            $times,
        )),
    ],
];

// Records: a part of the list for a CSV file, the largest result there is.
$rows = $addon->exported(0, '', '');
$count = count($rows);
Check::that($count >= 100, "only $count rows in a part");
$json = json_encode($rows, JSON_THROW_ON_ERROR);
Check::same($rows, json_decode($json, true), 'the rows as JSON');
$columns = 'id, name, operator, client_id, applied_package, applied_email, applied_status, applied_at, observed_status';
TimedStatement::watch($pdo);
$best = ['call' => INF, 'json_decode' => INF, 'fetchAll' => INF];
for ($round = 0; $round < 20; $round++) {
    TimedStatement::watch($pdo);
    $started = hrtime(true);
    $addon->exported(0, '', '');
    $took = hrtime(true) - $started;
    if ($took - TimedStatement::$nanoseconds < $best['call']) {
        $best['call'] = $took - TimedStatement::$nanoseconds;
        $best['statements'] = TimedStatement::$nanoseconds;
    }
    $started = hrtime(true);
    json_decode($json, true);
    $best['json_decode'] = min($best['json_decode'], hrtime(true) - $started);
    $started = hrtime(true);
    $statement = $pdo->prepare("SELECT $columns FROM mod_aflexi_cdn_accounts ORDER BY id LIMIT $count");
    $statement->execute();
    Check::same($count, count($statement->fetchAll(\PDO::FETCH_ASSOC)), 'the number of rows');
    $best['fetchAll'] = min($best['fetchAll'], hrtime(true) - $started);
}
$perRow = array_map(static fn (int|float $best): float => $best / $count, $best);
Child::answer(['calls' => $nanoseconds, 'rows' => $count, 'per_row' => $perRow, 'fields' => count($rows[0])]);

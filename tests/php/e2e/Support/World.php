<?php

declare(strict_types=1);

namespace AflexiCdn\EndToEnd\Support;

use PDO;
use WhmcsHost\Database;
use WhmcsHost\Site;

/** The one site of a run, and the way back to how it was: a catalogue, no client, no addon. */
final class World
{
    private static ?self $shared = null;

    /** @var array<string, list<array<string, mixed>>> rows of WHMCS's tables, by table */
    private array $rows = [];

    /** @var array<string, int|string> checksum by table */
    private array $checksums;

    public static function shared(): self
    {
        return self::$shared ??= new self(Site::start(['extension' => self::extension()]));
    }

    /** The extension under test: the release build, or the one named by AFLEXI_CDN_SO. */
    public static function extension(): string
    {
        return self::built('AFLEXI_CDN_SO', 'release/libaflexi_cdn.so', 'debug/libaflexi_cdn.so');
    }

    /** The API's stand-in, or the one named by AFLEXI_SANDBOX. */
    public static function sandbox(): string
    {
        return self::built('AFLEXI_SANDBOX', 'debug/examples/aflexi-sandbox', 'release/examples/aflexi-sandbox');
    }

    private function __construct(public readonly Site $site)
    {
        $pdo = $this->administrator();
        foreach ($this->tables($pdo, 'tbl%') as $table) {
            $this->rows[$table] = $pdo->query("SELECT * FROM `$table`")->fetchAll(PDO::FETCH_ASSOC);
        }
        $this->checksums = $this->checksums($pdo);
    }

    /** Puts every row of WHMCS back and drops what the addon made. Ids go on counting. */
    public function reset(): void
    {
        $pdo = $this->administrator();
        $pdo->exec("SET SESSION sql_mode = ''");
        foreach ($this->tables($pdo, 'mod\_%') as $table) {
            $pdo->exec("DROP TABLE `$table`");
        }
        $pdo->beginTransaction();
        foreach (array_keys(array_diff_assoc($this->checksums($pdo), $this->checksums)) as $table) {
            $pdo->exec("DELETE FROM `$table`");
            foreach ($this->rows[$table] as $row) {
                $columns = implode('`, `', array_keys($row));
                $marks = implode(', ', array_fill(0, count($row), '?'));
                $pdo->prepare("INSERT INTO `$table` (`$columns`) VALUES ($marks)")->execute(array_values($row));
            }
        }
        $pdo->commit();
    }

    /** The database server's administrator, in the site's database. */
    public function administrator(): PDO
    {
        return $this->site->mariaDb()->administrator(Database::NAME);
    }

    /** @return list<string> */
    private function tables(PDO $pdo, string $like): array
    {
        return $pdo->query("SHOW TABLES LIKE '$like'")->fetchAll(PDO::FETCH_COLUMN);
    }

    /** @return array<string, int|string> by table */
    private function checksums(PDO $pdo): array
    {
        $tables = implode(', ', array_map(static fn (string $table): string => "`$table`", array_keys($this->rows)));
        $sums = [];
        foreach ($pdo->query("CHECKSUM TABLE $tables")->fetchAll(PDO::FETCH_NUM) as [$table, $sum]) {
            $sums[substr($table, strlen(Database::NAME) + 1)] = $sum;
        }

        return $sums;
    }

    private static function built(string $variable, string ...$files): string
    {
        $target = dirname(__DIR__, 4) . '/target/';
        $candidates = array_map(static fn (string $file): string => $target . $file, $files);
        foreach (array_filter([getenv($variable)]) ?: $candidates as $candidate) {
            if (is_file($candidate)) {
                return realpath($candidate);
            }
        }
        throw new \RuntimeException('Not built, please run "make build": ' . implode(' or ', $candidates));
    }
}

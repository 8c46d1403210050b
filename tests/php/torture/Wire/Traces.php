<?php

declare(strict_types=1);

namespace AflexiCdn\Torture\Wire;

use AflexiCdn\EndToEnd\Support\InProcess\Stage;
use PDO;

/** What a run has left in the tables: how it told of failures, and no secret. */
final class Traces
{
    private const TABLES = ['mod_aflexi_cdn_log', 'mod_aflexi_cdn_jobs', 'mod_aflexi_cdn_meta', 'mod_aflexi_cdn_passes',
        'mod_aflexi_cdn_accounts', 'mod_aflexi_cdn_notices', 'mod_aflexi_cdn_packages', 'tblactivitylog',
        'tblmodulelog'];

    private int $log = 0;
    private int $pass = 0;

    /** @param string $key the operator's */
    public function __construct(private readonly Stage $stage, private readonly string $key)
    {
    }

    /** What is there already counts for nothing. */
    public function begin(): void
    {
        $this->log = (int) $this->stage->value('SELECT COALESCE(MAX(id), 0) FROM mod_aflexi_cdn_log');
        $this->pass = (int) $this->stage->value('SELECT COALESCE(MAX(id), 0) FROM mod_aflexi_cdn_passes');
    }

    /** @return list<string> the codes under which something was told since then */
    public function codes(): array
    {
        $told = "SELECT detail FROM mod_aflexi_cdn_log WHERE id > $this->log AND result <> 'done'"
            . " UNION ALL SELECT result FROM mod_aflexi_cdn_passes WHERE id > $this->pass AND kind = 'full'"
            . " UNION ALL SELECT value FROM mod_aflexi_cdn_meta WHERE name IN ('halt', 'traffic')";
        $lines = $this->stage->pdo()->query($told)->fetchAll(PDO::FETCH_COLUMN);
        preg_match_all('/"code":"(\w+)"/', implode("\n", $lines), $codes);

        return array_values(array_unique($codes[1]));
    }

    /** @return list<string> */
    public function secrets(): array
    {
        $secrets = [$this->key => 'the key'];
        foreach ($this->stage->sandbox->state()['accounts'] as $account) {
            $secrets[$this->stage->sandbox->password($account['username'])['password']] = 'a password';
        }
        $found = [];
        foreach (self::TABLES as $table) {
            $rows = $this->stage->pdo()->query("SELECT * FROM $table")->fetchAll(PDO::FETCH_NUM);
            $content = implode("\n", array_map(static fn (array $row): string => implode("\t", $row), $rows));
            foreach ($secrets as $secret => $what) {
                if (str_contains($content, (string) $secret)) {
                    $found[] = "There is $what in $table.";
                }
            }
        }

        return $found;
    }
}

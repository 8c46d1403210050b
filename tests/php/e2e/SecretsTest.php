<?php

declare(strict_types=1);

namespace AflexiCdn\EndToEnd;

use AflexiCdn\EndToEnd\Support\AddonTestCase;
use WhmcsHost\Profile;

/** After a whole story neither a publisher's password nor the key is anywhere in clear. */
final class SecretsTest extends AddonTestCase
{
    /** @var list<string> what pages and commands answered */
    private array $answers = [];

    protected function setUp(): void
    {
        parent::setUp();
        $this->site->useProfile(new Profile(moduleLog: true));
        $this->site->pdo()->exec("UPDATE tblconfiguration SET value = 'on' WHERE setting = 'ModuleDebugMode'");
        $this->configure(['log_level' => 'debug']);
    }

    public function testTheyAreNowhere(): void
    {
        $this->story();
        $secrets = [$this->sandbox->key];
        foreach ($this->accounts() as $name) {
            $secrets[] = $this->passwordAtThePlatform($name);
            // An admin looks, and the answer is his alone.
            self::assertSame(end($secrets), $this->passwordShown($name));
        }
        self::assertCount(4, $secrets);

        $found = [];
        foreach ($this->places() as $place => $content) {
            foreach ($secrets as $number => $secret) {
                self::assertFalse(strpos($content, $secret), "Secret $number is in $place.");
            }
            $found[] = str_contains($content, 'ada@example.test') || str_contains($content, 'aflexi_cdn') ? $place : '';
        }
        // The search does find what is there.
        self::assertContains('the table tblclients', $found);
        self::assertContains('the page addonmodules.php?module=aflexi_cdn', $found);
    }

    /** Everything that goes well and everything that goes wrong. */
    private function story(): void
    {
        foreach (['ada', 'bob', 'cy'] as $name) {
            $this->sale($this->client($name, 'Byron', "$name@example.test"), $this->product('boost'), $name);
        }
        $faults = [
            ['kind' => 'drop_after', 'method' => 'user.create', 'times' => 1],
            ['kind' => 'truncated', 'method' => 'user.create', 'times' => 1],
            ['kind' => 'fault', 'code' => 1999, 'message' => 'Odd', 'times' => 1],
            ['kind' => 'html', 'times' => 1],
        ];
        foreach ($faults as $fault) {
            $this->sandbox->setFaults($fault);
            $this->answers[] = $this->save([$this->product('boost')])->body;
            $this->anHourLater();
            $this->answers[] = $this->site->cron();
        }
        $this->site->pdo()->exec('RENAME TABLE mod_aflexi_cdn_jobs TO mod_aflexi_cdn_jobs_away');
        $this->answers[] = $this->page()->body;
        $this->answers[] = $this->site->cron();
        $this->site->pdo()->exec('RENAME TABLE mod_aflexi_cdn_jobs_away TO mod_aflexi_cdn_jobs');
        $this->sandbox->setKey('AK-another');
        $this->answers[] = $this->save([])->body;
        $this->sandbox->setKey($this->sandbox->key);
        $this->configure(['log_level' => 'debug', 'concurrency' => '4']);
        $this->answers[] = $this->site->cron();
        $this->answers[] = $this->save([$this->product('boost')])->body;
        $this->assertInLine();
    }

    /** @return iterable<string, string> every place that somebody may read, with its content */
    private function places(): iterable
    {
        foreach ($this->column('SHOW TABLES') as $table) {
            // Where WHMCS itself keeps the key.
            $where = $table === 'tbladdonmodules' ? " WHERE setting <> 'auth_key'" : '';
            $rows = $this->site->pdo()->query("SELECT * FROM `$table`$where")->fetchAll(\PDO::FETCH_NUM);
            yield "the table $table" => serialize($rows);
        }
        foreach (['', '/sessions', '/fpm', '/nginx'] as $directory) {
            foreach (array_filter(glob($this->site->directory() . "$directory/*"), 'is_file') as $file) {
                yield "the file $file" => file_get_contents($file);
            }
        }
        foreach ([self::PAGE, self::PUBLISHERS, 'index.php'] as $path) {
            yield "the page $path" => $this->page($path)->body;
        }
        yield 'an answer' => implode("\n", $this->answers);
    }
}

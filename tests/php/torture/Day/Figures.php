<?php

declare(strict_types=1);

namespace AflexiCdn\Torture\Day;

use AflexiCdn\EndToEnd\Support\InProcess\Stage;

/** What a day was made of and what it cost. */
final class Figures
{
    /** Rows that tell of things that are, as far as there can be more of them than of these. */
    private const ROWS_FOR_EACH = ['jobs' => 'services', 'services' => 'services', 'accounts' => 'services',
        'invoices_seen' => 'invoices', 'products' => 'products', 'traffic' => 'accounts'];

    /** What is there beside those, once for a site: facts, questions, passes, packages. */
    private const A_FEW = ['meta' => 40, 'packages' => 60, 'strangers' => 0, 'notices' => 10, 'hints' => 0];

    public int $events = 0;
    public int $crons = 0;
    public int $deaths = 0;
    public int $outages = 0;
    public int $faults = 0;
    public int $answers = 0;
    private int $calls = 0;
    private int $writes = 0;

    /** @var list<int> seconds from the end of an outage until all was in line */
    private array $afterOutages = [];

    /** The same after any trouble, at most. */
    private int $longest = 0;

    /** @var list<float> MB of this process, once it is warm */
    private array $memory = [];

    private readonly float $began;
    private readonly int $statements;

    public function __construct(private readonly Stage $stage)
    {
        $this->began = microtime(true);
        $this->statements = $this->statements();
        $stage->sandbox->resetCounters();
    }

    public function caughtUp(int $seconds, bool $wasOutage): void
    {
        $this->longest = max($this->longest, $seconds);
        if ($wasOutage) {
            $this->afterOutages[] = $seconds;
        }
    }

    public function measureMemory(): void
    {
        preg_match('/^VmRSS:\s+(\d+) kB/m', (string) file_get_contents('/proc/self/status'), $match);
        $this->memory[] = (int) $match[1] / 1024;
    }

    /** What the platform was asked until now. */
    public function countCalls(): void
    {
        ['total_calls' => $this->calls, 'writes' => $this->writes] = $this->stage->sandbox->state();
    }

    /** MB since it was warm. */
    public function grown(): float
    {
        return round(end($this->memory) - $this->memory[0], 1);
    }

    /**
     * A call that writes may have been looked up once, and whoever works asks who we are and whether the platform is
     * back; whoever has nothing to do calls nobody.
     *
     * @return list<string> tables that have more rows than there is to tell; calls that nobody needed
     */
    public function excesses(): array
    {
        $count = fn (string $table): int => (int) $this->stage->value("SELECT COUNT(*) FROM $table");
        $things = [
            'services' => (int) $this->stage->value("SELECT COALESCE(MAX(id), 0) FROM tblhosting"),
            'invoices' => (int) $this->stage->value("SELECT COALESCE(MAX(id), 0) FROM tblinvoices"),
            'products' => $count('tblproducts'),
            'accounts' => $count('mod_aflexi_cdn_accounts'),
        ];
        $troubles = [];
        foreach (self::ROWS_FOR_EACH as $table => $thing) {
            $rows = $count("mod_aflexi_cdn_$table");
            if ($rows > $things[$thing]) {
                $troubles[] = "$table has $rows rows for $things[$thing] $thing.";
            }
        }
        foreach (self::A_FEW as $table => $most) {
            $rows = $count("mod_aflexi_cdn_$table");
            if ($rows > $most) {
                $troubles[] = "$table has $rows rows.";
            }
        }

        $allowed = $this->writes + 2 * ($this->crons + $this->events);
        if ($this->calls - $this->writes > $allowed) {
            $troubles[] = "Of $this->calls calls only $this->writes write: more than $allowed only ask.";
        }

        return $troubles;
    }

    /** @return array<string, int|float> */
    public function all(): array
    {
        sort($this->afterOutages);

        return [
            'events' => $this->events,
            'crons' => $this->crons,
            'outages' => $this->outages,
            'faults' => $this->faults,
            'deaths' => $this->deaths,
            'answers' => $this->answers,
            'accounts' => (int) $this->stage->value('SELECT COUNT(*) FROM mod_aflexi_cdn_accounts'),
            'calls' => $this->calls,
            'writes' => $this->writes,
            'statements' => $this->statements() - $this->statements,
            'median' => $this->afterOutages[intdiv(count($this->afterOutages), 2)] ?? 0,
            'most' => $this->afterOutages === [] ? 0 : max($this->afterOutages),
            'longest' => $this->longest,
            'memory' => $this->memory === [] ? 0 : round(end($this->memory), 1),
            'grown' => $this->memory === [] ? 0 : $this->grown(),
            'log' => (int) $this->stage->value('SELECT COUNT(*) FROM mod_aflexi_cdn_log'),
            'passes' => (int) $this->stage->value('SELECT COUNT(*) FROM mod_aflexi_cdn_passes'),
            'seconds' => (int) round(microtime(true) - $this->began),
        ];
    }

    /** Statements that the server has got from all. */
    private function statements(): int
    {
        $row = $this->stage->pdo()->query("SHOW GLOBAL STATUS LIKE 'Questions'")->fetch(\PDO::FETCH_NUM);

        return (int) $row[1];
    }
}

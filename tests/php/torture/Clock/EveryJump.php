<?php

declare(strict_types=1);

namespace AflexiCdn\Torture\Clock;

use AflexiCdn\EndToEnd\Support\InProcess\Day;
use AflexiCdn\EndToEnd\Support\InProcess\Snapshot;
use AflexiCdn\EndToEnd\Support\InProcess\Stage;
use WHMCS\Database\Capsule;
use WhmcsHost\Host;

/**
 * A day's work, once for each statement before which the database's clock may jump, and each jump. Then cron runs every
 * five minutes, as long as the product says that things may take.
 */
final class EveryJump
{
    private const JUMPS = [-86400, -7200, -1800, 1800, 7200, 86400];

    public function __construct(private readonly Stage $stage)
    {
    }

    /**
     * @param int $step every how-manieth cell is played
     *
     * @return array{statements: int, jumps: int, played: int, troubles: list<string>}
     */
    public function play(int $step): array
    {
        $stage = $this->stage;
        $clock = new JumpingClock(Host::configuration());
        Capsule::connection()->setPdo($clock->pdo)->setReadPdo($clock->pdo);
        (new Day($stage))->begin();
        $stage->sandbox->keep();
        $snapshot = new Snapshot(Host::configuration());
        $clock->wind(null);
        $stage->cron(daily: true);
        $statements = $clock->statements;
        $before = $stage->expectation;
        $played = 0;
        $troubles = [];
        foreach (range(0, $statements * count(self::JUMPS) - 1, $step) as $cell) {
            $jump = self::JUMPS[$cell % count(self::JUMPS)];
            $statement = intdiv($cell, count(self::JUMPS));
            $snapshot->restore();
            $stage->sandbox->restore();
            $stage->expectation = clone $before;
            $clock->wind($statement, $jump);
            $stage->cron(daily: true);
            $played++;
            foreach ($this->recover($clock, $jump) as $trouble) {
                $troubles[] = "$jump seconds at statement $statement: $trouble";
            }
        }
        $clock->wind(null);
        $snapshot->drop();

        return [
            'statements' => $statements,
            'jumps' => count(self::JUMPS),
            'played' => $played,
            'troubles' => $troubles,
        ];
    }

    /** @return list<string> what is wrong half an hour later */
    private function recover(JumpingClock $clock, int $jump): array
    {
        foreach (range(1, 6) as $cron) {
            $clock->set($jump + $cron * 300);
            $this->stage->cron();
        }
        $troubles = $this->stage->differences();
        $clock->set($jump + 7 * 300);
        $this->stage->cron(daily: true);
        $clock->set($jump + 8 * 300);
        array_push($troubles, ...$this->stage->troubles());
        $pass = $this->stage->value('SELECT state FROM mod_aflexi_cdn_passes ORDER BY id DESC LIMIT 1');
        if ($pass !== 'done') {
            $troubles[] = "The latest pass is $pass.";
        }
        foreach (array_diff($this->stage->unknownPasswords(), Day::ADOPTED) as $name) {
            $troubles[] = "The password of $name is unknown.";
        }

        return $troubles;
    }
}

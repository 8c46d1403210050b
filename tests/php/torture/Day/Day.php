<?php

declare(strict_types=1);

namespace AflexiCdn\Torture\Day;

use AflexiCdn\EndToEnd\Support\InProcess\Boundary;
use AflexiCdn\EndToEnd\Support\InProcess\Moment;
use AflexiCdn\EndToEnd\Support\InProcess\MortalWorker;
use AflexiCdn\EndToEnd\Support\InProcess\Snapshot;
use AflexiCdn\EndToEnd\Support\InProcess\Stage;
use WhmcsHost\Host;
use WhmcsHost\Seed\Chance;

/**
 * One long story on one site: a cron every five minutes, business between them, trouble at the platform, workers that
 * are killed or meet each other. The same number tells the same story, as far as processes beside each other can.
 */
final class Day
{
    private const EVERY = 300;
    /** The promise: so long after trouble all is in line, with nobody's help. */
    private const HALF_AN_HOUR = 1800;
    /** By then the process has what it keeps. */
    private const WARM = 0.25;
    /** Of the one process that all crons run in, in MB. */
    private const MOST_GROWTH = 16;

    private readonly Chance $chance;
    private readonly SiteClock $clock;
    private readonly Business $business;
    private readonly Trouble $trouble;
    private readonly MortalWorker $mortal;
    private readonly Snapshot $server;
    private readonly Connections $connections;
    private readonly Figures $figures;

    /** Since when trouble has been over, while not all is in line yet; at first nothing is. */
    private ?int $since = 0;

    private bool $wasOutage = false;

    /** @var list<string> what has happened so far */
    private array $told = [];

    public function __construct(private readonly Stage $stage, int $number)
    {
        $this->chance = new Chance($number);
        $url = (string) $stage->value("SELECT value FROM tblconfiguration WHERE setting = 'SystemURL'");
        $this->clock = new SiteClock(Host::configuration(), $stage->whmcs->clock);
        // Each by chances of its own: whoever is late by chance does not change what the others do.
        $this->business = new Business($stage, new Chance($number + 1_000_000), $url);
        $this->trouble = new Trouble($stage->sandbox, new Chance($number + 2_000_000));
        $this->server = new Snapshot(Host::configuration());
        $this->connections = new Connections(Host::configuration());
        $this->mortal = new MortalWorker($stage, $this->server);
        $this->figures = new Figures($stage);
    }

    /** @return array<string, mixed> figures; `troubles`, and if there are any, what was `told` */
    public function play(int $crons): array
    {
        try {
            $this->business->open(30);
            for ($run = 1; $run <= $crons; $run++) {
                $this->fiveMinutes($run, $crons);
                if ($run >= $crons * self::WARM) {
                    $this->figures->measureMemory();
                }
            }
            $troubles = $this->ended($crons);
        } catch (\Throwable $e) {
            $troubles = [$e::class . ": {$e->getMessage()} in {$e->getFile()}:{$e->getLine()}"];
        } finally {
            $this->clock->release();
            $this->server->drop();
        }
        $this->figures->outages = $this->trouble->outages;
        $this->figures->faults = $this->trouble->faults;

        return $this->figures->all() + ['troubles' => $troubles, 'told' => $troubles === [] ? [] : $this->told];
    }

    private function fiveMinutes(int $run, int $crons): void
    {
        $began = ($run - 1) * self::EVERY;
        $isDaily = $run === intdiv($crons, 2);
        $comesTrouble = $this->chance->percent($isDaily ? 60 : 25);
        if ($comesTrouble && !$this->trouble->isOn() && $this->since === null) {
            $this->tell('trouble ' . $this->trouble->begin($began, $isDaily));
        }
        for ($left = $this->chance->of([0, 1, 2, 3, 5, 8]); $left > 0; $left--) {
            $this->clock->moveTo($this->clock->passed() + $this->chance->of([5, 20, 40]));
            $this->figures->events++;
            $this->tell($this->business->happen());
        }
        $this->clock->moveTo($began + self::EVERY);
        $this->work($isDaily);
        $this->connections->waitForOthers();
        $this->endTrouble();
        $this->look();
    }

    /** A cron in this process; perhaps others beside it, or one before it that is killed. */
    private function work(bool $daily): void
    {
        if ($this->chance->percent(12)) {
            $this->die();
        }
        $others = $this->chance->percent(15) ? $this->chance->of([1, 2]) : 0;
        $crons = Crons::start($others, $daily);
        $this->figures->crons += 1 + $others;
        $this->stage->cron($daily);
        $crons->end();
        if ($others > 0) {
            $this->tell("$others more crons");
        }
    }

    private function die(): void
    {
        $this->connections->waitForOthers();
        $boundary = new Boundary($this->chance->of(Moment::cases()), $this->chance->of(range(1, 25)));
        $hasDied = $this->mortal->dieAt($boundary);
        $this->trouble->lay();
        $this->tell(($hasDied ? 'killed ' : 'not killed ') . $boundary->describe());
        if ($hasDied) {
            $this->figures->deaths++;
            // What it had begun waits for its lease to run out.
            $this->since = $this->clock->passed();
        }
    }

    private function endTrouble(): void
    {
        $ended = $this->trouble->end($this->clock->passed());
        if ($ended !== null) {
            $this->since = max($ended, $this->since ?? 0);
            $this->wasOutage = $this->wasOutage || $this->trouble->isOutage();
            $this->tell('trouble is over');
        }
    }

    /** Questions are answered; then all is in line, or soon after trouble. */
    private function look(): void
    {
        $answered = $this->business->answerQuestions();
        if ($answered !== '') {
            $this->figures->answers++;
            $this->tell("yes to $answered");
        }
        $differences = $this->stage->differences();
        if ($this->trouble->isOn()) {
            return;
        }
        if ($differences === []) {
            $this->business->look();
            if ($this->since !== null) {
                $this->figures->caughtUp($this->clock->passed() - $this->since, $this->wasOutage);
            }
            $this->since = null;
            $this->wasOutage = false;

            return;
        }
        $this->tell('not in line: ' . implode(' ', $differences));
        $this->since ??= $this->clock->passed() - self::EVERY;
        if ($this->clock->passed() - $this->since > self::HALF_AN_HOUR) {
            throw new \RuntimeException('Not in line after half an hour: ' . implode(' ', $differences));
        }
    }

    /**
     * Half an hour of crons after all trouble, and all promises.
     *
     * @return list<string>
     */
    private function ended(int $crons): array
    {
        $this->tell('the end');
        $this->trouble->end(PHP_INT_MAX);
        for ($run = 1; $run <= self::HALF_AN_HOUR / self::EVERY; $run++) {
            $this->clock->moveTo(($crons + $run) * self::EVERY);
            $this->stage->cron();
            $this->business->answerQuestions();
        }
        $this->stage->cron(daily: true);
        $this->clock->moveTo($this->clock->passed() + self::EVERY);
        $this->figures->countCalls();
        $troubles = [...$this->stage->imperfections(), ...$this->wrongWishes(), ...$this->figures->excesses()];
        $grown = $this->figures->grown();
        if ($grown > self::MOST_GROWTH) {
            $troubles[] = "The process has grown by $grown MB.";
        }

        return $troubles;
    }

    /** @return list<string> clients whose own password does not hold */
    private function wrongWishes(): array
    {
        $own = "SELECT id, name FROM mod_aflexi_cdn_accounts WHERE password_source = 'client'";
        $usernames = array_column($this->stage->sandbox->state()['accounts'], 'username');
        $troubles = [];
        foreach ($this->stage->pdo()->query($own)->fetchAll(\PDO::FETCH_KEY_PAIR) as $id => $name) {
            $username = (string) current(preg_grep('~^' . preg_quote($name, '~') . '/~', $usernames));
            if ($this->stage->sandbox->password($username)['password'] !== ($this->business->wished[$id] ?? null)) {
                $troubles[] = "The password that the client of $name has chosen does not hold.";
            }
        }

        return $troubles;
    }

    private function tell(string $what): void
    {
        $this->told[] = gmdate('G:i:s ', $this->clock->passed()) . $what;
    }
}

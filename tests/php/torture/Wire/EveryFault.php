<?php

declare(strict_types=1);

namespace AflexiCdn\Torture\Wire;

use AflexiCdn\EndToEnd\Support\InProcess\Day;
use AflexiCdn\EndToEnd\Support\InProcess\Snapshot;
use AflexiCdn\EndToEnd\Support\InProcess\Stage;
use WhmcsHost\Host;

/**
 * A day's work, and an admin's at the packages, once for each call in it and each fault that one call can have. Then
 * the platform is well again, and crons run.
 */
final class EveryFault
{
    private const LIMITS = ['transfer_gb' => '500', 'speed_mbps' => '', 'hostnames' => '5'];

    /** What is told when nothing is wrong with the platform. */
    private const FINE = ['packages_read', 'package_updated', 'package_unchanged', 'not_ours', 'bad_name'];

    private readonly Traces $traces;

    /**
     * @param string $log the sandbox's
     * @param string $key the operator's
     */
    public function __construct(private readonly Stage $stage, private readonly string $log, string $key)
    {
        $this->traces = new Traces($stage, $key);
    }

    /**
     * @param int $step every how-manieth cell is played
     *
     * @return array{calls: list<string>, faults: int, cells: int, played: int, missed: int, troubles: list<string>}
     */
    public function play(int $step): array
    {
        $this->prepare();
        $stage = $this->stage;
        $stage->sandbox->keep();
        $snapshot = new Snapshot(Host::configuration());
        $calls = $this->record();
        $faults = Fault::all();
        $cells = [];
        foreach ($calls as $index => $method) {
            foreach ($faults as $fault) {
                if ($fault->suits($method)) {
                    $cells[] = [$fault, array_slice($calls, 0, $index), $method];
                }
            }
        }
        $before = $stage->expectation;
        $played = $missed = 0;
        $troubles = [];
        foreach ($cells as $number => $cell) {
            if ($number % $step !== 0) {
                continue;
            }
            $snapshot->restore();
            $stage->sandbox->restore();
            $stage->expectation = clone $before;
            [$isHit, $found] = $this->suffer(...$cell);
            $played++;
            $missed += $isHit ? 0 : 1;
            $where = sprintf('%s at call %d (%s)', $cell[0]->name, count($cell[1]) + 1, $cell[2]);
            array_push($troubles, ...array_map(static fn (string $what): string => "$where: $what", $found));
        }
        $snapshot->drop();

        return [
            'calls' => $calls,
            'faults' => count($faults),
            'cells' => count($cells),
            'played' => $played,
            'missed' => $missed,
            'troubles' => $troubles,
        ];
    }

    private function prepare(): void
    {
        (new Day($this->stage))->begin();
        // Cron asks for these now and then.
        $this->stage->pdo()->exec("DELETE FROM mod_aflexi_cdn_meta WHERE name IN ('portal', 'traffic')");
    }

    /** @return list<string> the methods that are called while nothing goes wrong, in order */
    private function record(): array
    {
        $this->stage->sandbox->restore();
        $before = count(file($this->log));
        $this->work();

        return array_map(
            static fn (string $line): string
                => str_contains($line, '{self=true}') ? Fault::IDENTIFY : explode(' ', $line)[1],
            array_slice(file($this->log), $before),
        );
    }

    /** @return list<string> the codes under which something is told, in tables or to an admin at once */
    private function work(): array
    {
        $this->traces->begin();
        $this->stage->cron(daily: true);
        $told = $this->traces->codes();
        $read = $this->stage->cdn()->readPackages();
        $package = "SELECT id FROM mod_aflexi_cdn_packages WHERE name = 'CDN Boost'";
        $id = (int) $this->stage->value($package);
        $updated = ['code' => 'package_gone'];
        if ($id !== 0) {
            $shown = $this->stage->cdn()->package($id)['shown'];
            $updated = $this->stage->cdn()->updatePackage($id, $shown, self::LIMITS, 'admin 1');
        }

        return array_values(array_diff([...$told, $read['code'], $updated['code']], self::FINE));
    }

    /**
     * @param list<string> $before the calls that go well
     *
     * @return array{bool, list<string>} whether the call was made, and what is wrong
     */
    private function suffer(Fault $fault, array $before, string $method): array
    {
        $stage = $this->stage;
        $stage->set('time_budget', $fault->hangs() ? '1' : '');
        $stage->sandbox->setFaults($fault->after($before, $method));
        $troubles = [];
        try {
            $told = $this->work();
        } catch (\Throwable $e) {
            $told = [];
            $troubles[] = $e::class . ': ' . $e->getMessage();
        }
        $isHit = $stage->sandbox->state()['faults'] === [];
        $stage->sandbox->clearFaults();
        $stage->set('time_budget', '');
        if ($isHit && !$fault->isToldBy($told, $method)) {
            $troubles[] = 'It is told as ' . (implode(', ', $told) ?: 'nothing');
        }
        // One call that fails is no outage, but for the one that tells whether the login holds.
        $isPaused = $stage->value("SELECT COUNT(*) FROM mod_aflexi_cdn_meta WHERE name = 'breaker'") > 0;
        if ($isPaused && $method !== Fault::IDENTIFY) {
            $troubles[] = 'The work has stopped.';
        }
        array_push($troubles, ...$this->traces->secrets());

        $this->aDayLater();
        $stage->recover();
        $this->work();
        array_push($troubles, ...array_filter(
            $stage->troubles(),
            static fn (string $line): bool => !$fault->explains($line),
        ));
        // A platform that refuses to set the password of a create in doubt leaves it in doubt.
        $unknown = $fault->isRefusal() && $method === 'security.update' ? [...Day::ADOPTED, 'made'] : Day::ADOPTED;
        foreach (array_diff($stage->unknownPasswords(), $unknown) as $name) {
            $troubles[] = "The password of $name is unknown.";
        }
        array_push($troubles, ...$this->wrongLimits(), ...$this->traces->secrets());

        return [$isHit, $troubles];
    }

    /** What was put off for an hour or a day is asked again. */
    private function aDayLater(): void
    {
        $this->stage->pdo()->exec('UPDATE mod_aflexi_cdn_meta SET value = value - 86400'
            . " WHERE name IN ('login_refused_until', 'contact_unsupported_until')");
    }

    /** @return list<string> */
    private function wrongLimits(): array
    {
        $packages = array_column($this->stage->sandbox->state()['packages'], null, 'name');
        $transfer = $packages['CDN Boost']['bandwidthLimit'] ?? null;

        return $transfer === 500 ? [] : ["The package has a limit of $transfer, not 500."];
    }
}

<?php

declare(strict_types=1);

namespace AflexiCdn\EndToEnd\Support\InProcess;

use AflexiCdn\EndToEnd\Support\RandomStory;
use WhmcsHost\Host;
use WhmcsHost\Seed\Chance;

/**
 * Random stories on one stage, each from the same empty shop: sales, refunds, edits, mergers and the like, told by
 * hooks or by nobody; then the platform fails, answers get lost and workers are killed; then crons run, and all is in
 * line. The same number tells the same story.
 */
final class Stories
{
    private const CHAPTERS = 5;

    /** What may go wrong at the platform. */
    private const FAULTS = ['drop_before', 'drop_after', 'truncated', 'throttle', 'html', 'down'];

    private Chance $chance;

    /** @var list<string> what has happened so far */
    private array $told = [];

    private int $events = 0;
    private int $failures = 0;
    private int $deaths = 0;

    public function __construct(private readonly Stage $stage)
    {
    }

    /** @return array<string, mixed> how much was played, and of each story that ended badly what happened in it */
    public function play(int $first, int $last): array
    {
        // So that the key is known to be good, and is where it stays.
        $this->stage->cron();
        $this->stage->sandbox->keep();
        $snapshot = new Snapshot(Host::configuration());
        $worker = new MortalWorker($this->stage, $snapshot);
        $bad = [];
        for ($number = $first; $number <= $last; $number++) {
            $troubles = $this->tell($number, $worker);
            if ($troubles !== []) {
                $bad[$number] = ['told' => $this->told, 'troubles' => $troubles];
            }
            $snapshot->restore();
            $this->stage->sandbox->restore();
        }
        $snapshot->drop();

        return ['events' => $this->events, 'failures' => $this->failures, 'deaths' => $this->deaths, 'bad' => $bad];
    }

    /** @return list<string> what is wrong, at the first moment at which something is */
    private function tell(int $number, MortalWorker $worker): array
    {
        $this->chance = new Chance($number);
        $this->told = [];
        $stage = $this->stage;
        $stage->forget();
        $priced = ['billingcycle' => $this->chance->of(['free', 'recurring']), 'autoactivate' => 'payment'];
        $stage->bulk->catalogue->editAddon($stage->addon, $priced, ['monthly' => '3.00']);
        $stage->enable(['boost', 'hosting', 'hidden']);
        $story = new RandomStory($stage->bulk, $this->chance, $stage->shop, $stage->addon);
        try {
            for ($chapter = 0; $chapter < self::CHAPTERS; $chapter++) {
                foreach (range(1, $this->chance->of([1, 1, 2, 3, 5])) as $_) {
                    $this->happen(...$story->next());
                }
                while ($this->chance->percent(35)) {
                    $this->goWrong($worker);
                }
                $stage->catchUp();
                $differences = $stage->differences();
                if ($differences !== []) {
                    return $differences;
                }
            }

            $stage->recover();

            return $stage->troubles();
        } catch (\Throwable $e) {
            return [$e::class . ": {$e->getMessage()} in {$e->getFile()}:{$e->getLine()}"];
        }
    }

    private function happen(string $subject, string $method, mixed ...$arguments): void
    {
        $this->events++;
        $hooks = $this->chance->percent(50);
        $this->told[] = ($hooks ? '' : 'silently ') . "$subject->$method" . json_encode($arguments);
        ($hooks ? $this->stage->whmcs : $this->stage->bulk)->$subject->$method(...$arguments);
    }

    /** A worker comes by while the platform fails, or is killed, or both. */
    private function goWrong(MortalWorker $worker): void
    {
        $this->stage->anHourLater();
        if ($this->chance->percent(40)) {
            $boundary = new Boundary($this->chance->of(Moment::cases()), $this->chance->of(range(1, 25)));
            $this->told[] = 'a worker, to be killed ' . $boundary->describe();
            $this->deaths += $worker->dieAt($boundary) ? 1 : 0;

            return;
        }
        $this->failures++;
        $fault = [
            'kind' => $this->chance->of(self::FAULTS),
            'after' => $this->chance->of([0, 1, 2, 3, 4, 6]),
            'times' => $this->chance->of([1, 2, 5]),
        ];
        $this->told[] = 'a worker, and the platform: ' . json_encode($fault);
        $this->stage->sandbox->setFaults($fault);
        $this->stage->cron($this->chance->percent(30));
        $this->stage->sandbox->clearFaults();
    }
}

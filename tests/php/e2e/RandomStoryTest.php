<?php

declare(strict_types=1);

namespace AflexiCdn\EndToEnd;

use AflexiCdn\EndToEnd\Support\AddonTestCase;
use AflexiCdn\EndToEnd\Support\RandomStory;
use WhmcsHost\Seed\Chance;

/** Whatever happens, in whatever order, with hooks, without or in an outage: all is in line soon, and stays so. */
final class RandomStoryTest extends AddonTestCase
{
    private const EVENTS = 25;

    private Chance $chance;

    /** @var list<string> what has happened so far */
    private array $told = [];

    /**
     * @testWith [1, "free"]
     *           [2, "recurring"]
     */
    public function testAllIsInLineAfterEachEvent(int $number, string $cycle): void
    {
        $shop = $this->site->seeded()['shop'];
        $addon = $this->productAddon();
        $priced = ['billingcycle' => $cycle, 'autoactivate' => 'payment'];
        $this->bulk->catalogue->editAddon($addon, $priced, ['monthly' => '3.00']);
        $this->save([$shop['boost'], $shop['hosting'], $shop['hidden']]);
        $this->chance = new Chance($number);
        $story = new RandomStory($this->bulk, $this->chance, $shop, $addon);
        for ($event = 0; $event < self::EVENTS; $event++) {
            $this->happen(...$story->next());
            $this->site->cron();
            $this->settle();
            $this->assertInLine();

            $this->sandbox->resetCounters();
            $this->site->cron(daily: $this->chance->percent(10));
            $this->assertNoWrites();
        }
    }

    protected function onNotSuccessfulTest(\Throwable $t): void
    {
        fwrite(STDERR, implode("\n", $this->told) . "\n");
        parent::onNotSuccessfulTest($t);
    }

    private function happen(string $subject, string $method, mixed ...$arguments): void
    {
        $hooks = $this->chance->percent(50);
        $outage = $this->chance->percent(30);
        $fault = ['kind' => $this->chance->of(['down', 'drop_after', 'truncated', 'throttle']), 'times' => 2];
        $this->told[] = ($hooks ? '' : 'silently ') . ($outage ? "({$fault['kind']}) " : '')
            . "$subject->$method" . json_encode($arguments);
        if ($outage) {
            $this->sandbox->setFaults($fault);
        }
        if ($hooks) {
            $this->site->event($subject, $method, ...$arguments);
        } else {
            $this->bulk->$subject->$method(...$arguments);
        }
        if ($outage) {
            $this->site->cron();
            $this->sandbox->clearFaults();
        }
        // Hooks that run before their change, and what is tried again.
        $this->anHourLater();
    }
}

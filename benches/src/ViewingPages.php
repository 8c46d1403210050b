<?php

declare(strict_types=1);

namespace Bench;

use WhmcsHost\Browser;
use WhmcsHost\Site;

/** Pages on which nothing happens that concerns the addon, beside a module that does nothing and no module at all. */
final class ViewingPages
{
    private const EMPTY = 'empty_module';
    private const WARM_UP = 10;
    private const MODULES = ['no module', 'empty module', 'addon'];

    public function __construct(
        private readonly Site $site,
        private readonly SwitchedAddon $addon,
        private readonly Size $size,
    ) {
    }

    /** The addon is switched on before and after. */
    public function run(Figures $figures): void
    {
        $module = $this->site->root() . '/modules/addons/' . self::EMPTY;
        mkdir($module);
        foreach (glob(dirname(__DIR__) . '/php/' . self::EMPTY . '/*.php') as $file) {
            copy($file, "$module/" . basename($file));
        }
        $client = $this->site->event('clients', 'add', [
            'firstname' => 'Ada', 'lastname' => 'Byron', 'email' => 'ada@example.test',
        ]);
        $visitors = [
            'a visitor' => [$this->site->visitor(), 'index.php', 'Client Area'],
            'a client, signed in' => [$this->site->client($client), 'clientarea.php', 'Client Area'],
        ];
        $this->addon->off();
        $views = [];
        foreach ([1, 2] as $half) {
            foreach (self::MODULES as $which) {
                $this->switch($which, true);
                foreach ($visitors as $who => [$browser, $page, $mark]) {
                    $seen = $this->view($browser, $page, $mark);
                    $views[$who][$which]['times'] = [...$views[$who][$which]['times'] ?? [], ...$seen['times']];
                    $views[$who][$which]['statements'] = $seen['statements'];
                }
                $this->switch($which, false);
            }
        }
        $this->addon->on();
        $this->report($figures, $views);
    }

    /** @param array<string, array<string, array{times: list<int>, statements: float}>> $views */
    private function report(Figures $figures, array $views): void
    {
        $figures->heading('Viewing a page without any event (PHP-FPM, 4 workers), API black-holed');
        $rows = $sentences = [];
        foreach ($views as $who => $modules) {
            $series = array_map(static fn (array $view): Series => Series::ofNanoseconds($view['times']), $modules);
            foreach ($modules as $which => $view) {
                $rows[] = ["$who, $which", ...$series[$which]->cells(), sprintf('%.1f', $view['statements'])];
            }
            $more = $series['addon']->percentile(50) - $series['empty module']->percentile(50);
            $sentences[] = sprintf(
                '%s: %+.0f µs to the empty module at p50, %+.1f statements.',
                ucfirst($who),
                $more,
                $modules['addon']['statements'] - $modules['empty module']['statements'],
            );
        }
        $figures->table(['page', 'p50', 'p99', 'longest', 'samples', 'statements'], $rows);
        $figures->say(implode(' ', $sentences));
    }

    private function switch(string $which, bool $on): void
    {
        if ($which === 'addon') {
            $on ? $this->addon->on() : $this->addon->off();
        } elseif ($which === 'empty module') {
            $on ? $this->site->activate(self::EMPTY) : $this->site->deactivate(self::EMPTY);
        }
    }

    /** @return array{times: list<int>, statements: float} */
    private function view(Browser $browser, string $page, string $mark): array
    {
        $times = [];
        $server = $this->site->mariaDb()->administrator();
        for ($view = -self::WARM_UP; $view < intdiv($this->size->requests, 2); $view++) {
            if ($view === 0) {
                $before = $this->questions($server);
            }
            $started = hrtime(true);
            $response = $browser->get($page);
            $took = hrtime(true) - $started;
            Check::that($response->status === 200 && str_contains($response->body, $mark), "$page is another page");
            if ($view >= 0) {
                $times[] = $took;
            }
        }
        // The second question counts itself.
        $statements = $this->questions($server) - $before - 1;

        return ['times' => $times, 'statements' => $statements / count($times)];
    }

    private function questions(\PDO $server): int
    {
        return (int) $server->query("SHOW GLOBAL STATUS LIKE 'Questions'")->fetch(\PDO::FETCH_NUM)[1];
    }
}

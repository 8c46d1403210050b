<?php

namespace WHMCS\Module\Addon\AflexiCdn\Page;

use WHMCS\Module\Addon\AflexiCdn\Host;
use WHMCS\Module\Addon\AflexiCdn\Request;

/**
 * The packages at Aflexi, and on a page of its own the one that is changed (`package` in the address is our id) or made
 * (`new`).
 */
final class Packages extends Page
{
    /** In the place of an id. */
    private const NEW = 'new';

    /** Limits that are a number or unlimited, and those that are yes or no. */
    private const NUMBERS = ['transfer_gb', 'speed_mbps', 'hostnames'];
    private const FLAGS = ['ssl', 'streaming', 'all_locations'];

    public function show(Request $request): string
    {
        $result = Result::take();
        if ($request->choice('package') === '') {
            return $this->list($request, $result);
        }
        if ($request->choice('package') === self::NEW) {
            return $this->form($request, ['name' => '', 'limits' => $this->addon->packages()['new_limits']], $result);
        }
        $package = $this->package($request);

        return isset($package['failure'])
            ? $this->list($request, $result === [] ? $package : $result)
            : $this->form($request, $package, $result);
    }

    /** [Read Packages Again] */
    public function read(Request $request): string
    {
        return $this->tell($request, function () {
            return $this->addon->readPackages();
        });
    }

    /** [Continue] below the form: what it would do, with the button that does it; or the form with what is wrong. */
    public function foresee(Request $request): string
    {
        $draft = $this->attempt(function () use ($request) {
            return $this->addon->foreseePackage(
                $request->id('package'),
                $request->field('name'),
                $request->field('shown'),
                $this->typed($request)
            );
        });
        if (isset($draft['failure'])) {
            return $this->finish($request, $draft);
        }
        $sent = [
            'id' => $request->id('package'),
            'shown' => $request->field('shown'),
            'typed' => $this->typed($request),
        ];
        if ($draft['problems'] !== []) {
            return $this->view->page('package', $sent + [
                'package' => $draft['name'],
                'accounts' => $draft['accounts'],
                'problems' => $draft['problems'],
                'here' => $this->address($request),
                'result' => [],
            ], 'packages');
        }

        return $this->view->page('package_confirm', $sent + [
            'draft' => $draft,
            'form' => $this->address($request),
            'here' => $sent['id'] === 0 ? $this->view->address('packages') : $this->address($request),
        ], 'packages');
    }

    /** The yes to a change. */
    public function update(Request $request): string
    {
        return $this->tell($request, function () use ($request) {
            return $this->addon->updatePackage(
                $request->id('package'),
                $request->field('shown'),
                $this->typed($request),
                Host::actor()
            );
        });
    }

    /** The yes to a new package. */
    public function create(Request $request): string
    {
        return $this->tell($request, function () use ($request) {
            return $this->addon->createPackage($request->field('name'), $this->typed($request), Host::actor());
        });
    }

    /** [Save] beside the limits of new packages. */
    public function setNewLimits(Request $request): string
    {
        $problems = [];
        $result = $this->attempt(function () use ($request, &$problems) {
            $problems = $this->addon->setNewPackageLimits($this->typed($request), Host::actor());

            return ['new_limits' => true];
        });

        return $problems === []
            ? $this->finish($request, $result)
            : $this->list($request, [], $this->typed($request), $problems);
    }

    protected function address(Request $request): string
    {
        return $this->view->address('packages', ['package' => $request->choice('package')] + $this->filter($request) + [
            'p' => $request->pageNumber(),
        ]);
    }

    /** Goes back with what became of something. */
    private function tell(Request $request, callable $deed): string
    {
        return $this->finish($request, $this->attempt(function () use ($deed) {
            return ['told' => $deed()];
        }));
    }

    /**
     * @param array<string, mixed>                $result   of the last button
     * @param array<string, string>               $typed    limits of new packages that were not taken
     * @param array<string, array<string, mixed>> $problems why not, by limit
     */
    private function list(Request $request, array $result, array $typed = [], array $problems = []): string
    {
        $filter = $this->filter($request);
        $found = $this->addon->packages($request->pageNumber(), $filter['q'], $filter['sort']);

        return $this->view->page('packages', [
            'found' => $found,
            'search' => $filter['q'],
            'sort' => $filter['sort'],
            'typed' => $problems === [] ? $this->texts($found['new_limits']) : $typed,
            'problems' => $problems,
            'here' => $this->view->address('packages', $filter + ['p' => $request->pageNumber()]),
            'at' => $this->view->address('packages', $filter),
            'result' => $result,
        ]);
    }

    /**
     * @param array<string, mixed> $package
     * @param array<string, mixed> $result  of the last button
     */
    private function form(Request $request, array $package, array $result): string
    {
        return $this->view->page('package', [
            'id' => $package['id'] ?? 0,
            'package' => $package['name'],
            'shown' => $package['shown'] ?? '',
            'accounts' => $package['accounts'] ?? 0,
            'typed' => $this->texts($package['limits']),
            'problems' => [],
            'here' => $this->address($request),
            'result' => $result,
        ], 'packages');
    }

    /** @return array<string, mixed> */
    private function package(Request $request): array
    {
        $id = $request->choice('package');

        return $this->attempt(function () use ($id) {
            return $this->addon->package(ctype_digit($id) ? (int) $id : 0);
        });
    }

    /** @return array<string, string> what was typed, by limit; a box that is not ticked is not there */
    private function typed(Request $request): array
    {
        return array_intersect_key(
            $request->textsByName('limits'),
            array_flip(array_merge(self::NUMBERS, self::FLAGS))
        );
    }

    /**
     * @param array<string, int|bool|null> $limits
     *
     * @return array<string, string> as typed() would have them
     */
    private function texts(array $limits): array
    {
        $texts = [];
        foreach (self::NUMBERS as $limit) {
            $texts[$limit] = (string) $limits[$limit];
        }

        return $texts + array_map('strval', array_filter(array_intersect_key($limits, array_flip(self::FLAGS))));
    }

    /** @return array{q: string, sort: string} */
    private function filter(Request $request): array
    {
        return ['q' => $request->search(), 'sort' => mb_substr($request->choice('sort'), 0, 20, 'UTF-8')];
    }
}

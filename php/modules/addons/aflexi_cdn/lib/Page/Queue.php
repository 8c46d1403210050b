<?php

namespace WHMCS\Module\Addon\AflexiCdn\Page;

use WHMCS\Module\Addon\AflexiCdn\Host;
use WHMCS\Module\Addon\AflexiCdn\Request;

/**
 * The jobs that are not done.
 */
final class Queue extends Page
{
    /** States that can be filtered by, in the order in which the page lists them. */
    private const STATES = ['refused', 'paused', 'leased', 'waiting', 'due', 'cancelled', 'dropped'];

    public function show(Request $request): string
    {
        $filter = $this->filter($request);

        return $this->view->page('queue', [
            'queue' => $this->addon->queue($filter['state'], $request->pageNumber(), $filter['q']),
            'states' => self::STATES,
            'state' => $filter['state'],
            'search' => $filter['q'],
            'here' => $this->address($request),
            'at' => $this->view->address('queue', $filter),
            'result' => Result::take(),
        ]);
    }

    /** [Try Now] */
    public function retry(Request $request): string
    {
        return $this->press($request, function () use ($request) {
            $this->addon->retry($request->id('service'), Host::actor());
        });
    }

    /** [Retry All]: those that the filter shows, on all pages. */
    public function retryAll(Request $request): string
    {
        return $this->press($request, function () use ($request) {
            $filter = $this->filter($request);
            $this->addon->retryAll($filter['state'], $filter['q'], Host::actor());
        });
    }

    /** [Forget] */
    public function forget(Request $request): string
    {
        return $this->finish($request, $this->attempt(function () use ($request) {
            $service = $request->id('service');
            $this->addon->forget($service, Host::actor());

            return ['forgotten' => $service];
        }));
    }

    protected function address(Request $request): string
    {
        return $this->view->address('queue', $this->filter($request) + ['p' => $request->pageNumber()]);
    }

    /** @return array{state: string, q: string} */
    private function filter(Request $request): array
    {
        $state = $request->choice('state');

        return ['state' => in_array($state, self::STATES, true) ? $state : '', 'q' => $request->search()];
    }
}

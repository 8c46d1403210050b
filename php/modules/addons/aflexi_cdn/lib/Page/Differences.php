<?php

namespace WHMCS\Module\Addon\AflexiCdn\Page;

use WHMCS\Module\Addon\AflexiCdn\Host;
use WHMCS\Module\Addon\AflexiCdn\Request;

/**
 * What WHMCS and Aflexi do not agree on, one kind at a time. A button is for one row, or for all that are ticked.
 */
final class Differences extends Page
{
    public function show(Request $request): string
    {
        $found = $this->addon->differences(
            $request->choice('kind'),
            $this->ignored($request) !== '',
            $request->search(),
            $request->pageNumber()
        );

        return $this->view->page('differences', [
            'found' => $found,
            'ignored' => $this->ignored($request) !== '',
            'search' => $request->search(),
            'here' => $this->address($request),
            'at' => $this->view->address('differences', [
                'kind' => $found['kind'],
                'ignored' => $this->ignored($request),
                'q' => $request->search(),
            ]),
            'result' => Result::take(),
        ]);
    }

    /** [Put Right]: first what it would write, with the button that does it. */
    public function foreseePutRight(Request $request): string
    {
        $corrections = $this->attempt(function () use ($request) {
            return $this->addon->corrections($request->ids('accounts'));
        });
        if (isset($corrections['failure'])) {
            return $this->finish($request, $corrections);
        }

        return $this->view->page(
            'corrections',
            ['corrections' => $corrections, 'here' => $this->address($request)],
            'differences'
        );
    }

    /** The yes to the preview. */
    public function putRight(Request $request): string
    {
        return $this->decide($request, function () use ($request) {
            return $this->addon->putAllRight($request->ids('accounts'), Host::actor());
        });
    }

    /** [Take Over]: accounts that stand in the way of services. */
    public function takeOver(Request $request): string
    {
        return $this->decide($request, function () use ($request) {
            return $this->addon->takeOver($request->ids('services'), Host::actor());
        });
    }

    /** [Adopt]: accounts that no service explains, each for the service that was named or offered. */
    public function adopt(Request $request): string
    {
        $services = $request->numbers('service');
        $owners = [];
        foreach ($request->ids('strangers') as $stranger) {
            $owners[$stranger] = $services[$stranger] ?? 0;
        }

        return $this->decide($request, function () use ($owners) {
            return $this->addon->adoptStrangers($owners, Host::actor());
        });
    }

    /** [Ignore] */
    public function ignore(Request $request): string
    {
        return $this->finish($request, $this->setIgnored($request, true));
    }

    /** [Show Again] */
    public function showAgain(Request $request): string
    {
        return $this->finish($request, $this->setIgnored($request, false));
    }

    protected function address(Request $request): string
    {
        return $this->view->address('differences', [
            'kind' => $request->choice('kind'),
            'ignored' => $this->ignored($request),
            'q' => $request->search(),
            'p' => $request->pageNumber(),
        ]);
    }

    /** Does what a button says for each of its rows, and works on what follows. */
    private function decide(Request $request, callable $button): string
    {
        return $this->finish($request, $this->attempt(function () use ($button) {
            return ['ticked' => $button(), 'work' => $this->addon->work(0, 'page')];
        }));
    }

    /** @return array<string, mixed> the result; nothing follows from it that would need work */
    private function setIgnored(Request $request, bool $ignored): array
    {
        return $this->attempt(function () use ($request, $ignored) {
            $accounts = $request->ids('accounts');
            $strangers = $request->ids('strangers');

            return ['ticked' => $this->addon->ignore($accounts, $strangers, $ignored, Host::actor())];
        });
    }

    /** `1` if the ignored ones are asked for; else empty. */
    private function ignored(Request $request): string
    {
        return $request->choice('ignored') === '1' ? '1' : '';
    }
}

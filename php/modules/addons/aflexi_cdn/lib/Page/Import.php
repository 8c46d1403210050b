<?php

namespace WHMCS\Module\Addon\AflexiCdn\Page;

use WHMCS\Module\Addon\AflexiCdn\Host;
use WHMCS\Module\Addon\AflexiCdn\LongWork;
use WHMCS\Module\Addon\AflexiCdn\Request;

/**
 * Publishers that were made by hand before the addon came: which services they fit, and what their import would change.
 */
final class Import extends Page
{
    public function show(Request $request): string
    {
        $found = $this->addon->import($request->choice('fit'), $request->pageNumber());

        return $this->view->page('import', [
            'found' => $found,
            'here' => $this->address($request),
            'at' => $this->view->address('import', ['fit' => $found['fit']]),
            'works' => LongWork::told($this->view->language(), $this->addon->progress()),
            'result' => Result::take(),
        ], 'differences');
    }

    /** [Import]: all that was shown, or what is ticked of it. */
    public function import(Request $request): string
    {
        return $this->finish($request, $this->attempt(function () use ($request) {
            $imported = $this->addon->importAccounts(
                $request->field('fit'),
                $request->field('shown'),
                array_values($request->texts('strangers')),
                Host::actor()
            );

            return ['ticked' => $imported, 'work' => $this->addon->work(0, 'page')];
        }));
    }

    protected function address(Request $request): string
    {
        $fit = $request->isPost() ? $request->field('fit') : $request->choice('fit');

        return $this->view->address('import', ['fit' => $fit, 'p' => $request->pageNumber()]);
    }
}

<?php

namespace WHMCS\Module\Addon\AflexiCdn\Page;

use WHMCS\Module\Addon\AflexiCdn\Host;
use WHMCS\Module\Addon\AflexiCdn\Request;

/**
 * One publisher: how it stands and why, and what was done to it by whom.
 */
final class Publisher extends PublisherButtons
{
    /** [Try Now] */
    public function retry(Request $request): string
    {
        return $this->press($request, function () use ($request) {
            $this->addon->retry($request->id('service'), Host::actor());
        });
    }

    protected function address(Request $request): string
    {
        return $this->view->address('publishers', [
            'account' => $request->choice('account'),
            'p' => $request->pageNumber(),
        ]);
    }

    protected function render(Request $request, array $result, int $account, string $password): string
    {
        $id = $request->addressedId('account');
        $publisher = $id > 0 ? $this->addon->publisher($id) : null;
        if ($publisher === null) {
            Host::status(404);

            return $this->view->page('publisher_unknown', [], 'publishers');
        }

        return $this->view->page('publisher_page', [
            'publisher' => $publisher,
            'log' => $this->addon->log($request->pageNumber(), '', '', '', $id),
            'welcomes' => $this->addon->sendsWelcome(),
            'here' => $this->address($request),
            'at' => $this->view->address('publishers', ['account' => $id]),
            'all' => $this->view->address('log', ['account' => $id]),
            'result' => $result,
            'shown' => $account === $id,
            'password' => $password,
        ], 'publishers');
    }
}

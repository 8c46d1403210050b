<?php

namespace WHMCS\Module\Addon\AflexiCdn\Page;

use WHMCS\Module\Addon\AflexiCdn\Request;

/**
 * The operation log. It has no buttons: it is only read.
 */
final class Log extends Page
{
    private const RESULTS = ['done', 'refused', 'failed'];

    /** Actions that can be filtered by. */
    private const ACTIONS = ['create', 'adopt', 'activate', 'suspend', 'package', 'contact', 'password', 'look', 'save',
        'answer', 'mode', 'name', 'allow_adoption', 'put_right', 'new_password', 'own_password', 'reveal', 'welcome',
        'resend_welcome', 'synchronize', 'export', 'retry', 'retry_all', 'forget', 'pause', 'resume', 'cancel',
        'ignore', 'show_again', 'package_update', 'package_create', 'package_limits', 'move_over', 'remove_clear_text',
        'finish_moving', 'token_make', 'token_revoke'];

    public function show(Request $request): string
    {
        $filter = $this->filter($request);
        $log = $this->addon->log(
            $request->pageNumber(),
            $filter['q'],
            $filter['result'],
            $filter['action'],
            (int) $filter['account'],
            (int) $filter['before']
        );

        return $this->view->page('log', [
            'log' => $log,
            'filter' => $filter,
            'newest' => $this->view->address('log', ['before' => ''] + $filter),
            'results' => self::RESULTS,
            'actions' => self::ACTIONS,
            'at' => $this->view->address('log', $filter),
            'all' => $this->view->address('log'),
            'older' => $this->view->address('log', ['before' => $log['older']] + $filter),
        ]);
    }

    protected function address(Request $request): string
    {
        return $this->view->address('log', $this->filter($request) + ['p' => $request->pageNumber()]);
    }

    /** @return array<string, string> empty values filter nothing */
    private function filter(Request $request): array
    {
        $known = static function (string $choice, array $choices): string {
            return in_array($choice, $choices, true) ? $choice : '';
        };
        $id = static function (string $choice): string {
            return ctype_digit($choice) ? $choice : '';
        };

        return [
            'result' => $known($request->choice('result'), self::RESULTS),
            'action' => $known($request->choice('action'), self::ACTIONS),
            'account' => $id($request->choice('account')),
            'before' => $id($request->choice('before')),
            'q' => $request->search(),
        ];
    }
}

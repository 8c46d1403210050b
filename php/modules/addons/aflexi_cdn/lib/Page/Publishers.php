<?php

namespace WHMCS\Module\Addon\AflexiCdn\Page;

use WHMCS\Module\Addon\AflexiCdn\Host;
use WHMCS\Module\Addon\AflexiCdn\Request;

/**
 * The synchronized publishers, and above them the services that are not settled.
 */
final class Publishers extends Page
{
    /** One page of the list; every password hidden. */
    public function show(Request $request): string
    {
        return $this->render($request, Result::take(), 0, '');
    }

    /** [Show]: the same page with this one password. No redirect, so that the secret is stored nowhere on its way. */
    public function reveal(Request $request): string
    {
        $account = $request->id('account');
        $revealed = $this->attempt(function () use ($account) {
            return $this->addon->reveal($account, Host::actor());
        });
        if (isset($revealed['failure'])) {
            return $this->render($request, $revealed, 0, '');
        }
        Host::log(Host::actor() . ' looked at the password of ' . $revealed['name'] . '.', (int) $revealed['client']);
        Host::forbidCaching();

        return $this->render($request, [], $account, $revealed['password']);
    }

    /** [New Password] */
    public function password(Request $request): string
    {
        return $this->press($request, function () use ($request) {
            $this->addon->newPassword($request->id('account'), Host::actor());
        });
    }

    /** [Send Welcome E-mail]: sent after the response, or by the next cron run where PHP cannot do that. */
    public function welcome(Request $request): string
    {
        return $this->finish($request, $this->attempt(function () use ($request) {
            $this->addon->resendWelcome($request->id('account'), Host::actor());

            return ['welcome' => 'due'];
        }));
    }

    /** [Put Right] */
    public function putRight(Request $request): string
    {
        return $this->press($request, function () use ($request) {
            $this->addon->putRight($request->id('account'), Host::actor());
        });
    }

    /** [Set]: on, off or automatic. */
    public function mode(Request $request): string
    {
        return $this->press($request, function () use ($request) {
            $this->addon->setMode($request->id('service'), $request->field('mode'), Host::actor());
        });
    }

    /** [Use This Name] */
    public function name(Request $request): string
    {
        return $this->press($request, function () use ($request) {
            $this->addon->setName($request->id('service'), $request->field('name'), Host::actor());
        });
    }

    /** [Take Over] */
    public function adopt(Request $request): string
    {
        return $this->press($request, function () use ($request) {
            $this->addon->adopt($request->id('service'), Host::actor());
        });
    }

    protected function address(Request $request): string
    {
        return $this->view->address('publishers', ['q' => $request->search(), 'p' => $request->pageNumber()]);
    }

    /** @param array<string, mixed> $result of the last button */
    private function render(Request $request, array $result, int $account, string $password): string
    {
        return $this->view->page('publishers', [
            'unsettled' => $this->addon->unsettled(),
            'list' => $this->addon->publishers($request->pageNumber(), $request->search()),
            'welcomes' => $this->addon->sendsWelcome(),
            'search' => $request->search(),
            'here' => $this->address($request),
            'at' => $this->view->address('publishers', ['q' => $request->search()]),
            'result' => $result,
            'revealed' => $account,
            'password' => $password,
        ]);
    }
}

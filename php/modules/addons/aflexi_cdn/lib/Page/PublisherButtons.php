<?php

namespace WHMCS\Module\Addon\AflexiCdn\Page;

use WHMCS\Module\Addon\AflexiCdn\Host;
use WHMCS\Module\Addon\AflexiCdn\Request;

/**
 * What an admin does with one publisher, from the list of them or from its own page.
 */
abstract class PublisherButtons extends Page
{
    /**
     * @param array<string, mixed> $result   of the last button
     * @param int                  $account  whose password is shown; 0 for nobody's
     * @param string               $password that password
     */
    abstract protected function render(Request $request, array $result, int $account, string $password): string;

    /** The page; every password hidden. */
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

    /** [Synchronize Now] */
    public function synchronize(Request $request): string
    {
        return $this->press($request, function () use ($request) {
            $this->addon->synchronize($request->id('account'), Host::actor());
        });
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
}

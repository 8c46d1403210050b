<?php

namespace WHMCS\Module\Addon\AflexiCdn\Page;

use WHMCS\Module\Addon\AflexiCdn\Host;
use WHMCS\Module\Addon\AflexiCdn\Module;
use WHMCS\Module\Addon\AflexiCdn\Monitor;
use WHMCS\Module\Addon\AflexiCdn\Request;

/**
 * Whether everything is well, check by check, and the token with which a monitoring system is told the same.
 */
final class Health extends Page
{
    /** The page; with `format=json` the same for a program that is signed in. */
    public function show(Request $request): string
    {
        if ($request->choice('format') === 'json') {
            Host::json(...Monitor::health($this->addon));
        }

        return $this->render(Result::take(), '');
    }

    /** [Test Connection] */
    public function probe(Request $request): string
    {
        return $this->finish($request, $this->attempt(function () {
            return ['check' => $this->addon->check()];
        }));
    }

    /** [Make a Token], in place of a former one. No redirect, so that the secret is stored nowhere on its way. */
    public function make(Request $request): string
    {
        $token = Monitor::token();
        $result = $this->set(Monitor::hash($token), 'made a token for monitoring');
        Host::forbidCaching();

        return $this->render($result, $result === [] ? $token : '');
    }

    /** [Revoke] */
    public function revoke(Request $request): string
    {
        return $this->finish($request, $this->set('', 'revoked the token for monitoring'));
    }

    protected function address(Request $request): string
    {
        return $this->view->address('health');
    }

    /** @return array<string, mixed> empty if it was done */
    private function set(string $hash, string $deed): array
    {
        return $this->attempt(function () use ($hash, $deed) {
            $this->addon->setMonitoring($hash, Host::actor());
            Host::log(Host::actor() . " $deed.");

            return [];
        });
    }

    /** @param array<string, mixed> $result of the last button */
    private function render(array $result, string $token): string
    {
        return $this->view->page('health', [
            'health' => $this->addon->health(Module::VERSION),
            'phps' => Phps::rows($this->view->language()),
            'command' => Phps::command(),
            'result' => $result,
            'here' => $this->view->address('health'),
            'monitored' => $this->addon->monitoring() !== null,
            'token' => $token,
            'endpoint' => Host::address('modules/addons/aflexi_cdn/health.php'),
        ]);
    }
}

<?php

namespace WHMCS\Module\Addon\AflexiCdn\Page;

use Aflexi\Cdn\Addon;
use WHMCS\Module\Addon\AflexiCdn\Host;
use WHMCS\Module\Addon\AflexiCdn\Request;
use WHMCS\Module\Addon\AflexiCdn\View;

/**
 * The synchronized publishers.
 */
final class Publishers
{
    /** @var Addon */
    private $addon;

    /** @var View */
    private $view;

    public function __construct(Addon $addon, View $view)
    {
        $this->addon = $addon;
        $this->view = $view;
    }

    /** One page of the list; every password hidden. */
    public function show(int $number): string
    {
        return $this->render($number, 0, '');
    }

    /** [Show]: the same page with this one password. No redirect, so that the secret is stored nowhere on its way. */
    public function reveal(Request $request): string
    {
        $account = $request->id('account');
        $revealed = $this->addon->reveal($account, Host::actor());
        Host::log(Host::actor() . ' looked at the password of ' . $revealed['name'] . '.', (int) $revealed['client']);
        Host::forbidCaching();

        return $this->render($request->pageNumber(), $account, $revealed['password']);
    }

    private function render(int $number, int $account, string $password): string
    {
        return $this->view->page('publishers', [
            'list' => $this->addon->publishers($number),
            'revealed' => $account,
            'password' => $password,
        ]);
    }
}

<?php

namespace WHMCS\Module\Addon\AflexiCdn\Page;

use WHMCS\Module\Addon\AflexiCdn\Extension;
use WHMCS\Module\Addon\AflexiCdn\Host;
use WHMCS\Module\Addon\AflexiCdn\Request;
use WHMCS\Module\Addon\AflexiCdn\View;

/**
 * From a request to a page. Only a POST with our token changes or reveals anything.
 */
final class Router
{
    /** @var View */
    private $view;

    public function __construct(View $view)
    {
        $this->view = $view;
    }

    /** The page that answers this request. */
    public function handle(Request $request): string
    {
        if (!Extension::isLoaded()) {
            return $this->view->page('missing', ['facts' => Extension::facts()]);
        }
        if ($request->isPost()) {
            return $this->act($request);
        }

        return $request->page() === 'publishers'
            ? $this->publishers()->show($request->pageNumber())
            : $this->products()->show();
    }

    private function act(Request $request): string
    {
        if (!$request->isOurs()) {
            Host::forbidden();

            return $this->view->page('forbidden', []);
        }
        if ($request->isCut()) {
            return $this->view->page('cut', ['limit' => ini_get('max_input_vars')]);
        }
        switch ($request->action()) {
            case 'save':
                return $this->products()->save($request);
            case 'work':
                return $this->products()->work();
            case 'install':
                return $this->products()->install();
            case 'reveal':
                return $this->publishers()->reveal($request);
            default:
                return $this->products()->show();
        }
    }

    private function products(): Products
    {
        return new Products(Extension::addon(), $this->view);
    }

    private function publishers(): Publishers
    {
        return new Publishers(Extension::addon(), $this->view);
    }
}

<?php

namespace WHMCS\Module\Addon\AflexiCdn\Page;

use Aflexi\Cdn\Addon;
use Aflexi\Cdn\CdnException;
use WHMCS\Module\Addon\AflexiCdn\Guard;
use WHMCS\Module\Addon\AflexiCdn\Host;
use WHMCS\Module\Addon\AflexiCdn\Request;
use WHMCS\Module\Addon\AflexiCdn\View;

/**
 * A page with buttons. A button leads back to its page by a redirect, so that reloading it repeats nothing.
 */
abstract class Page
{
    /** @var Addon */
    protected $addon;

    /** @var View */
    protected $view;

    public function __construct(Addon $addon, View $view)
    {
        $this->addon = $addon;
        $this->view = $view;
    }

    /** The page as it is now; changes nothing. */
    abstract public function show(Request $request): string;

    /** The address of the page that the request came from. */
    abstract protected function address(Request $request): string;

    /** Does what a button says, works on what follows from it, and goes back. */
    protected function press(Request $request, callable $button): string
    {
        return $this->finish($request, $this->attempt(function () use ($button) {
            $button();

            return ['work' => $this->addon->work(0, 'page')];
        }));
    }

    /**
     * Goes back to the page, which will show this result.
     *
     * @param array<string, mixed> $result
     */
    protected function finish(Request $request, array $result): string
    {
        Result::keep($result);
        Host::redirect($this->address($request));

        return $this->show($request);
    }

    /**
     * What the extension answers, or why it does not.
     *
     * @return array<string, mixed>
     */
    protected function attempt(callable $question): array
    {
        try {
            return $question();
        } catch (CdnException $error) {
            Guard::report('page', $error);

            return ['failure' => $error->getMessage()];
        }
    }
}

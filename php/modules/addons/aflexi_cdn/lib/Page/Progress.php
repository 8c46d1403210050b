<?php

namespace WHMCS\Module\Addon\AflexiCdn\Page;

use WHMCS\Module\Addon\AflexiCdn\Host;
use WHMCS\Module\Addon\AflexiCdn\LongWork;
use WHMCS\Module\Addon\AflexiCdn\Request;

/**
 * Long work: how far it has come, as data for assets/progress.js, and its buttons, which lead back to the products.
 */
final class Progress extends Page
{
    /** Seconds that an open page works at a time. */
    private const SLICE = 5;

    /** How far it has come, as JSON. */
    public function show(Request $request): string
    {
        Host::closeSession();

        return $this->tell(function (): array {
            return [];
        });
    }

    /** What an open page asks for again and again: a slice of the work, then how far it has come. */
    public function work(Request $request): string
    {
        // The other requests of this admin do not wait until the slice is done.
        Host::closeSession();

        return $this->tell(function (): array {
            // As after a visitor's request: at most two at once, and none while Aflexi is known to be down.
            $halted = $this->addon->work(self::SLICE, 'request')['halted'];

            return ['halted' => $halted === null ? null : $this->view->language()->reason($halted)];
        });
    }

    /** [Pause] */
    public function pause(Request $request): string
    {
        return $this->turn($request, function (int $work): void {
            $this->addon->pause($work, Host::actor());
        });
    }

    /** [Resume] */
    public function resume(Request $request): string
    {
        return $this->turn($request, function (int $work): void {
            $this->addon->resume($work, Host::actor());
        });
    }

    /** [Cancel] */
    public function cancel(Request $request): string
    {
        return $this->turn($request, function (int $work): void {
            $this->addon->cancel($work, Host::actor());
        });
    }

    protected function address(Request $request): string
    {
        return $this->view->address('products');
    }

    /** Unlike after other buttons nothing is worked on: who pauses does not wait, and who resumes may leave. */
    private function turn(Request $request, callable $button): string
    {
        Result::keep($this->attempt(static function () use ($request, $button): array {
            $button($request->id('work'));

            return [];
        }));
        Host::redirect($this->address($request));

        return (new Products($this->addon, $this->view))->show($request);
    }

    /** @param callable $more what to tell beside it */
    private function tell(callable $more): string
    {
        $answer = $this->attempt(function () use ($more): array {
            $told = $more();

            return $told + ['works' => LongWork::told($this->view->language(), $this->addon->progress())];
        });
        Host::json($answer, isset($answer['failure']) ? 500 : 200);

        return '';
    }
}

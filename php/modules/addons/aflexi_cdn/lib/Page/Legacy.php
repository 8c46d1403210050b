<?php

namespace WHMCS\Module\Addon\AflexiCdn\Page;

use WHMCS\Module\Addon\AflexiCdn\Host;
use WHMCS\Module\Addon\AflexiCdn\Request;

/**
 * Moving over from the plugin of 2011: what was taken over, what waits for a person, and what is left to remove.
 */
final class Legacy extends Page
{
    public function show(Request $request): string
    {
        return $this->view->page('legacy', [
            'found' => $this->addon->legacy($request->pageNumber()),
            'here' => $this->address($request),
            'at' => $this->view->address('legacy'),
            'result' => Result::take(),
        ]);
    }

    /** [Take Over], should the tables have come after the activation. */
    public function moveOver(Request $request): string
    {
        return $this->tell($request, 'legacy_moved', function (): array {
            $this->addon->moveOver(Host::actor());
            Host::log(Host::actor() . ' took over what the plugin of 2011 keeps in clear.');

            return [];
        });
    }

    /** [Remove Clear Text] */
    public function removeClearText(Request $request): string
    {
        return $this->tell($request, 'legacy_removed', function () use ($request): array {
            $number = $this->addon->removeLegacySecrets(
                $request->field('sure') === '1',
                $request->field('anyway') === '1',
                Host::actor()
            );
            Host::log(Host::actor() . " removed $number keys and passwords in clear of the plugin of 2011.");

            return ['number' => $number];
        });
    }

    /** [Finish] */
    public function finishMoving(Request $request): string
    {
        return $this->tell($request, 'legacy_finished', function (): array {
            $this->addon->finishMoving(Host::actor());

            return [];
        });
    }

    protected function address(Request $request): string
    {
        return $this->view->address('legacy', ['p' => $request->pageNumber()]);
    }

    /**
     * Does something, and goes back to the page, which says so.
     *
     * @param string   $code of the sentence that says so
     * @param callable $deed gives what to put in it
     */
    private function tell(Request $request, string $code, callable $deed): string
    {
        return $this->finish($request, $this->attempt(static function () use ($code, $deed): array {
            return ['told' => ['code' => $code, 'args' => $deed()]];
        }));
    }
}

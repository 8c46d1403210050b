<?php

namespace WHMCS\Module\Addon\AflexiCdn\Page;

use WHMCS\Module\Addon\AflexiCdn\Extension;
use WHMCS\Module\Addon\AflexiCdn\Host;
use WHMCS\Module\Addon\AflexiCdn\LongWork;
use WHMCS\Module\Addon\AflexiCdn\Module;
use WHMCS\Module\Addon\AflexiCdn\Request;

/**
 * Where things stand, what waits for a yes, and the table where an admin says which products come with the CDN.
 */
final class Products extends Page
{
    public function show(Request $request): string
    {
        return $this->render(null, null);
    }

    /** [Save Settings]. What is asked back is shown at once: nothing is saved yet, and the table is as it was sent. */
    public function save(Request $request): string
    {
        $draft = new Draft($request);
        $saved = $this->addon->save(
            $draft->shown(),
            $draft->ticked(),
            $draft->packages(),
            Host::actor(),
            $request->field('confirmed')
        );

        return $saved['question'] === null
            ? $this->finish($request, $saved)
            : $this->render($saved['question'], $draft);
    }

    /** The yes to a question. */
    public function answer(Request $request): string
    {
        return $this->press($request, function () use ($request) {
            $this->addon->answer($request->field('question'), $request->field('id'), Host::actor());
        });
    }

    /** [Synchronize Everything] */
    public function pass(Request $request): string
    {
        return $this->press($request, static function () {
            \Aflexi\Cdn\hint(Host::pdo(), 'pass', 0, Host::actor());
        });
    }

    /** [Continue Now] */
    public function work(Request $request): string
    {
        return $this->press($request, static function () {
        });
    }

    /** [Test Connection] */
    public function check(Request $request): string
    {
        return $this->finish($request, $this->attempt(function () {
            return ['check' => $this->addon->check()];
        }));
    }

    /** [Complete Installation]: tables after an upgrade without the extension, or a product addon that was deleted. */
    public function install(Request $request): string
    {
        return $this->finish($request, $this->attempt(function () {
            return ['installed' => $this->addon->install()];
        }));
    }

    protected function address(Request $request): string
    {
        return $this->view->address('products');
    }

    /** @param array<string, mixed>|null $question that keeps the draft from being saved */
    private function render(?array $question, ?Draft $draft): string
    {
        $status = $this->addon->status();
        $missing = ['not_installed', 'product_addon_missing'];
        $installed = array_intersect($missing, array_column($status['problems'], 'code')) === [];
        $products = $installed ? $this->addon->products() : [];

        return $this->view->page('products', [
            'status' => $status,
            'works' => LongWork::told($this->view->language(), $status['long_work']),
            'installed' => $installed,
            'products' => $draft === null ? $products : $draft->over($products),
            'question' => $question,
            'draft' => $draft === null ? [] : $draft->fields(),
            'result' => Result::take(),
            'versions' => ['addon' => Module::VERSION, 'extension' => Extension::version()],
        ]);
    }
}

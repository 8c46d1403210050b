<?php

namespace WHMCS\Module\Addon\AflexiCdn\Page;

use WHMCS\Module\Addon\AflexiCdn\Host;
use WHMCS\Module\Addon\AflexiCdn\LongWork;
use WHMCS\Module\Addon\AflexiCdn\Module;
use WHMCS\Module\Addon\AflexiCdn\Request;

/**
 * Where things stand, what waits for a yes, and the table where an admin says which products come with the CDN.
 */
final class Products extends Page
{
    /** What can be left out of the table. */
    private const ONLY = ['enabled', 'eligible'];

    /** What the table can be sorted by. */
    private const SORTS = ['name', 'services', 'eligible'];

    public function show(Request $request): string
    {
        return $this->render($request, null);
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
            : $this->render($request, $draft, $saved['question']);
    }

    /** [Preview]: what [Save Settings] would do with the table as it was sent. */
    public function preview(Request $request): string
    {
        $draft = new Draft($request);
        $preview = $this->addon->preview($draft->shown(), $draft->ticked(), $draft->packages());

        return $this->render($request, $draft, null, $preview);
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
        $page = $request->pageNumber();

        return $this->view->address('products', $this->filter($request) + ['p' => $page > 1 ? $page : '']);
    }

    /** @return array{q: string, group: string, only: string, sort: string} */
    private function filter(Request $request): array
    {
        $only = $request->choice('only');
        $sort = $request->choice('sort');
        $group = $request->choice('group');

        return [
            'q' => $request->search(),
            'group' => ctype_digit($group) ? $group : '',
            'only' => in_array($only, self::ONLY, true) ? $only : '',
            'sort' => in_array($sort, self::SORTS, true) ? $sort : '',
        ];
    }

    /**
     * @param array<string, mixed>|null $question that keeps the draft from being saved
     * @param array<string, mixed>|null $preview  of saving the draft
     */
    private function render(
        Request $request,
        ?Draft $draft,
        ?array $question = null,
        ?array $preview = null
    ): string {
        $landing = $this->addon->landing(Module::VERSION);
        $filter = $this->filter($request);
        $list = $landing['status']['installed'] ? $this->addon->products(
            (int) $filter['group'],
            $filter['q'],
            $filter['only'],
            $filter['sort'],
            $request->pageNumber()
        ) : ['rows' => []];
        $result = Result::take();
        $works = LongWork::told($this->view->language(), $landing['status']['long_work']);

        return $this->view->page('products', $landing + [
            // The result of the save that finished a work tells the same.
            'works' => array_filter($works, static function (array $work) use ($result): bool {
                return !isset($result['work']) || $work['state'] !== 'done';
            }),
            'list' => ['rows' => $draft === null ? $list['rows'] : $draft->over($list['rows'])] + $list,
            'filter' => $filter,
            'here' => $this->address($request),
            'at' => $this->view->address('products', $filter),
            'question' => $question,
            'preview' => $preview,
            'draft' => $draft === null ? [] : $draft->fields(),
            'result' => $result,
        ]);
    }
}

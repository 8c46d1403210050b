<?php

namespace WHMCS\Module\Addon\AflexiCdn\Page;

use WHMCS\Module\Addon\AflexiCdn\Host;
use WHMCS\Module\Addon\AflexiCdn\Request;

/**
 * The synchronized publishers, and above them the services that are not settled.
 */
final class Publishers extends PublisherButtons
{
    /** What the list can be filtered by. */
    private const STATUSES = ['active', 'suspended', 'unknown', 'none', 'different'];

    /** Columns that the list can be sorted by, in their order. */
    private const SORTS = ['client', 'username', 'package', 'status', 'synchronized'];

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

    /**
     * Which publishers the address shows.
     *
     * @return array{q: string, status: string} empty values filter nothing
     */
    public static function filter(Request $request): array
    {
        $status = $request->choice('status');

        return ['q' => $request->search(), 'status' => in_array($status, self::STATUSES, true) ? $status : ''];
    }

    protected function address(Request $request): string
    {
        $place = self::filter($request) + self::order($request) + ['p' => $request->pageNumber()];

        return $this->view->address('publishers', $place);
    }

    protected function render(Request $request, array $result, int $account, string $password): string
    {
        $filter = self::filter($request);
        $order = self::order($request);

        return $this->view->page('publishers', [
            'unsettled' => $this->addon->unsettled(),
            'list' => $this->addon->publishers(
                $request->pageNumber(),
                $filter['q'],
                $filter['status'],
                $order['sort'],
                $order['dir'] === 'desc'
            ),
            'columns' => $this->columns($filter, $order),
            'statuses' => self::STATUSES,
            'filter' => $filter,
            'here' => $this->address($request),
            'at' => $this->view->address('publishers', $filter + $order),
            'export' => $this->view->address('publishers_csv', $filter),
            'result' => $result,
            'revealed' => $account,
            'password' => $password,
        ]);
    }

    /** @return array{sort: string, dir: string} */
    private static function order(Request $request): array
    {
        $sort = in_array($request->choice('sort'), self::SORTS, true) ? $request->choice('sort') : '';

        return ['sort' => $sort, 'dir' => $sort !== '' && $request->choice('dir') === 'desc' ? 'desc' : ''];
    }

    /**
     * The columns that can be sorted by: how each is now, in the word of `aria-sort`, and where its head leads.
     *
     * @param array{q: string, status: string} $filter
     * @param array{sort: string, dir: string} $order
     *
     * @return array<string, array{sorted: string, address: string}>
     */
    private function columns(array $filter, array $order): array
    {
        $columns = [];
        foreach (self::SORTS as $sort) {
            $isSorted = $order['sort'] === $sort;
            $turned = ['sort' => $sort, 'dir' => $isSorted && $order['dir'] === '' ? 'desc' : ''];
            $columns[$sort] = [
                'sorted' => $isSorted ? ($order['dir'] === 'desc' ? 'descending' : 'ascending') : 'none',
                'address' => $this->view->address('publishers', $filter + $turned),
            ];
        }

        return $columns;
    }
}

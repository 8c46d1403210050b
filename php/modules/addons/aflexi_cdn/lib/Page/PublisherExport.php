<?php

namespace WHMCS\Module\Addon\AflexiCdn\Page;

use WHMCS\Module\Addon\AflexiCdn\Csv;
use WHMCS\Module\Addon\AflexiCdn\Guard;
use WHMCS\Module\Addon\AflexiCdn\Host;
use WHMCS\Module\Addon\AflexiCdn\Request;

/**
 * The publishers that the list shows, on all its pages, as a file. There is no password in it.
 *
 * It is a link, so a GET writes a line to the log: that is on purpose. Whoever takes all of them along is named, and
 * whoever is lured to it has a file of their own.
 */
final class PublisherExport extends Page
{
    /** Seconds that reading one part of them may take, however many parts there are. */
    private const PATIENCE = 60;

    public function show(Request $request): string
    {
        $filter = Publishers::filter($request);
        $number = $this->addon->export($filter['q'], $filter['status'], Host::actor());
        Host::log(Host::actor() . " exported $number publishers.");
        $name = 'aflexi-publishers-' . date('Y-m-d') . '.csv';
        Host::download($name, 'text/csv; charset=utf-8', $this->parts($filter));

        return '';
    }

    protected function address(Request $request): string
    {
        return $this->view->address('publishers', Publishers::filter($request));
    }

    /** @param array{q: string, status: string} $filter */
    private function parts(array $filter): \Generator
    {
        $part = $this->addon->exported(0, $filter['q'], $filter['status']);
        yield Csv::BOM . Csv::line($this->heads());
        while ($part !== []) {
            yield implode('', array_map([$this, 'line'], $part));
            Host::allowTime(self::PATIENCE);
            try {
                $part = $this->addon->exported(end($part)['id'], $filter['q'], $filter['status']);
            } catch (\Throwable $error) {
                // The file is on its way: it must say itself that it is cut.
                Guard::report('export', $error);
                yield Csv::line([$this->view->language()->text('export_cut', ['message' => $error->getMessage()])]);

                return;
            }
        }
    }

    /** @return list<string> */
    private function heads(): array
    {
        return array_map(function (string $column): string {
            return $this->view->language()->text('export_' . $column);
        }, ['id', 'client_id', 'client', 'username', 'email', 'package', 'status', 'why', 'services', 'differences',
            'synchronized']);
    }

    /** @param array<string, mixed> $row of the list */
    private function line(array $row): string
    {
        $language = $this->view->language();

        return Csv::line([
            (string) $row['id'],
            (string) $row['client'],
            $row['client_name'],
            $row['username'],
            $row['email'],
            $row['package'],
            $language->word('status_' . $row['status'], $row['status']),
            $row['reason'] === null ? '' : $language->reason($row['reason']),
            implode(' ', array_column($row['services'], 'id')),
            implode(' ', array_map([$language, 'reason'], $row['differences'])),
            (string) $row['synchronized_at'],
        ]);
    }
}

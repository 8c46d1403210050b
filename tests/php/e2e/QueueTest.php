<?php

declare(strict_types=1);

namespace AflexiCdn\EndToEnd;

use AflexiCdn\EndToEnd\Support\AddonTestCase;
use AflexiCdn\EndToEnd\Support\Customer;
use WhmcsHost\Response;

/** The page of the jobs that are not done, and its buttons. */
final class QueueTest extends AddonTestCase
{
    private const QUEUE = self::PAGE . '&page=queue';
    private const REFUSE = ['kind' => 'fault', 'code' => 1302, 'message' => 'No such name', 'method' => 'user.create'];
    private const FAIL = ['kind' => 'fault', 'code' => -32500, 'message' => 'Oops', 'method' => 'user.create'];

    private Customer $ada;
    private Customer $bob;

    /** Ada's account is refused for good, Bob's waits for another try. */
    protected function setUp(): void
    {
        parent::setUp();
        $this->sandbox->setFaults(self::REFUSE);
        $this->ada = $this->buyer('ada');
        $this->save([$this->product('boost')]);
        $this->sandbox->setFaults(self::FAIL);
        $this->bob = $this->buyer('bob');
        $this->site->cron();
        // However slow the machine is, it does not come by itself.
        $this->site->pdo()->exec(
            "UPDATE mod_aflexi_cdn_jobs SET due_at = due_at + INTERVAL 9 MINUTE WHERE state = 'due'"
        );
    }

    public function testJobsAreToldByStateWithCauseAndReason(): void
    {
        $rows = $this->rows(self::QUEUE);

        $refused = "Service #{$this->ada->service} ada Byron ada Refused since .+ \[Save Settings\], Admin #1";
        $waits = "Service #{$this->bob->service} bob Byron bob Waits for another try since .+ Found by the cron job";
        self::assertMatchesRegularExpression("/^$refused .*No such name/", $rows[0]);
        self::assertMatchesRegularExpression("/^$waits .*Oops 1 /", $rows[1]);
        self::assertCount(2, $rows);
    }

    public function testTheListIsFilteredByStateAndSearched(): void
    {
        foreach (
            [
                '&state=refused' => ['ada'], '&state=waiting' => ['bob'], '&state=due' => [],
                '&q=bob%40example' => ['bob'], "&q={$this->ada->service}" => ['ada'], '&q=save' => ['ada'],
                '&state=waiting&q=ada' => [],
            ] as $filter => $found
        ) {
            $names = array_map(static function (string $row): string {
                return explode(' ', $row)[2];
            }, $this->rows(self::QUEUE . $filter));
            self::assertSame($found, $names, $filter);
        }
    }

    public function testOneIsTriedAgainAndItsButtonComesBackToTheFilter(): void
    {
        $this->sandbox->setFaults();

        $page = $this->pressInQueue($this->bob, 'retry', '&state=waiting');

        self::assertStringContainsString('1 created', $page->text());
        self::assertStringContainsString('Nothing was found.', $page->text(), 'the filter is kept');
        self::assertSame(['bob'], $this->accounts());
    }

    public function testAllAreTriedAgain(): void
    {
        $this->sandbox->setFaults();

        $page = $this->press('retry_all', [], self::QUEUE);

        self::assertStringContainsString('2 created', $page->text());
        $this->assertInLine();
        $logged = "SELECT detail FROM mod_aflexi_cdn_log WHERE actor = 'admin 1' AND action = 'retry_all'";
        self::assertSame(2, json_decode($this->value($logged), true)['number']);
    }

    public function testWhatIsForgottenIsNotHeardOfUntilSomethingChanges(): void
    {
        $page = $this->pressInQueue($this->ada, 'forget');

        self::assertStringContainsString('is forgotten until something about it changes', $page->text());
        self::assertCount(1, $this->rows(self::QUEUE));
        self::assertStringNotContainsString('No such name', $this->page(self::PUBLISHERS)->text());
        $this->site->cron(daily: true);
        $this->save([$this->product('boost')]);
        self::assertCount(1, $this->rows(self::QUEUE . '&state=dropped'));

        $this->sandbox->setFaults(self::REFUSE);
        $this->bulk->clients->edit($this->ada->client, ['email' => 'ada@new.test']);
        $this->site->cron();

        self::assertStringContainsString('Refused since', $this->rows(self::QUEUE . '&state=refused')[0]);
    }

    public function testWhatIsForgottenCanBeTriedAgain(): void
    {
        $this->pressInQueue($this->ada, 'forget');
        $this->sandbox->setFaults();

        $page = $this->pressInQueue($this->ada, 'retry', '&state=dropped');

        self::assertStringContainsString('1 created', $page->text());
        self::assertSame(['ada'], $this->accounts());
    }

    public function testAJobThatWasDoneMeanwhileIsSaidToBe(): void
    {
        $form = $this->form($this->desk()->get(self::QUEUE), $this->ada, 'retry');
        $this->sandbox->setFaults();
        $this->press('retry_all', [], self::QUEUE);

        $page = $this->desk()->post(self::QUEUE, ['action' => 'retry'] + $form);

        self::assertStringContainsString('it may have been done meanwhile', $page->text());
        self::assertStringContainsString('Nothing waits', $page->text());
    }

    private function pressInQueue(Customer $customer, string $action, string $filter = ''): Response
    {
        $path = self::QUEUE . $filter;
        $form = $this->form($this->desk()->get($path), $customer, $action);

        return $this->desk()->post($path, ['action' => $action] + $form);
    }

    /** @return array<string, mixed> */
    private function form(Response $page, Customer $customer, string $action): array
    {
        return $page->form("//tr[contains(., 'Service #$customer->service')]//form[.//button[@value='$action']]");
    }

    /** @return list<string> what the rows say */
    private function rows(string $path): array
    {
        $rows = [];
        foreach ($this->page($path)->xpath()->query('//tbody/tr') as $row) {
            $rows[] = trim(preg_replace('/\s+/u', ' ', $row->textContent));
        }

        return $rows;
    }
}

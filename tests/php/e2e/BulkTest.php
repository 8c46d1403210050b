<?php

declare(strict_types=1);

namespace AflexiCdn\EndToEnd;

use AflexiCdn\EndToEnd\Support\AddonTestCase;
use WhmcsHost\Response;
use WhmcsHost\Seed;

/** Thousands of accounts: the save answers in time, and the rest is watched, paused, resumed or cancelled. */
final class BulkTest extends AddonTestCase
{
    private const PROGRESS = self::PAGE . '&page=progress';

    public function testTwoThousandServicesAreMadeOnceAndTheSaveDoesNotWaitForThem(): void
    {
        $this->withoutTraffic();
        Seed::bulk(2000, $this->product('boost'));
        // All of it would take this save three minutes.
        $this->configure(['time_budget' => '1', 'concurrency' => '1']);
        $this->sandbox->setLatency(90);
        $form = $this->page()->form("//form[.//button[@value='save']]");
        $form = ['action' => 'save', 'products' => [$this->product('boost')]] + $form;

        $started = microtime(true);
        $answer = $this->send($form);
        $took = microtime(true) - $started;

        self::assertSame(303, $answer->status);
        self::assertLessThan(30.0, $took, 'a budget of a second, a busy machine, and no more');
        $seen = [$this->work()];
        self::assertSame(['save', 'admin 1', 'running', 2000], [
            $seen[0]['what'], $seen[0]['by'], $seen[0]['state'], $seen[0]['total'],
        ]);
        self::assertGreaterThan(0, $seen[0]['left']);

        $slice = json_decode($this->press('work_slice')->body, true);
        self::assertNull($slice['halted']);
        $seen[] = $slice['works'][0];
        $this->configure(['time_budget' => '5', 'concurrency' => '1']);
        $this->site->cron();
        $seen[] = $this->work();
        $finished = array_column($seen, 'finished');
        for ($step = 1; $step < count($finished); $step++) {
            self::assertGreaterThan($finished[$step - 1], $finished[$step]);
        }

        $this->pause();
        $calls = $this->sandbox->state()['total_calls'];
        $this->site->cron();
        $this->press('work_slice');
        $this->press('work');
        self::assertSame($calls, $this->sandbox->state()['total_calls']);
        $paused = 'Paused by Admin #1: ' . number_format(end($finished)) . ' of 2,000';
        self::assertStringContainsString($paused, $this->page()->text());

        $this->sandbox->setLatency(0);
        $this->configure(['time_budget' => '60', 'concurrency' => '16']);
        $this->press('resume', ['work' => $this->work()['id']]);
        for ($crons = 0; $crons < 5 && $this->work()['state'] === 'running'; $crons++) {
            $this->site->cron();
        }

        self::assertSame(2000, $this->calls('user.create'));
        self::assertSame(['done', 2000, 2000], [
            $this->work()['state'], $this->work()['finished'], $this->work()['done'],
        ]);
        $this->assertInLine();
    }

    public function testWhatIsCancelledStaysAsItIsUntilItIsAskedForAgain(): void
    {
        Seed::bulk(80, $this->product('boost'));
        $this->configure(['time_budget' => '1', 'concurrency' => '1']);
        $this->sandbox->setLatency(100);
        $this->save([$this->product('boost')]);
        $this->sandbox->setLatency(0);
        $this->configure(['time_budget' => '60', 'concurrency' => '16']);

        $page = $this->press('cancel', ['work' => $this->work()['id']]);

        $made = count($this->accounts());
        self::assertLessThan(80, $made);
        self::assertSame([$made, 80 - $made], [$this->work()['done'], $this->work()['cancelled']]);
        self::assertStringContainsString('Cancelled by Admin #1: 80 of 80', $page->text());
        $this->site->cron();
        $this->site->cron(daily: true);
        self::assertCount($made, $this->accounts());
        $cancelled = $this->page(self::PAGE . '&page=queue&state=cancelled')->text();
        self::assertStringContainsString('Admin #1 cancelled the work', $cancelled);
        self::assertStringContainsString('Needs you 0 Nothing', $this->page()->text(), 'An admin has decided it.');

        $this->save([$this->product('boost')]);

        self::assertCount(80, $this->accounts());
        self::assertSame(80, $this->calls('user.create'));
        $this->assertInLine();
    }

    public function testAnAdminWithoutAccessLearnsNothingAndChangesNothing(): void
    {
        Seed::bulk(60, $this->product('boost'));
        $this->sandbox->setFaults(['kind' => 'down']);
        $this->save([$this->product('boost')]);
        $work = $this->work();

        $answer = $this->site->admin('support')->get(self::PROGRESS);

        self::assertSame(403, $answer->status);
        self::assertStringNotContainsString('works', $answer->body);
        $forged = ['action' => 'cancel', 'work' => $work['id'], 'aflexi_cdn_token' => 'guessed'];
        self::assertSame(403, $this->desk()->post(self::PAGE, $forged)->status);
        self::assertSame('running', $this->work()['state']);
    }

    /** The newest long work as the page is told of it. */
    private function work(): array
    {
        $answer = $this->page(self::PROGRESS);
        self::assertSame('application/json; charset=utf-8', $answer->header('Content-Type'));
        self::assertSame('no-store', $answer->header('Cache-Control'));

        return json_decode($answer->body, true, flags: JSON_THROW_ON_ERROR)['works'][0];
    }

    private function pause(): void
    {
        $this->press('pause', ['work' => $this->work()['id']]);
        self::assertSame('paused', $this->work()['state']);
    }

    /** A form of the addon's page, without following the redirect. */
    private function send(array $form): Response
    {
        $type = ['Content-Type: application/x-www-form-urlencoded'];

        return $this->desk()->send('POST', self::PAGE, http_build_query($form), $type);
    }
}

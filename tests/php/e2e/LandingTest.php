<?php

declare(strict_types=1);

namespace AflexiCdn\EndToEnd;

use AflexiCdn\EndToEnd\Support\AddonTestCase;
use WhmcsHost\Response;
use WhmcsHost\Seed;

/** Four answers at the top of the first page, and the same four on the dashboard. */
final class LandingTest extends AddonTestCase
{
    private const TIME = '\d\d/\d\d/\d{4} \d\d:\d\d';

    public function testBeforeAnythingIsDoneItSaysSo(): void
    {
        $answers = $this->answers();

        self::assertSame('Never asked', $answers['Aflexi']);
        self::assertSame('0 of 0 All in line suspended: 0', $answers['Accounts in line']);
        self::assertSame('0 The cron job never ran last cron run: never', $answers['Waits']);
        self::assertSame('1 Please look Problems: 1', $answers['Needs you'], 'cron');

        $this->configure(['username' => '']);
        self::assertSame('Not set up', $this->answers()['Aflexi']);
    }

    public function testAllIsWell(): void
    {
        $this->inLine();
        $this->sandbox->resetCounters();

        $answers = $this->answers();

        self::assertMatchesRegularExpression('~^Answers last asked: ' . self::TIME . '$~', $answers['Aflexi']);
        self::assertSame('2 of 2 All in line suspended: 0', $answers['Accounts in line']);
        self::assertMatchesRegularExpression('~^0 Nothing last cron run: ' . self::TIME . '$~', $answers['Waits']);
        self::assertSame('0 Nothing', $answers['Needs you']);
        self::assertSame(0, $this->sandbox->state()['total_calls'], 'It calls nobody.');
    }

    public function testAnOutageIsSaidWithItsBeginningAndWhatWaitsIsOnItsWay(): void
    {
        $this->inLine();
        $this->sandbox->setFaults(['kind' => 'down']);
        $this->buyer('eve');
        $this->site->cron();

        $answers = $this->answers();

        self::assertMatchesRegularExpression('~^Does not answer since ' . self::TIME . '$~', $answers['Aflexi']);
        self::assertMatchesRegularExpression(
            '~^1 On its way oldest: since ' . self::TIME . ' last cron run: ' . self::TIME . '$~',
            $answers['Waits']
        );
        self::assertSame('0 Nothing', $answers['Needs you'], 'It comes by itself.');

        $this->configure(['auth_key' => 'wrong']);
        $this->sandbox->setFaults();
        $this->anHourLater();
        $this->site->cron();
        self::assertStringStartsWith('Refuses the login', $this->answers()['Aflexi']);
        self::assertSame('1 Please look Problems: 1', $this->answers()['Needs you']);
    }

    public function testWhatNeedsYouIsCountedAndEachNumberLeadsToWhereItIsDone(): void
    {
        $this->inLine();
        $this->portal()->setStatus('ada', 'SUSPENDED');
        $this->aWhileAfterTheChange();
        $pressed = $this->press('pass');
        self::assertStringContainsString('Changed at Aflexi: 1', $pressed->text());
        $other = $this->client('Other', 'Client', 'other@example.test');
        $this->sale($other, $this->product('boost'), 'ada');
        $this->site->cron();

        $page = $this->page();
        $answers = $this->answers($page);

        self::assertSame('2 Please look Services: 1 Changed at Aflexi: 1', $answers['Needs you']);
        self::assertSame('1 of 3 Some are not suspended: 0', $answers['Accounts in line']);
        foreach ($page->xpath()->query("//dl[@class='aflexi-answers']/div[4]//a/@href") as $link) {
            $there = $this->page($link->nodeValue)->text();
            self::assertStringContainsString('ada', $there, $link->nodeValue);
        }
    }

    public function testAQuestionAndPausedWorkNeedYou(): void
    {
        Seed::bulk(60, $this->product('boost'));
        $this->configure(['time_budget' => '1', 'concurrency' => '1']);
        $this->sandbox->setLatency(100);
        $this->save([$this->product('boost')]);
        $this->site->cron();
        $work = (int) $this->value("SELECT MAX(id) FROM mod_aflexi_cdn_passes WHERE kind = 'bulk'");
        $this->press('pause', ['work' => $work]);
        $this->site->pdo()->exec("UPDATE tbladdons SET billingcycle = 'Monthly' WHERE name = 'Aflexi CDN'");
        $this->site->cron();

        $answers = $this->answers();

        self::assertStringContainsString('Please look Questions: 1 Paused work: 1', $answers['Needs you']);
        self::assertStringContainsString('Some are not', $answers['Accounts in line']);
    }

    public function testTheDashboardSaysTheSame(): void
    {
        $this->inLine();
        $this->portal()->setStatus('ada', 'SUSPENDED');
        $this->aWhileAfterTheChange();
        $this->press('pass');

        $dashboard = $this->answers($this->page('index.php'));

        self::assertCount(4, $dashboard);
        self::assertSame('1 Please look Changed at Aflexi: 1', $dashboard['Needs you']);
        self::assertSame($this->answers(), $dashboard);
    }

    /** Two accounts with which all is well. */
    private function inLine(): void
    {
        $this->buyer('ada');
        $this->buyer('bob');
        $this->save([$this->product('boost')]);
        $this->site->cron(daily: true);
    }

    /** @return array<string, string> the answers by their question, in the order of the page */
    private function answers(?Response $page = null): array
    {
        $xpath = ($page ?? $this->page())->xpath();
        $answers = [];
        foreach ($xpath->query("//dl[@class='aflexi-answers']/div") as $answer) {
            $question = trim($xpath->evaluate('string(dt)', $answer));
            $answers[$question] = trim(preg_replace('/\s+/u', ' ', $xpath->evaluate('string(dd)', $answer)));
        }

        return $answers;
    }
}

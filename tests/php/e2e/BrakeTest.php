<?php

declare(strict_types=1);

namespace AflexiCdn\EndToEnd;

use AflexiCdn\EndToEnd\Support\AddonTestCase;
use AflexiCdn\EndToEnd\Support\AtOnce;
use WhmcsHost\Seed;

/** Unusually many suspensions, more than 20 here, wait for an admin's yes to the list (R10). */
final class BrakeTest extends AddonTestCase
{
    /** @var list<int> */
    private array $services;

    protected function setUp(): void
    {
        parent::setUp();
        $this->services = Seed::bulk(25, $this->product('boost'));
        $this->save([$this->product('boost')]);
        $this->assertInLine();
        self::assertSame(25, $this->countWith('active'));
        $this->sandbox->resetCounters();
    }

    /** @dataProvider crons */
    public function testABulkCancellationOfTooManyWaitsForTheYesToTheList(bool $daily): void
    {
        $this->cancel(21);

        $this->site->cron($daily);
        $this->site->cron($daily);

        $this->assertNoWrites();
        self::assertSame(['brake'], array_keys($this->questions()));
        $sentence = 'Of the 25 active accounts, 21 would be suspended. More than 20 at once need your yes.';
        self::assertStringContainsString($sentence, $this->page()->text());
        self::assertSame($this->names(21), $this->listed());

        $page = $this->yes('brake');

        self::assertStringContainsString('21 suspended', $page->text());
        self::assertSame($this->names(21), array_keys($this->statusByName(), 'suspended', true));
        self::assertSame([], $this->questions());
        $this->assertInLine();
        $who = "SELECT confirmed_by FROM mod_aflexi_cdn_passes WHERE kind = 'brake'";
        self::assertSame('admin 1', $this->value($who));
    }

    /** @return array<string, array{bool}> */
    public static function crons(): array
    {
        return ['any cron' => [false], 'the daily one' => [true]];
    }

    public function testAListThatChangedAfterItWasShownIsAskedAgain(): void
    {
        $this->cancel(21);
        $this->site->cron();
        $shown = $this->questions()['brake'];
        $this->cancel(22);
        $this->site->cron();

        $page = $this->press('answer', ['question' => 'brake', 'id' => $shown]);

        self::assertStringContainsString('This did not work.', $page->text());
        $this->site->cron();
        $this->assertNoWrites();
        self::assertSame($this->names(22), $this->listed());
        $this->yes('brake');
        self::assertSame($this->names(22), array_keys($this->statusByName(), 'suspended', true));
        $this->assertInLine();
    }

    public function testWhatIsPaidAgainBeforeTheYesIsNotSuspended(): void
    {
        $this->cancel(23);
        $this->site->cron();
        $this->bulk->rows->update('tblhosting', ['domainstatus' => 'Active'], ['id' => $this->services[0]]);

        $this->yes('brake');

        self::assertSame(22, $this->countWith('suspended'));
        $this->assertInLine();
    }

    public function testWithoutAYesTheListIsWithdrawnOnceItsReasonIsGone(): void
    {
        $this->cancel(21);
        $this->site->cron();
        $this->bulk->rows->update('tblhosting', ['domainstatus' => 'Active'], ['id' => $this->services]);

        $this->site->cron();

        self::assertSame([], $this->questions());
        $this->assertNoWrites();
        $this->assertInLine();
    }

    public function testTwentyGoWithoutAskingAndAreRememberedForADay(): void
    {
        $this->cancel(20);
        $this->site->cron();
        self::assertSame([], $this->questions());
        self::assertSame(20, $this->countWith('suspended'));
        $this->assertInLine();

        $this->cancel(21);
        $this->site->cron();
        self::assertSame(['brake'], array_keys($this->questions()));
        self::assertSame(20, $this->countWith('suspended'));

        $this->site->pdo()->exec('UPDATE mod_aflexi_cdn_passes SET started_at = started_at - INTERVAL 25 HOUR');
        $this->site->cron();
        self::assertSame([], $this->questions());
        self::assertSame(21, $this->countWith('suspended'));
        $this->assertInLine();
    }

    public function testWhatWasConfirmedIsNotCountedAgain(): void
    {
        $this->cancel(21);
        $this->site->cron();
        $this->yes('brake');

        $this->cancel(25);
        $this->site->cron();

        self::assertSame([], $this->questions());
        self::assertSame(25, $this->countWith('suspended'));
        $this->assertInLine();
    }

    public function testASaveThatUnticksAProductAsksInTheSamePageAndSavesNothing(): void
    {
        $page = $this->save([], [$this->product('boost') => 'Gold']);

        self::assertStringContainsString('Nothing is saved yet: suspend unusually many accounts?', $page->text());
        $box = "//input[@name='products[]'][@value='{$this->product('boost')}']";
        $ticked = $page->xpath()->query($box)->item(0)->hasAttribute('checked');
        self::assertFalse($ticked, 'The table is as it was sent.');
        $this->site->cron(daily: true);
        $this->assertNoWrites();
        $this->assertInLine();

        $page = $this->press('save', $page->form("//form[.//input[@name='confirmed']]"));

        self::assertStringContainsString('No longer with CDN: CDN Boost', $page->text());
        self::assertStringContainsString('25 suspended', $page->text());
        self::assertSame(25, $this->countWith('suspended'));
        $this->site->cron();
        self::assertSame([], $this->questions());
        $this->assertInLine();
    }

    public function testAYesToAnotherListThanThePresentOneIsNone(): void
    {
        $page = $this->save([]);
        $form = $page->form("//form[.//input[@name='confirmed']]");
        Seed::bulk(21, $this->product('boost'));
        $this->site->cron();

        $page = $this->press('save', $form);

        self::assertStringContainsString('Nothing is saved yet: suspend unusually many accounts?', $page->text());
        self::assertSame(46, $this->countWith('active'));
        $this->assertInLine();
    }

    public function testASaveLooksAtWhatWasCancelledInBulkToo(): void
    {
        $this->cancel(21);

        $page = $this->save([$this->product('boost'), $this->product('hosting')]);

        self::assertStringContainsString('Nothing is saved yet: suspend unusually many accounts?', $page->text());
        $this->assertNoWrites();
    }

    /** @dataProvider ways */
    public function testAProductAddonWhoseListWasEmptiedIsBraked(bool $hook): void
    {
        $this->bulk->rows->update('tbladdons', ['packages' => ''], ['id' => $this->productAddon()]);
        if ($hook) {
            $this->site->event('hooks', 'run', 'AddonConfigSave', ['id' => $this->productAddon()]);
            $this->settle();
        }
        $this->site->cron();

        $this->assertNoWrites();
        self::assertSame(['brake'], array_keys($this->questions()));

        $this->bulk->rows->update(
            'tbladdons',
            ['packages' => $this->product('boost')],
            ['id' => $this->productAddon()]
        );
        $this->site->cron();
        self::assertSame([], $this->questions());
        $this->assertNoWrites();
        $this->assertInLine();
    }

    /** @return array<string, array{bool}> */
    public static function ways(): array
    {
        return ['by SQL' => [false], 'in WHMCS' => [true]];
    }

    public function testEventsOfSingleServicesAreNeverBraked(): void
    {
        $this->cancel(22);
        $events = array_map(
            static fn (int $service): array => ['hooks', 'run', ['ServiceEdit', ['serviceid' => $service]]],
            array_slice($this->services, 0, 22)
        );
        AtOnce::events($this->site, $events);
        $this->press('work');
        $this->settle();

        self::assertSame([], $this->questions());
        self::assertSame(22, $this->countWith('suspended'));
        $this->assertInLine();
    }

    public function testOneClientWithManyServicesIsNeverBraked(): void
    {
        $client = $this->client('Ada', 'Byron', 'ada@example.test');
        foreach (range(1, 22) as $number) {
            $this->sale($client, $this->product('boost'), "ada$number");
        }
        $this->save([$this->product('boost')]);
        $this->assertInLine();

        $this->site->event('clients', 'close', $client);
        $this->settle();

        self::assertSame([], $this->questions());
        self::assertSame(22, $this->countWith('suspended'));
        $this->assertInLine();
    }

    public function testWhileAListWaitsSingleEventsAreFollowed(): void
    {
        $this->cancel(22);
        $this->site->cron();

        $this->site->event('payments', 'pay', $this->customer('ada')->invoice);
        $this->settle();

        self::assertSame('active', $this->account('ada')['status']);
        self::assertSame(0, $this->countWith('suspended'));
        self::assertSame(['brake'], array_keys($this->questions()));
    }

    /** The first so many services are cancelled, without any hook. */
    private function cancel(int $number): void
    {
        $services = array_slice($this->services, 0, $number);
        $this->bulk->rows->update('tblhosting', ['domainstatus' => 'Cancelled'], ['id' => $services]);
    }

    /** @return list<string> the accounts of the first so many services */
    private function names(int $number): array
    {
        $names = array_map(
            static fn (int $service): string => "bulk$service",
            array_slice($this->services, 0, $number)
        );
        sort($names);

        return $names;
    }

    /** @return list<string> the accounts that the page names in its question */
    private function listed(): array
    {
        $names = [];
        foreach ($this->page()->xpath()->query("//ul[@class='aflexi-accounts']/li") as $line) {
            $names[] = trim($line->textContent);
        }
        sort($names);

        return $names;
    }
}

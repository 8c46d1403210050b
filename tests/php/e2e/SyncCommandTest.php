<?php

declare(strict_types=1);

namespace AflexiCdn\EndToEnd;

use AflexiCdn\EndToEnd\Support\AddonTestCase;
use AflexiCdn\EndToEnd\Support\Digest;
use AflexiCdn\EndToEnd\Support\Documented;
use AflexiCdn\EndToEnd\Support\Program;
use AflexiCdn\EndToEnd\Support\SyncCommand;
use AflexiCdn\EndToEnd\Support\World;
use WhmcsHost\Seed;
use WhmcsHost\Wait;

/** bin/sync at a terminal: what it does, and what its exit status says. */
final class SyncCommandTest extends AddonTestCase
{
    private const IN_LINE = 0;
    private const NOT_IN_LINE = 1;
    private const WRONG_USAGE = 2;
    private const CANNOT_WORK = 3;

    public function testWithoutAnOptionItWorksOffWhatIsDue(): void
    {
        $this->save([$this->product('boost')]);
        $ada = $this->customer('ada');
        Program::evaluate($this->site, "(new WhmcsHost\\Engine\\Engine())->payments->pay($ada->invoice);");
        self::assertSame([], $this->accounts());

        $sync = $this->sync();

        $this->assertEnded(self::IN_LINE, $sync);
        self::assertStringContainsString("1 created\n", $sync->out);
        self::assertStringContainsString("Packages made: CDN Boost\n", $sync->out);
        self::assertStringContainsString("Everything is in line.\n", $sync->out);
        self::assertSame('', $sync->err);
        $this->assertInLine();
    }

    public function testAllLooksAtEverythingAndReadsTheList(): void
    {
        $ada = $this->buyer('ada');
        $this->save([$this->product('boost')]);
        $this->bulk->services->setStatus($ada->service, 'Cancelled');
        $this->aWhileAfterTheChange();

        $this->assertEnded(self::IN_LINE, $this->sync());
        self::assertSame(['ada' => 'active'], $this->statusByName(), 'nobody told of it');
        $sync = $this->sync('--all');

        $this->assertEnded(self::IN_LINE, $sync);
        self::assertStringContainsString('1 suspended', $sync->out);
        self::assertSame('done', $this->value("SELECT state FROM mod_aflexi_cdn_passes WHERE kind = 'full'"));
        self::assertSame('terminal', $this->value('SELECT cause FROM mod_aflexi_cdn_jobs'));
        $this->assertInLine();
    }

    public function testTheDocumentedCommands(): void
    {
        $ann = $this->buyer('ann');
        $this->save([$this->product('boost')]);
        $test = 'SyncCommandTest::testTheDocumentedCommands';
        $page = new Documented($this->site, 'terminal', $test, ["'#12'" => "'#$ann->service'"]);

        $printed = $page->typeNext();

        self::assertSame(4, substr_count($printed, "Everything is in line.\n"), $printed);
        self::assertSame(2, substr_count($printed, "Nothing was changed.\n"), $printed);
        self::assertTrue($page->isDone());
    }

    public function testAccountsAreNamedByTheirNameOrByAService(): void
    {
        $ada = $this->buyer('ada');
        $bob = $this->buyer('bob');
        $eve = $this->buyer('eve');
        $this->save([$this->product('boost')]);
        foreach ([$ada, $bob, $eve] as $customer) {
            $this->bulk->services->setStatus($customer->service, 'Cancelled');
        }

        $sync = $this->sync('--account=ADA', '--account', "#$bob->service");

        $this->assertEnded(self::IN_LINE, $sync);
        self::assertSame(['ada' => 'suspended', 'bob' => 'suspended', 'eve' => 'active'], $this->statusByName());
    }

    public function testAnAccountThatDoesNotExistIsNamedAndNothingIsDone(): void
    {
        $ada = $this->buyer('ada');
        $this->save([$this->product('boost')]);
        $this->bulk->services->setStatus($ada->service, 'Cancelled');
        $this->sandbox->resetCounters();

        foreach ([[], ['--dry-run']] as $more) {
            $sync = $this->sync('--account=ada', '--account=nobody', ...$more);

            $this->assertEnded(self::WRONG_USAGE, $sync);
            self::assertStringContainsString('"nobody"', $sync->err);
        }
        self::assertSame(0, $this->sandbox->state()['total_calls']);
        self::assertSame(0, $this->waiting());
    }

    public function testADryRunSaysWhatWouldBeDoneAndChangesNothing(): void
    {
        $ada = $this->buyer('ada');
        $this->save([$this->product('boost')]);
        $this->bulk->services->setStatus($ada->service, 'Cancelled');
        $bob = $this->buyer('bob');
        $this->sandbox->resetCounters();
        $before = Digest::of($this->site->pdo());

        foreach ([[], ['--all'], ['--account=ada'], ['--account=ada', "--account=#$bob->service"]] as $what) {
            $sync = $this->sync('--dry-run', ...$what);

            $this->assertEnded(self::NOT_IN_LINE, $sync);
            $suspended = "ada: suspend (CDN Boost) client #$ada->client ada Byron, Service #$ada->service."
                . ' The service is cancelled.';
            self::assertStringContainsString($suspended, $sync->out);
            self::assertStringContainsString("Nothing was changed.\n", $sync->out);
            $tellsOfBob = $what !== ['--account=ada'];
            self::assertSame($tellsOfBob, str_contains($sync->out, 'bob: create (CDN Boost)'));
        }
        self::assertSame($before, Digest::of($this->site->pdo()));
        self::assertSame(0, $this->sandbox->state()['total_calls']);

        $this->assertEnded(self::IN_LINE, $this->sync('--all'));
        $this->assertInLine();
        $this->assertEnded(self::IN_LINE, $this->sync('--dry-run'));
    }

    public function testJsonIsOneObjectAndQuietIsQuiet(): void
    {
        $this->save([$this->product('boost')]);
        $this->buyer('ada');

        $dry = $this->sync('--json', '--dry-run');
        $this->assertEnded(self::NOT_IN_LINE, $dry);
        $foreseen = json_decode($dry->out, true, flags: JSON_THROW_ON_ERROR);
        self::assertSame([1, true, 1, 'ada'], [
            $foreseen['status'], $foreseen['dry_run'], $foreseen['created'], $foreseen['accounts'][0]['account'],
        ]);
        $sync = $this->sync('--json', '--all');
        $this->assertEnded(self::IN_LINE, $sync);
        $done = json_decode($sync->out, true, flags: JSON_THROW_ON_ERROR);
        self::assertSame([0, false, 1, 0, null], [
            $done['status'], $done['dry_run'], $done['created'], $done['remaining'], $done['halted'],
        ]);
        $quiet = $this->sync('--all', '--quiet');
        $this->assertEnded(self::IN_LINE, $quiet);
        self::assertSame(['', ''], [$quiet->out, $quiet->err]);
    }

    public function testWhatIsRefusedIsNamedUntilItIsPutRight(): void
    {
        $this->buyer('ada');
        $this->save([$this->product('boost')]);
        $other = $this->client('Other', 'Client', 'other@example.test');
        $service = $this->sale($other, $this->product('boost'), 'ada')->serviceIds[0];

        $sync = $this->sync('--all', '--quiet');

        $this->assertEnded(self::NOT_IN_LINE, $sync);
        self::assertStringContainsString("Service #$service, refused: The account name \"ada\"", $sync->err);
        $this->assertEnded(self::NOT_IN_LINE, $this->sync());
        $this->bulk->rows->update('tblhosting', ['username' => 'other'], ['id' => $service]);
        $this->assertEnded(self::IN_LINE, $this->sync("--account=#$service"));
        $this->assertEnded(self::IN_LINE, $this->sync());
        $this->assertInLine();
    }

    public function testTimeEndsTheRunAndWhatIsLeftIsKept(): void
    {
        $this->configure(['concurrency' => '1']);
        $this->save([$this->product('boost')]);
        Seed::bulk(30, $this->product('boost'));
        $this->sandbox->setLatency(200);

        $sync = $this->sync('--all', '--time=2');

        $this->assertEnded(self::NOT_IN_LINE, $sync);
        self::assertMatchesRegularExpression('/^Left: [1-9]\d*\./m', $sync->out);
        $this->sandbox->setLatency(0);
        $this->assertEnded(self::IN_LINE, $this->sync());
        $this->assertInLine();
    }

    public function testCtrlCEndsItBetweenTwoSlicesAndLeavesNoLease(): void
    {
        $this->configure(['concurrency' => '1']);
        $this->save([$this->product('boost')]);
        Seed::bulk(60, $this->product('boost'));
        $this->sandbox->resetCounters();
        $this->sandbox->setLatency(500);
        $sync = SyncCommand::start($this->site, ['--all']);
        Wait::until(fn (): bool => $this->calls('user.create') > 1, 20.0, 'the first account');

        $sync->signal(SIGINT);
        $sync->end();

        $this->assertEnded(self::NOT_IN_LINE, $sync);
        self::assertSame('0', (string) $this->value(
            "SELECT (SELECT COUNT(*) FROM mod_aflexi_cdn_jobs WHERE state = 'leased')"
            . ' + (SELECT COUNT(*) FROM mod_aflexi_cdn_accounts WHERE lease_owner IS NOT NULL)'
        ));
        self::assertSame(count($this->accounts()), (int) $this->value(
            'SELECT COUNT(*) FROM mod_aflexi_cdn_accounts WHERE remote_id IS NOT NULL'
        ));
    }

    /** @dataProvider misuses */
    public function testWhatIsNotUnderstoodIsSaid(array $arguments, string $sentence): void
    {
        $sync = $this->sync(...$arguments);

        $this->assertEnded(self::WRONG_USAGE, $sync);
        self::assertStringContainsString($sentence, $sync->err);
        self::assertStringContainsString('--help', $sync->err);
        self::assertSame('', $sync->out);
    }

    /** @return array<string, array{list<string>, string}> */
    public static function misuses(): array
    {
        return [
            'an unknown option' => [['--everything'], 'There is no option --everything.'],
            'no option' => [['ada'], '"ada" is not understood.'],
            'no value' => [['--account'], '--account needs a value.'],
            'no time' => [['--time=soon'], '--time takes a number of seconds, not "soon".'],
            'all and some' => [['--all', '--account=ada'], '--all and --account cannot go together.'],
        ];
    }

    public function testHelpNamesEveryExitStatus(): void
    {
        $sync = $this->sync('--help');

        $this->assertEnded(self::IN_LINE, $sync);
        foreach (['--account=NAME', '  0  ', '  1  ', '  2  ', '  3  '] as $part) {
            self::assertStringContainsString($part, $sync->out);
        }
    }

    public function testWithoutTheExtensionItSaysWhatToDo(): void
    {
        $this->site->useExtension(null);
        try {
            $sync = $this->sync('--all');
        } finally {
            $this->site->useExtension(World::extension());
        }

        $this->assertEnded(self::CANNOT_WORK, $sync);
        self::assertStringContainsString('The PHP extension aflexi_cdn is not loaded.', $sync->err);
    }

    public function testWithoutAWhmcsItAsksForItsDirectory(): void
    {
        $copy = $this->site->directory() . '/elsewhere/a/b/c/d';
        mkdir("$copy/bin", 0755, true);
        symlink($this->site->root() . '/modules/addons/aflexi_cdn/lib', "$copy/lib");
        copy($this->site->root() . '/modules/addons/aflexi_cdn/bin/sync', "$copy/bin/sync");

        $lost = SyncCommand::run($this->site, [], "$copy/bin/sync");
        $told = SyncCommand::run($this->site, ['--whmcs=' . $this->site->root()], "$copy/bin/sync");

        $this->assertEnded(self::CANNOT_WORK, $lost);
        self::assertStringContainsString('--whmcs=DIR', $lost->err);
        $this->assertEnded(self::IN_LINE, $told);
    }

    public function testAnAddonThatIsNotActiveDoesNothing(): void
    {
        $this->buyer('ada');
        $this->save([$this->product('boost')]);
        $this->sandbox->resetCounters();
        $this->site->deactivate('aflexi_cdn');

        $run = SyncCommand::run($this->site, ['--all']);

        self::assertSame(3, $run->status);
        self::assertStringContainsString('not active in WHMCS', $run->err);
        self::assertSame(0, $this->sandbox->state()['total_calls']);
    }

    public function testNotConfigured(): void
    {
        $this->configure(['username' => '']);

        $this->assertEnded(self::CANNOT_WORK, $sync = $this->sync());

        self::assertStringContainsString('The addon is not configured', $sync->err);
        self::assertSame(0, $this->sandbox->state()['total_calls']);
    }

    /** @dataProvider troubles */
    public function testAflexiCannotBeUsed(array $fault, string $sentence): void
    {
        $this->save([$this->product('boost')]);
        $this->buyer('ada');
        $this->sandbox->setFaults($fault);

        $sync = $this->sync('--all');

        $this->assertEnded(self::CANNOT_WORK, $sync);
        self::assertStringContainsString($sentence, $sync->err);
        $this->sandbox->clearFaults();
        $this->assertEnded(self::IN_LINE, $this->sync());
        $this->assertInLine();
    }

    /** @return array<string, array{array<string, mixed>, string}> */
    public static function troubles(): array
    {
        return ['down' => [['kind' => 'down'], 'Aflexi cannot be reached']];
    }

    public function testTheLoginIsRefused(): void
    {
        $this->save([$this->product('boost')]);
        $this->buyer('ada');
        $this->sandbox->setKey('another');

        $sync = $this->sync('--all');

        $this->assertEnded(self::CANNOT_WORK, $sync);
        self::assertStringContainsString('Aflexi refuses the user name or auth key', $sync->err);
        self::assertStringNotContainsString($this->sandbox->key, $sync->err . $sync->out);
    }

    public function testAQuestionWaits(): void
    {
        $services = Seed::bulk(21, $this->product('boost'));
        $this->save([$this->product('boost')]);
        $this->bulk->rows->update('tblhosting', ['domainstatus' => 'Cancelled'], ['id' => $services]);
        $this->aWhileAfterTheChange();
        $sentence = 'Of the 21 active accounts, 21 would be suspended.';

        $this->assertEnded(self::CANNOT_WORK, $dry = $this->sync('--dry-run'));
        self::assertStringContainsString($sentence, $dry->err);
        self::assertSame([], $this->questions());
        $this->assertEnded(self::CANNOT_WORK, $sync = $this->sync('--all'));
        self::assertStringContainsString($sentence, $sync->err);
        self::assertSame(21, $this->countWith('active'));

        $json = $this->sync('--all', '--json');
        $this->assertEnded(self::CANNOT_WORK, $json);
        self::assertSame('', $json->err);
        $asked = json_decode($json->out, true, flags: JSON_THROW_ON_ERROR)['questions'];
        self::assertSame(['brake'], array_column($asked, 'code'));

        $this->yes('brake');
        $this->assertEnded(self::IN_LINE, $this->sync());
        $this->assertInLine();
    }

    public function testItCanBeCalledByItsName(): void
    {
        $file = dirname(__DIR__, 3) . '/php/modules/addons/aflexi_cdn/bin/sync';

        self::assertTrue(is_executable($file));
        self::assertSame("#!/usr/bin/env php\n", fgets(fopen($file, 'r')));
    }

    private function sync(string ...$arguments): SyncCommand
    {
        return SyncCommand::run($this->site, $arguments);
    }

    private function assertEnded(int $status, SyncCommand $sync): void
    {
        self::assertSame($status, $sync->status, "$sync->out\n$sync->err");
    }
}

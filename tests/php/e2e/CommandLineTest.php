<?php

declare(strict_types=1);

namespace AflexiCdn\EndToEnd;

use AflexiCdn\EndToEnd\Support\AddonTestCase;
use AflexiCdn\EndToEnd\Support\Program;

/** On the command line, as when WHMCS's cron renews and suspends, hooks only note; AfterCronJob works. */
final class CommandLineTest extends AddonTestCase
{
    public function testHooksThereCallNobodyAndTheNextCronWorksThemOff(): void
    {
        $ada = $this->buyer('ada', 'hosting');
        $this->save([$this->product('hosting')]);
        $this->assertInLine();
        $this->sandbox->resetCounters();

        Program::evaluate($this->site, "(new WhmcsHost\\Engine\\Engine())->services->suspend($ada->service);");

        self::assertSame(0, $this->sandbox->state()['total_calls']);
        $cause = "SELECT cause FROM mod_aflexi_cdn_hints WHERE kind = 'service' AND subject_id = $ada->service";
        self::assertSame('AfterModuleSuspend', $this->value($cause));

        $this->site->cron();

        self::assertSame(['ada' => 'suspended'], $this->statusByName());
        self::assertSame('AfterModuleSuspend', $this->value('SELECT cause FROM mod_aflexi_cdn_jobs'));
        $this->assertInLine();
    }

    public function testWhatOneCronDoesBeforeItsEndItPutsInLineAtItsEnd(): void
    {
        $ada = $this->buyer('ada', 'hosting');
        $this->save([$this->product('hosting')]);
        $this->assertInLine();

        Program::evaluate($this->site, <<<PHP
            (new WhmcsHost\\Engine\\Engine())->services->suspend($ada->service);
            WhmcsHost\\Cron::run(false);
            PHP);

        self::assertSame(['ada' => 'suspended'], $this->statusByName());
        self::assertSame(0, $this->waiting());
        $this->assertInLine();
    }
}

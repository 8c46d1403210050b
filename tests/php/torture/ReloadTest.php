<?php

declare(strict_types=1);

namespace AflexiCdn\Torture;

use AflexiCdn\EndToEnd\Support\AddonTestCase;
use AflexiCdn\EndToEnd\Support\Program;
use WhmcsHost\Seed;
use WhmcsHost\Wait;

/** `systemctl reload php-fpm` while a save of many services is under way. */
final class ReloadTest extends AddonTestCase
{
    private const MILLISECONDS = 20;

    private int $services;

    /** The server's log was so long when the test began. */
    private int $logged;

    protected function setUp(): void
    {
        parent::setUp();
        $this->services = Torture::pick(100, 1000);
        Seed::bulk($this->services, $this->product('boost'));
        $this->configure(['time_budget' => '30', 'concurrency' => '4']);
        $this->logged = filesize($this->site->fpm()->log());
    }

    protected function tearDown(): void
    {
        $this->site->runPhp();
        parent::tearDown();
    }

    public function testAReloadThatWaitsForItsWorkersLetsTheSaveEnd(): void
    {
        $answer = $this->saveAndReload('60s');

        self::assertStringStartsWith('HTTP/1.1 303', $answer);
        $page = $this->page(self::PAGE . '&page=products');
        self::assertStringContainsString(number_format($this->services) . ' created', $page->text());
        self::assertStringNotContainsString('exited on signal', $this->log());
        $this->assertInLine();
    }

    public function testAReloadThatKillsItsWorkersLosesAndDoublesNothing(): void
    {
        $answer = $this->saveAndReload('0');
        self::assertStringContainsString('502 Bad Gateway', $answer);
        self::assertLessThan($this->services, count($this->accounts()), 'It was cut off.');
        self::assertDoesNotMatchRegularExpression('/exited on signal (?!15 )/', $this->log());

        $this->sandbox->setLatency(0);
        do {
            $this->anHourLater();
            $this->site->cron();
        } while ($this->waiting() > 0);

        $this->assertInLine();
        self::assertSame([], Program::onStage($this->site, $this->sandbox, 'return $stage->troubles();'));
    }

    /** @return string the answer to the save */
    private function saveAndReload(string $patience): string
    {
        $this->site->runPhp(fpm: ['process_control_timeout' => $patience]);
        $form = $this->saveForm([$this->product('boost')]);
        $this->sandbox->setLatency(self::MILLISECONDS);
        $save = $this->desk()->begin(self::PAGE, $form);
        Wait::until(fn (): bool => $this->calls('user.create') > $this->services / 4, 10.0, 'the save to be under way');

        posix_kill($this->site->fpm()->pid(), SIGUSR2);
        $answer = stream_get_contents($save);

        $again = '/reloading: execvp.*ready to handle connections/s';
        Wait::until(fn (): bool => preg_match($again, $this->log()) === 1, 10.0, 'PHP-FPM to be there again');

        return $answer;
    }

    /** What PHP-FPM wrote during this test. */
    private function log(): string
    {
        return file_get_contents($this->site->fpm()->log(), offset: $this->logged);
    }
}

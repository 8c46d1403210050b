<?php

declare(strict_types=1);

namespace AflexiCdn\Torture;

use AflexiCdn\EndToEnd\Support\AddonTestCase;
use AflexiCdn\EndToEnd\Support\Program;
use WhmcsHost\Seed;
use WhmcsHost\Wait;

/** Requests that end early by themselves: for want of memory or time in the extension's own code, or of a visitor. */
final class UnfinishedRequestTest extends AddonTestCase
{
    private const SCRIPT = 'unfinished.php';
    private const SERVICES = 60;

    protected function setUp(): void
    {
        parent::setUp();
        $this->site->runPhp(pool: ['pm.max_children' => 1]);
        Seed::bulk(self::SERVICES, $this->product('boost'));
    }

    protected function tearDown(): void
    {
        @unlink($this->site->root() . '/' . self::SCRIPT);
        $log = file_get_contents($this->site->fpm()->log());
        $this->site->runPhp();
        parent::tearDown();
        self::assertStringNotContainsString('exited on signal', $log);
    }

    public function testAVisitorWhoLeavesDuringASave(): void
    {
        $form = $this->saveForm([$this->product('boost')]);
        $this->sandbox->setLatency(20);
        $save = $this->desk()->begin(self::PAGE, $form);
        Wait::until(fn (): bool => $this->calls('user.create') > 5, 10.0, 'the save to be under way');
        self::assertLessThan(self::SERVICES, count($this->accounts()), 'It is not over yet.');
        fclose($save);

        // There is one worker: it answers this once the save is over.
        self::assertSame(200, $this->page()->status);
        $this->sandbox->setLatency(0);
        $this->site->cron();
        $this->assertInLine();
        self::assertSame(self::SERVICES, $this->calls('user.create'));
    }

    /** @dataProvider shortages */
    public function testTheWorkerLivesOn(string $code, string $complaint): void
    {
        $this->save([$this->product('boost')]);
        $worker = $this->request('echo getmypid();');
        foreach (range(1, Torture::pick(2, 12)) as $turn) {
            $this->request(strtr($code, ['TURN' => (string) $turn]));

            self::assertStringContainsString($complaint, $this->site->takePhpErrors());
            $next = "echo getmypid(), ' ', \$addon->check()['code'], ' ', \$addon->publishers()['total'];";
            self::assertSame("$worker connected " . self::SERVICES, $this->request($next));
        }
        $this->anHourLater();
        $this->site->cron();
        $this->assertInLine();
        self::assertSame([], Program::onStage($this->site, $this->sandbox, 'return $stage->troubles();'));
    }

    /** @return array<string, array{string, string}> */
    public static function shortages(): array
    {
        return [
            // At another place of the conversion to PHP's arrays in each turn.
            'of memory' => [<<<'PHP'
                ini_set('memory_limit', (string) (memory_get_usage(true) + (4 << 20)));
                $filled = str_repeat('x', TURN * 7919);
                while (true) {
                    $all[] = $addon->publishers();
                }
                PHP, 'Allowed memory size'],
            'of time, while it thinks' => [<<<'PHP'
                set_time_limit(1);
                // It is processor time, of which waiting for the database takes little.
                do {
                    $spent = getrusage()['ru_utime.tv_usec'] + 1e6 * getrusage()['ru_utime.tv_sec'];
                    $from ??= $spent;
                } while ($spent - $from < 900_000 - TURN * 5_000);
                while (true) {
                    $addon->landing('0.0.0');
                }
                PHP, 'Maximum execution time'],
        ];
    }

    /** Runs code with WHMCS booted and an $addon, in PHP-FPM; what it prints. */
    private function request(string $code): string
    {
        file_put_contents($this->site->root() . '/' . self::SCRIPT, <<<PHP
            <?php
            require __DIR__ . '/init.php';
            require_once __DIR__ . '/modules/addons/aflexi_cdn/lib/autoload.php';
            \$addon = WHMCS\\Module\\Addon\\AflexiCdn\\Extension::addon();
            $code
            PHP);

        return $this->site->visitor()->get(self::SCRIPT)->body;
    }
}

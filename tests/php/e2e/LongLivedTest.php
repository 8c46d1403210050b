<?php

declare(strict_types=1);

namespace AflexiCdn\EndToEnd;

use AflexiCdn\EndToEnd\Support\AddonTestCase;
use AflexiCdn\EndToEnd\Support\Program;
use AflexiCdn\EndToEnd\Support\World;
use WhmcsHost\Server\Sandbox;

/** What the extension keeps between requests outlives forks and restarts, and is used. */
final class LongLivedTest extends AddonTestCase
{
    protected function setUp(): void
    {
        parent::setUp();
        $this->sale($this->client('Ada', 'Byron', 'ada@example.test'), $this->product('boost'), 'ada');
    }

    public function testAForkedProcessWorksLikeItsParent(): void
    {
        $halted = Program::evaluate($this->site, <<<PHP
            require_once ROOTDIR . '/modules/addons/aflexi_cdn/lib/autoload.php';
            \$addon = 'WHMCS\Module\Addon\AflexiCdn\Extension::addon';
            // From here on this process has a runtime and open connections.
            \$addon()->save([{$this->product('boost')}], [{$this->product('boost')}], [], 'admin 1');
            \$child = pcntl_fork();
            WHMCS\Database\Capsule::connection()->reconnect();
            \$hidden = {$this->product('hidden')};
            if (\$child === 0) {
                \$worked = \$addon()->save([\$hidden], [\$hidden], [], 'admin 1')['work'];
                posix_kill(getmypid(), \$worked['halted'] === null ? SIGTERM : SIGKILL);
            }
            pcntl_waitpid(\$child, \$status);
            return pcntl_wtermsig(\$status) === SIGTERM ? \$addon()->work(5, 'cron')['halted'] : 'The child failed.';
            PHP);

        self::assertNull($halted);
        $this->assertInLine();
    }

    public function testRequestsOfOneWorkerShareConnections(): void
    {
        $this->save([$this->product('boost')]);
        $code = <<<'PHP'
            require_once ROOTDIR . '/modules/addons/aflexi_cdn/lib/autoload.php';
            for ($turn = 0; $turn < 5; $turn++) {
                WHMCS\Database\Capsule::table('mod_aflexi_cdn_accounts')->update(['applied_package' => 'old']);
                WHMCS\Database\Capsule::table('mod_aflexi_cdn_jobs')->update(['state' => 'due']);
                $updated[] = WHMCS\Module\Addon\AflexiCdn\Extension::addon()->work(5, 'cron')['updated'];
            }
            return array_sum($updated);
            PHP;
        $this->sandbox->resetCounters();

        self::assertSame(5, Program::evaluate($this->site, $code));

        $state = $this->sandbox->state();
        self::assertGreaterThan(10, $state['total_calls']);
        // One for the calls, one for this question.
        self::assertSame(2, $state['connections']);
    }

    public function testAPlatformRestartedMeanwhileIsNoError(): void
    {
        // Often enough that each worker of PHP-FPM has a connection that it keeps.
        for ($turn = 0; $turn < 4; $turn++) {
            $this->save([$this->product('boost')]);
            $this->save([]);
        }
        $this->restartSandbox();
        $this->site->pdo()->exec('DELETE FROM mod_aflexi_cdn_accounts');
        $this->site->pdo()->exec('DELETE FROM mod_aflexi_cdn_services');

        for ($turn = 0; $turn < 4; $turn++) {
            $page = $this->save([$this->product('boost')]);
            self::assertMatchesRegularExpression('/1 (created|activated)/', $page->text());
            self::assertStringContainsString('1 suspended', $this->save([])->text());
        }
        $this->assertInLine();
    }

    private function restartSandbox(): void
    {
        $port = parse_url($this->sandbox->url(), PHP_URL_PORT);
        $this->sandbox->stop();
        $this->sandbox = new Sandbox(
            World::sandbox(),
            $this->site->directory() . '/sandbox-again',
            key: $this->sandbox->key,
            port: $port,
        );
    }
}

<?php

declare(strict_types=1);

namespace AflexiCdn\Torture;

use AflexiCdn\EndToEnd\Support\AddonTestCase;
use AflexiCdn\EndToEnd\Support\Program;
use WhmcsHost\Server\Port;
use WhmcsHost\Server\Process;
use WhmcsHost\Wait;

/** The same story, however PHP is run: a save, payments, suspensions, a password, cron. No worker of PHP-FPM dies of it. */
final class ServerModesTest extends AddonTestCase
{
    private const PROBE = '/opcache-status.php';

    /** The server's log was so long when the test began. */
    private int $logged;

    protected function setUp(): void
    {
        parent::setUp();
        $this->logged = filesize($this->site->fpm()->log());
        file_put_contents($this->site->root() . self::PROBE, '<?php echo json_encode(opcache_get_status(false));');
    }

    protected function tearDown(): void
    {
        unlink($this->site->root() . self::PROBE);
        $this->site->runPhp();
        self::assertStringNotContainsString('exited on signal', $this->log());
        parent::tearDown();
    }

    public function testWorkersThatEndAfterThreeRequests(): void
    {
        $this->site->runPhp(pool: ['pm.max_children' => 2, 'pm.max_requests' => 3]);

        $this->story();

        self::assertGreaterThan(2, substr_count($this->log(), 'exited with code 0'), 'Workers were replaced.');
    }

    public function testWorkersThatAreMadeOnDemand(): void
    {
        $this->site->runPhp(pool: ['pm' => 'ondemand', 'pm.process_idle_timeout' => '1s']);
        $children = '/proc/' . $this->site->fpm()->pid() . '/task/' . $this->site->fpm()->pid() . '/children';

        $this->story(static function () use ($children): void {
            Wait::until(static fn (): bool => file_get_contents($children) === '', 10.0, 'the end of idle workers');
        });
    }

    public function testPreloaded(): void
    {
        $preload = $this->site->directory() . '/preload.php';
        $addon = $this->site->root() . '/modules/addons/aflexi_cdn';
        $files = ["$addon/hooks.php", ...glob("$addon/lib/{,*/}*.php", GLOB_BRACE)];
        // Its parent is WHMCS's, and not there yet.
        $files = array_values(array_diff($files, ["$addon/lib/Widget.php"]));
        $files = var_export($files, true);
        file_put_contents($preload, "<?php array_map(opcache_compile_file(...), $files);");
        $this->site->runPhp(['opcache.preload' => $preload, 'opcache.preload_user' => 'root']);

        $preloaded = $this->opcache()['preload_statistics'];
        self::assertContains('WHMCS\Module\Addon\AflexiCdn\Event', $preloaded['classes']);
        self::assertContains("$addon/hooks.php", $preloaded['scripts']);
        $this->story();
    }

    public function testCompiledToMachineCode(): void
    {
        $this->site->runPhp([
            'opcache.jit' => 'tracing',
            'opcache.jit_buffer_size' => '64M',
            'opcache.jit_hot_loop' => 2,
            'opcache.jit_hot_func' => 2,
            'opcache.enable_cli' => 1,
        ]);

        self::assertTrue($this->opcache()['jit']['on']);
        $cli = Program::evaluate($this->site, 'return opcache_get_status(false);');
        self::assertTrue($cli['jit']['on']);
        $this->story();
    }

    public function testWithoutOpcache(): void
    {
        $this->site->runPhp(['opcache.enable' => 0]);

        self::assertFalse($this->opcache()['opcache_enabled'] ?? false);
        $this->story();
    }

    public function testPhpsOwnServer(): void
    {
        $address = '127.0.0.1:' . Port::free();
        $server = new Process('php -S', [
            PHP_BINARY,
            '-c',
            $this->site->directory() . '/php.ini',
            '-S',
            $address,
            '-t',
            $this->site->root(),
        ], $this->site->directory() . '/php-server.log');
        try {
            $server->waitUntil(static fn (): bool => Port::accepts("tcp://$address"));
            $this->site->isServedFrom("http://$address/");
            // It cannot send a response off before PHP ends.
            $this->story($this->site->cron(...));
        } finally {
            $this->site->isServedFrom(null);
            $server->stop();
        }
    }

    /** @param callable(): mixed|null $between what happens after each scene */
    private function story(?callable $between = null): void
    {
        $between ??= static fn () => null;
        $this->buyer('ada');
        $page = $this->save([$this->product('boost')]);
        self::assertStringContainsString('1 created', $page->text());
        foreach (['bob', 'cyd'] as $name) {
            $buyer = $this->customer($name);
            $this->site->event('payments', 'pay', $buyer->invoice);
            $between();
            $this->settle();
            self::assertSame('active', $this->statusByName()[$name] ?? 'none');
        }
        $this->site->event('services', 'setStatus', $buyer->service, 'Suspended');
        $between();
        $this->settle();
        self::assertSame(['ada' => 'active', 'bob' => 'active', 'cyd' => 'suspended'], $this->statusByName());
        self::assertSame($this->passwordAtThePlatform('bob'), $this->passwordShown('bob'));
        $this->site->cron(daily: true);
        $this->assertInLine();
        $master = $this->site->fpm()->pid();
        self::assertCount(1, glob("/proc/$master/task/*"), 'Nothing of ours is started in the master.');
    }

    private function opcache(): array
    {
        return (array) json_decode($this->site->visitor()->get(ltrim(self::PROBE, '/'))->body, true);
    }

    /** What PHP-FPM wrote during this test. */
    private function log(): string
    {
        return file_get_contents($this->site->fpm()->log(), offset: $this->logged);
    }
}

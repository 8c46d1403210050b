<?php

declare(strict_types=1);

namespace AflexiCdn\EndToEnd;

use AflexiCdn\EndToEnd\Support\AddonTestCase;
use AflexiCdn\EndToEnd\Support\World;
use Phar;
use PharData;
use WHMCS\Module\Addon\AflexiCdn\Install\Installation;
use WHMCS\Module\Addon\AflexiCdn\Module;
use WhmcsHost\Wait;

/** bin/install with the PHPs of this machine, whose directories are others here, and beside a WHMCS at work. */
final class InstallCommandTest extends AddonTestCase
{
    private const WELL = 0;
    private const NOT_WELL = 1;
    private const CANNOT = 3;

    /** The root of a machine whose /usr/bin/php and /usr/sbin/php-fpm are the real ones. */
    private string $root;

    private string $so;

    private int $status;
    private string $said;

    protected function setUp(): void
    {
        parent::setUp();
        $this->root = $this->site->directory() . '/machine-' . bin2hex(random_bytes(4));
        foreach (['/usr/bin', '/usr/sbin', '/ext', '/etc/php.d', '/dist'] as $directory) {
            mkdir($this->root . $directory, 0755, true);
        }
        foreach (glob(ini_get('extension_dir') . '/*.so') as $extension) {
            symlink($extension, "$this->root/ext/" . basename($extension));
        }
        if (posix_geteuid() === 0) {
            $this->giveAway();
        }
        $this->so = "$this->root/ext/aflexi_cdn.so";
        file_put_contents("$this->root/etc/php.ini", "extension_dir = $this->root/ext\n");
        $minor = PHP_MAJOR_VERSION . '.' . PHP_MINOR_VERSION;
        $programs = ['bin/php' => PHP_BINARY, 'sbin/php-fpm' => "/usr/sbin/php-fpm$minor"];
        foreach ($programs as $name => $program) {
            $directories = "PHPRC=$this->root/etc PHP_INI_SCAN_DIR=$this->root/etc/php.d:/etc/php/$minor/cli/conf.d";
            file_put_contents("$this->root/usr/$name", "#!/bin/sh\n$directories exec $program \"\$@\"\n");
            chmod("$this->root/usr/$name", 0755);
        }
    }

    public function testARealPhpGetsTheExtensionOutOfItsArchiveAndWhmcsIsAskedWithIt(): void
    {
        $this->site->cron();
        $this->page();
        $package = $this->package();

        $this->type('check');
        $this->assertEnded(self::NOT_WELL);
        self::assertStringContainsString(basename($package, '.tgz'), $this->said);

        $this->type('install', dirname($package));
        $this->assertEnded(self::WELL);
        self::assertFileEquals(World::extension(), $this->so);
        foreach (['bin/php', 'sbin/php-fpm'] as $program) {
            $info = shell_exec("$this->root/usr/$program -i");
            self::assertMatchesRegularExpression('/Aflexi CDN for WHMCS => enabled\s+Version => /', $info, $program);
        }

        $this->type('check', '--whmcs=' . $this->site->root());
        $this->assertEnded(self::WELL);
        foreach (['web', 'WHMCS cron job'] as $place) {
            self::assertStringContainsString("WHMCS: The PHP of the $place, as it is since 20", $this->said);
        }
        self::assertStringContainsString('WHMCS: Aflexi accepts', $this->said);
        self::assertStringContainsString('Nothing wrong was found.', $this->said);

        $this->sandbox->setFaults(['kind' => 'down']);
        $this->type('check', '--whmcs=' . $this->site->root());
        $this->assertEnded(self::NOT_WELL);
        self::assertStringContainsString('[!] WHMCS: ', $this->said);

        $this->type('uninstall');
        $this->assertEnded(self::WELL);
        self::assertFileDoesNotExist($this->so);
        self::assertStringNotContainsString('Aflexi', shell_exec("$this->root/usr/bin/php -i"));
    }

    public function testRootAsksWhmcsAsItsOwner(): void
    {
        if (posix_geteuid() !== 0) {
            self::markTestSkipped('Root alone can become somebody else.');
        }
        $whmcs = "$this->root/whmcs";
        mkdir($whmcs);
        $code = "<?php exit('It is ' . posix_geteuid() . ', session ' . (int) (posix_getsid(0) === getmypid()));\n";
        file_put_contents("$whmcs/init.php", $code);
        symlink('/etc/passwd', "$whmcs/configuration.php");

        $this->type('check', "--whmcs=$whmcs");
        self::assertStringContainsString("WHMCS in $whmcs was not asked: it belongs to root", $this->said);
        self::assertStringNotContainsString('It is', $this->said);

        $user = posix_getpwnam('www-data')['uid'];
        foreach ([$whmcs, "$whmcs/configuration.php"] as $owned) {
            lchown($owned, $user);
            $this->type('check', "--whmcs=$whmcs");
            // What does not answer as WHMCS does is quoted.
            self::assertStringContainsString("It says: It is $user, session 1", $this->said);
            chown($whmcs, 0);
        }
    }

    public function testThePlaceWhereItWasMissingWhenLastSeenIsNamed(): void
    {
        $this->type('install', World::extension());
        $this->site->useExtension(null);
        try {
            $this->site->cron();
        } finally {
            $this->site->useExtension(World::extension());
        }
        $this->page();

        $this->type('check', '--whmcs=' . $this->site->root());

        $this->assertEnded(self::NOT_WELL);
        $told = preg_grep('/^\[!\]/', explode("\n", $this->said));
        self::assertCount(1, $told, $this->said);
        self::assertStringContainsString('The PHP of the WHMCS cron job, as it is since 20', reset($told));

        $page = $this->page(self::PAGE . '&page=health')->xpath();
        $row = "normalize-space(//table[contains(@class, 'aflexi-phps')]//tr[th[normalize-space() = '%s']]/td[1])";
        self::assertSame('OK', $page->evaluate(sprintf($row, 'The PHP of the web')));
        self::assertSame('Critical', $page->evaluate(sprintf($row, 'The PHP of the WHMCS cron job')));
    }

    /** @dataProvider unfit */
    public function testAFileThatPhpRefusesChangesNothing(string $file): void
    {
        $this->type('install', World::extension());
        $unfit = "$this->root/dist/aflexi_cdn.so";
        $file === 'cut' ? file_put_contents($unfit, file_get_contents(World::extension(), length: 100_000))
            : copy(ini_get('extension_dir') . '/pdo.so', $unfit);

        $this->type('upgrade', $unfit);

        $this->assertEnded(self::CANNOT);
        self::assertStringContainsString('does not load this file, so nothing was changed', $this->said);
        self::assertFileEquals(World::extension(), $this->so);
        self::assertSame([], glob("$this->root/ext/{,.}*aflexi-*", GLOB_BRACE));
    }

    /** @return array<string, array{string}> */
    public static function unfit(): array
    {
        return ['cut short' => ['cut'], 'another extension' => ['another']];
    }

    public function testARunningFpmKeepsTheFormerFileUntilItIsReloaded(): void
    {
        $this->type('install', World::extension());
        $this->site->useExtension($this->so);
        try {
            $logged = filesize($this->site->fpm()->log());
            $answers = $this->requestWhile(function (): void {
                for ($turn = 1; $turn <= 4; $turn++) {
                    file_put_contents("$this->root/dist/next.so", file_get_contents(World::extension()) . $turn);
                    $this->type('upgrade', "$this->root/dist/next.so");
                    $this->assertEnded(self::WELL);
                }
            });
            self::assertGreaterThan(10, count($answers));
            self::assertSame(['404'], array_values(array_unique($answers)), 'what it answers without a token');
            self::assertStringContainsString("$this->so (deleted)", $this->mapped(), 'still the first');

            posix_kill($this->site->fpm()->pid(), SIGUSR2);
            $log = fn (): string => file_get_contents($this->site->fpm()->log(), offset: $logged);
            $again = '/reloading: execvp.*ready to handle connections/s';
            Wait::until(fn (): bool => preg_match($again, $log()) === 1, 10.0, 'PHP-FPM to be there again');
            self::assertSame(404, $this->site->visitor()->get('modules/addons/aflexi_cdn/health.php')->status);

            self::assertStringNotContainsString('(deleted)', $this->mapped());
            self::assertStringContainsString(' ' . fileinode($this->so) . ' ', $this->mapped(), 'the last');
            self::assertStringNotContainsString('exited on signal', $log());
        } finally {
            $this->site->useExtension(World::extension());
        }
    }

    /** Root asks WHMCS as the owner of configuration.php, who needs the database, and code outside of /root. */
    private function giveAway(): void
    {
        $configuration = $this->site->root() . '/configuration.php';
        $code = dirname(__DIR__, 2) . '/whmcs';
        exec('cp -R ' . escapeshellarg($code) . ' ' . escapeshellarg("$this->root/host"));
        $says = file_get_contents($configuration);
        $says = str_replace("$code/autoload.php", "$this->root/host/autoload.php", $says, $places);
        file_put_contents($configuration, $says);
        self::assertSame(1, $places);
        chown($configuration, 'www-data');
        chmod($this->site->directory() . '/db', 0711);
    }

    /** The archive for this PHP. */
    private function package(): string
    {
        $name = Installation::packageFor(
            Module::VERSION,
            PHP_MAJOR_VERSION . '.' . PHP_MINOR_VERSION,
            php_uname('m'),
            'glibc',
            (bool) PHP_DEBUG,
            (bool) PHP_ZTS
        );
        $tar = "$this->root/packing.tar";
        $archive = new PharData($tar);
        $archive->addFile(World::extension(), 'aflexi_cdn.so');
        $archive->compress(Phar::GZ);
        rename("$tar.gz", "$this->root/dist/$name.tgz");

        return "$this->root/dist/$name.tgz";
    }

    private function type(string ...$words): void
    {
        $command = [PHP_BINARY, $this->site->root() . '/modules/addons/aflexi_cdn/bin/install', ...$words];
        exec(implode(' ', array_map('escapeshellarg', [...$command, "--root=$this->root"])) . ' 2>&1', $lines, $status);
        [$this->status, $this->said] = [$status, implode("\n", $lines)];
    }

    private function assertEnded(int $status): void
    {
        self::assertSame($status, $this->status, $this->said);
    }

    /** @return list<string> the HTTP status of each of the requests that another process made meanwhile, one by one */
    private function requestWhile(callable $work): array
    {
        $url = $this->site->url() . 'modules/addons/aflexi_cdn/health.php';
        $codes = "$this->root/codes";
        $loop = 'while (true) {'
            . ' $line = (@fopen($argv[1], "r", false, stream_context_create(["http" => ["ignore_errors" => true]])))'
            . ' ? explode(" ", $http_response_header[0])[1] : "none";'
            . ' file_put_contents($argv[2], "$line\n", FILE_APPEND); }';
        $process = proc_open([PHP_BINARY, '-r', $loop, $url, $codes], [], $pipes);
        try {
            Wait::until(fn (): bool => is_file($codes), 10.0, 'the first answer');
            $work();
        } finally {
            proc_terminate($process);
            proc_close($process);
        }

        return file($codes, FILE_IGNORE_NEW_LINES);
    }

    /** What the workers of PHP-FPM have in memory of the extension. */
    private function mapped(): string
    {
        $master = $this->site->fpm()->pid();
        $maps = '';
        foreach (explode(' ', trim(file_get_contents("/proc/$master/task/$master/children"))) as $worker) {
            $maps .= file_get_contents("/proc/$worker/maps");
        }

        return implode("\n", preg_grep('/aflexi_cdn\.so/', explode("\n", $maps)));
    }
}

<?php

namespace AflexiCdn\Tests\Unit;

use PHPUnit\Framework\TestCase;
use WHMCS\Module\Addon\AflexiCdn\Install\Access;
use WHMCS\Module\Addon\AflexiCdn\Install\Cron;
use WHMCS\Module\Addon\AflexiCdn\Install\Installation;
use WHMCS\Module\Addon\AflexiCdn\Install\Php;
use WHMCS\Module\Addon\AflexiCdn\Install\Why;
use WHMCS\Module\Addon\AflexiCdn\Module;

/** bin/install on machines of every layout; the PHPs there are scripts. */
final class InstallTest extends TestCase
{
    private const WELL = 0;
    private const NOT_WELL = 1;
    private const WRONG_USAGE = 2;
    private const CANNOT = 3;

    private const SO = '/usr/lib/php/20220829/aflexi_cdn.so';

    /** @var Machine */
    private $machine;

    protected function setUp(): void
    {
        $this->machine = new Machine();
    }

    protected function tearDown(): void
    {
        $this->machine->remove();
    }

    /**
     * @dataProvider layouts
     *
     * @param list<string>         $programs
     * @param array<string, mixed> $facts    of both
     * @param list<string>         $made
     */
    public function testItInstallsFindsAllWellAndTakesOutAgain(
        array $programs,
        array $facts,
        array $made,
        string $reload
    ): void {
        $this->machine->php($programs[0], $facts);
        $this->machine->php($programs[1], ['SAPI' => 'FPM/FastCGI'] + $facts);
        $package = 'php_aflexi_cdn-' . Module::VERSION . '_php8.2-x86_64-linux-glibc.tgz';
        $this->machine->archive("/dist/$package", Module::VERSION);
        $before = $this->machine->files();

        $this->machine->type();
        $this->assertEnded(self::NOT_WELL);
        foreach (array_merge($programs, [basename($package, '.tgz'), $made[0]]) as $named) {
            self::assertStringContainsString($named, $this->machine->said);
        }
        self::assertSame($before, $this->machine->files());

        $this->machine->type('install', $this->machine->root . '/dist', '--dry-run');
        $this->assertEnded(self::WELL);
        foreach ($made as $path) {
            self::assertStringContainsString($path, $this->machine->said);
        }
        self::assertSame($before, $this->machine->files());

        $this->machine->type('install', $this->machine->root . '/dist');
        $this->assertEnded(self::WELL);
        self::assertStringContainsString($reload, $this->machine->said);
        $after = $this->machine->files();
        self::assertEqualsCanonicalizing($made, array_keys(array_diff_key($after, $before)), 'and nothing else');
        self::assertSame($before, array_intersect_key($after, $before));
        self::assertSame([Module::VERSION, Module::VERSION], array_map([$this->machine, 'loads'], $programs));
        self::assertSame(0644, fileperms($this->machine->root . $made[0]) & 07777);

        $this->machine->type();
        $this->assertEnded(self::WELL);
        self::assertStringContainsString('Nothing wrong was found.', $this->machine->said);
        foreach (['install', 'upgrade'] as $command) {
            $this->machine->type($command, $this->machine->root . '/dist');
            $this->assertEnded(self::WELL);
            self::assertStringContainsString('All of it is so already.', $this->machine->said);
            self::assertSame($after, $this->machine->files());
        }

        $this->machine->type('uninstall');
        $this->assertEnded(self::WELL);
        self::assertSame($before, $this->machine->files());
    }

    public static function layouts(): array
    {
        $cases = [];
        foreach (
            [
                'RHEL' => ['/usr/bin/php', '/usr/sbin/php-fpm', '/usr/lib64/php/modules', '/etc/php.d',
                    'systemctl reload php-fpm'],
                'Remi' => ['/opt/remi/php82/root/usr/bin/php', '/opt/remi/php82/root/usr/sbin/php-fpm',
                    '/opt/remi/php82/root/usr/lib64/php/modules', '/etc/opt/remi/php82/php.d',
                    'systemctl reload php82-php-fpm'],
                'cPanel' => ['/opt/cpanel/ea-php82/root/usr/bin/php', '/opt/cpanel/ea-php82/root/usr/sbin/php-fpm',
                    '/opt/cpanel/ea-php82/root/usr/lib64/php/modules', '/opt/cpanel/ea-php82/root/etc/php.d',
                    '/scripts/restartsrv_apache_php_fpm'],
                'Plesk' => ['/opt/plesk/php/8.2/bin/php', '/opt/plesk/php/8.2/sbin/php-fpm',
                    '/opt/plesk/php/8.2/lib64/php/modules', '/opt/plesk/php/8.2/etc/php.d',
                    'systemctl reload plesk-php82-fpm'],
                'CloudLinux' => ['/opt/alt/php82/usr/bin/php', '/opt/alt/php82/usr/sbin/php-fpm',
                    '/opt/alt/php82/usr/lib64/php/modules', '/opt/alt/php82/link/conf', 'cagefsctl --force-update'],
                'built on the machine' => ['/usr/local/bin/php', '/usr/local/sbin/php-fpm',
                    '/usr/local/lib/php/extensions/no-debug-non-zts-20220829', '/usr/local/etc/php/conf.d',
                    'systemctl reload php-fpm'],
            ] as $name => list($cli, $fpm, $extensions, $scan, $reload)
        ) {
            $made = ["$extensions/aflexi_cdn.so", "$scan/20-aflexi_cdn.ini"];
            $cases[$name] = [[$cli, $fpm], ['EXTENSIONS' => $extensions, 'SCAN' => $scan], $made, $reload];
        }

        return $cases;
    }

    public function testOnDebianTheLineStandsInOnePlaceAndIsLinkedFromEachPhp(): void
    {
        $this->machine->debian();
        $file = $this->machine->so('/tmp/aflexi_cdn.so', Module::VERSION);
        $before = $this->machine->files();

        $this->machine->type('install', $file);

        $this->assertEnded(self::WELL);
        $ini = '/etc/php/8.2/mods-available/aflexi_cdn.ini';
        $after = array_diff_key($this->machine->files(), $before);
        self::assertStringContainsString("; priority=20\nextension=aflexi_cdn\n", $after[$ini]);
        foreach (['apache2', 'cli', 'fpm'] as $sapi) {
            self::assertSame("-> $ini", $after["/etc/php/8.2/$sapi/conf.d/20-aflexi_cdn.ini"]);
        }
        self::assertCount(5, $after);
        self::assertStringContainsString('systemctl reload php8.2-fpm', $this->machine->said);

        $this->machine->type('uninstall');
        $this->assertEnded(self::WELL);
        self::assertSame($before, $this->machine->files());
    }

    public function testAnApacheThatCameLaterIsLinkedToo(): void
    {
        $this->machine->debian();
        $apache = $this->machine->root . '/etc/php/8.2/apache2/conf.d';
        rmdir($apache);
        $file = $this->machine->so('/tmp/aflexi_cdn.so', Module::VERSION);
        $this->machine->type('install', $file);
        $this->machine->type();
        $this->assertEnded(self::WELL);

        // That of CGI has a line of its own.
        $this->machine->put('/etc/php/8.2/cgi/conf.d/mine.ini', 'extension=aflexi_cdn');
        mkdir($apache);
        $before = $this->machine->files();
        $this->machine->type();
        $this->assertEnded(self::NOT_WELL);
        self::assertSame(1, substr_count($this->machine->said, '[!]   The PHP that reads '), $this->machine->said);
        self::assertStringContainsString("The PHP that reads $apache cannot be asked", $this->machine->said);

        foreach (['install', 'upgrade'] as $command) {
            $this->machine->type($command, $file);
            $this->assertEnded(self::WELL);
            $link = '-> /etc/php/8.2/mods-available/aflexi_cdn.ini';
            $after = $before + ['/etc/php/8.2/apache2/conf.d/20-aflexi_cdn.ini' => $link];
            self::assertEquals($after, $this->machine->files());
            $this->machine->type();
            $this->assertEnded(self::WELL);
            unlink("$apache/20-aflexi_cdn.ini");
        }

        $this->machine->type('uninstall');
        $this->assertEnded(self::WELL);
        $left = preg_grep('/aflexi_cdn/', array_keys($this->machine->files()));
        self::assertSame(['/tmp/aflexi_cdn.so'], array_values($left));
    }

    public function testALineThatSomebodyWroteStaysAsItIsAndIsLinked(): void
    {
        $this->machine->debian();
        $this->machine->put('/etc/php/8.2/mods-available/aflexi_cdn.ini', "; ours\nextension=aflexi_cdn.so\n");

        $this->machine->type('install', $this->machine->so('/tmp/aflexi_cdn.so', Module::VERSION));

        $this->assertEnded(self::WELL);
        $files = $this->machine->files();
        self::assertStringStartsWith('; ours', $files['/etc/php/8.2/mods-available/aflexi_cdn.ini']);
        self::assertArrayHasKey('/etc/php/8.2/fpm/conf.d/20-aflexi_cdn.ini', $files);
        self::assertSame(Module::VERSION, $this->machine->loads('/usr/sbin/php-fpm8.2'));
    }

    public function testAFileOfAnotherNameIsLeftToAPerson(): void
    {
        $this->machine->debian();
        $file = $this->machine->so('/build/libaflexi_cdn.so', '0.0.1');
        $this->machine->put('/etc/php/8.2/cli/conf.d/dev.ini', "extension=$file\n");
        $before = $this->machine->files();

        $this->machine->type('install', $file);

        $this->assertEnded(self::CANNOT);
        self::assertStringContainsString("An .ini file loads $file", $this->machine->said);
        self::assertSame($before, $this->machine->files());
    }

    public function testItRunsInAPhpWithoutExtensionsAndIniFiles(): void
    {
        $this->machine->debian();
        $file = $this->machine->so('/tmp/aflexi_cdn.so', Module::VERSION);
        $archive = $this->machine->archive('/tmp/a.tgz', Module::VERSION);

        $this->machine->typeTo(['-n'], 'install', $file);
        $this->assertEnded(self::WELL);
        $this->machine->typeTo(['-n'], 'check');
        $this->assertEnded(self::WELL);
        $this->machine->typeTo(['-n', '-d', 'disable_functions=proc_open'], 'check');
        $this->assertEnded(self::CANNOT);
        self::assertStringContainsString('proc_open is in disable_functions', $this->machine->said);
        if (trim((string) shell_exec(PHP_BINARY . ' -n -r "echo (int) class_exists(\'PharData\');"')) === '0') {
            $this->machine->typeTo(['-n'], 'install', $archive);
            $this->assertEnded(self::CANNOT);
            self::assertStringContainsString('lacks the extension phar', $this->machine->said);
        }
    }

    public function testWithSeveralPhpsItHasToBeSaidWhich(): void
    {
        $this->machine->debian();
        $this->machine->php('/usr/bin/php8.4', ['VERSION' => '8.4.1', 'API' => '20240924',
            'EXTENSIONS' => '/usr/lib/php/20240924', 'SCAN' => '/etc/php/8.4/cli/conf.d']);
        $this->machine->archive('/dist/' . self::package('8.2') . '.tgz', Module::VERSION);
        $this->machine->archive('/dist/' . self::package('8.4') . '.tgz', Module::VERSION, '20240924');
        $dist = $this->machine->root . '/dist';

        $this->machine->type('install', $dist);
        $this->assertEnded(self::WRONG_USAGE);
        foreach (['php8.2 (8.2.7)', 'php8.4 (8.4.1)'] as $php) {
            self::assertStringContainsString("  --php={$this->machine->root}/usr/bin/$php\n", $this->machine->said);
        }

        $this->machine->type('install', $dist, "--php={$this->machine->root}/usr/bin/php8.4");
        $this->assertEnded(self::WELL);
        self::assertSame(['none', Module::VERSION], $this->loaded('/usr/bin/php8.2', '/usr/bin/php8.4'));

        $this->machine->type('install', $dist, '--all');
        $this->assertEnded(self::WELL);
        self::assertSame(
            [Module::VERSION, Module::VERSION, Module::VERSION],
            $this->loaded('/usr/bin/php8.2', '/usr/bin/php8.4', '/usr/sbin/php-fpm8.2')
        );
    }

    public function testWithAllAPhpWithoutAnArchiveIsLeftOutAndANamedOneIsNot(): void
    {
        $this->installed('0.0.1');
        $this->secondPhp();
        $this->machine->archive('/dist/' . self::package('8.2') . '.tgz', Module::VERSION);
        $dist = $this->machine->root . '/dist';
        $before = $this->machine->files();

        $this->machine->type('install', $dist, "--php={$this->machine->root}/usr/bin/php8.4");
        $this->assertEnded(self::CANNOT);
        self::assertSame($before, $this->machine->files());

        $this->machine->type('install', $dist, '--all');
        $this->assertEnded(self::NOT_WELL);
        self::assertStringContainsString('There is no ' . self::package('8.4') . '.tgz', $this->machine->said);
        self::assertSame([Module::VERSION, 'none'], $this->loaded('/usr/bin/php8.2', '/usr/bin/php8.4'));
    }

    public function testAllAreTriedBeforeTheFirstIsChanged(): void
    {
        $this->installed('0.0.1');
        $this->secondPhp();
        $this->machine->archive('/dist/' . self::package('8.2') . '.tgz', Module::VERSION);
        $this->machine->archive('/dist/' . self::package('8.4') . '.tgz', Module::VERSION, 'another');
        $before = $this->machine->files();

        $this->machine->type('install', $this->machine->root . '/dist', '--all');

        $this->assertEnded(self::CANNOT);
        self::assertStringContainsString('does not load this file, so nothing was changed', $this->machine->said);
        self::assertSame($before, $this->machine->files());
    }

    public function testWhenALaterOneFailsItIsSaidWhichWereDone(): void
    {
        $this->installed('0.0.1');
        $this->secondPhp(['BLIND' => 'yes']);
        $this->machine->archive('/dist/' . self::package('8.2') . '.tgz', Module::VERSION);
        $this->machine->archive('/dist/' . self::package('8.4') . '.tgz', Module::VERSION, '20240924');

        $this->machine->type('install', $this->machine->root . '/dist', '--all');

        $this->assertEnded(self::CANNOT);
        self::assertStringContainsString('php8.4 would load no aflexi_cdn afterwards', $this->machine->said);
        self::assertStringContainsString('done before, and stays: PHP 8.2.7, extensions in', $this->machine->said);
        self::assertSame(Module::VERSION, $this->machine->loads('/usr/bin/php8.2'));
        self::assertFileDoesNotExist($this->machine->root . '/usr/lib/php/20240924/aflexi_cdn.so');
    }

    public function testAllAreThosePhpsThatHaveItUnlessItIsInstalled(): void
    {
        $this->installed('0.0.1');
        // It scans no directory, and has no line of ours.
        $this->secondPhp(['SCAN' => '']);
        $this->machine->php('/usr/local/bin/php', ['EXTENSIONS' => '/usr/lib/php/20220829']);

        $this->machine->type('uninstall', '--all');
        $this->assertEnded(self::WELL);
        self::assertStringNotContainsString('8.4', $this->machine->said);
        self::assertSame('none', $this->machine->loads('/usr/bin/php8.2'));

        $this->machine->type('upgrade', $this->machine->so('/tmp/new.so', Module::VERSION), '--all');
        $this->assertEnded(self::CANNOT);
        self::assertStringContainsString('No PHP has the extension yet', $this->machine->said);
    }

    public function testOfPhpsThatShareADirectoryThePanelsIsReloadedUnlessAnotherIsNamed(): void
    {
        $shared = ['EXTENSIONS' => '/ext', 'SCAN' => '/php.d'];
        $this->machine->php('/usr/bin/php', $shared);
        $this->machine->php('/opt/cpanel/ea-php82/root/usr/bin/php', $shared);
        $file = $this->machine->so('/tmp/new.so', Module::VERSION);

        $this->machine->type('install', $file);
        $this->assertEnded(self::WELL);
        self::assertStringContainsString('/scripts/restartsrv_apache_php_fpm', $this->machine->said);

        $this->machine->type('uninstall', "--php={$this->machine->root}/usr/bin/php");
        $this->assertEnded(self::WELL);
        self::assertStringContainsString('systemctl reload php-fpm', $this->machine->said);
    }

    public function testWhatIsOutsideOfTheRootIsNotChanged(): void
    {
        $this->machine->debian();
        $other = new Machine();
        try {
            $other->make('/usr/bin', '/usr/sbin');
            symlink($this->machine->root . '/usr/bin/php8.2', $other->root . '/usr/bin/php8.2');
            $file = $this->machine->so('/tmp/new.so', Module::VERSION);
            $before = $this->machine->files();

            $other->type('install', $file);

            self::assertSame(self::WRONG_USAGE, $other->status, $other->said);
            self::assertSame($before, $this->machine->files());
        } finally {
            $other->remove();
        }
    }

    public function testPhpsOfOneMinorVersionThatShareADirectoryAreOne(): void
    {
        $this->machine->debian();
        $this->machine->php('/usr/sbin/php-fpm8.2', ['VERSION' => '8.2.6', 'SAPI' => 'FPM/FastCGI',
            'EXTENSIONS' => '/usr/lib/php/20220829', 'SCAN' => '/etc/php/8.2/fpm/conf.d']);

        $this->machine->type('install', $this->machine->so('/tmp/new.so', Module::VERSION));

        $this->assertEnded(self::WELL);
        self::assertSame(
            [Module::VERSION, Module::VERSION],
            $this->loaded('/usr/bin/php8.2', '/usr/sbin/php-fpm8.2')
        );
    }

    public function testUpgradeIsForThosePhpsThatHaveIt(): void
    {
        $this->installed('0.0.1');
        $this->machine->php('/usr/bin/php8.4', ['VERSION' => '8.4.1', 'API' => '20240924',
            'EXTENSIONS' => '/usr/lib/php/20240924', 'SCAN' => '/etc/php/8.4/cli/conf.d']);

        $this->machine->type();
        $this->assertEnded(self::NOT_WELL);
        self::assertStringContainsString('is version "0.0.1", an older one.', $this->machine->said);

        $this->machine->type('upgrade', $this->machine->so('/tmp/new.so', Module::VERSION));
        $this->assertEnded(self::WELL);
        self::assertSame(
            [Module::VERSION, Module::VERSION, 'none'],
            $this->loaded('/usr/bin/php8.2', '/usr/sbin/php-fpm8.2', '/usr/bin/php8.4')
        );
    }

    /** @dataProvider unfit */
    public function testWhatDoesNotFitChangesNothing(string $text, string $told): void
    {
        $this->installed('0.0.1');
        $this->machine->put('/tmp/aflexi_cdn.so', $text);
        $before = $this->machine->files();

        $this->machine->type('upgrade', $this->machine->root . '/tmp/aflexi_cdn.so');

        $this->assertEnded(self::CANNOT);
        self::assertStringContainsString($told, $this->machine->said);
        self::assertSame($before, $this->machine->files());
    }

    public static function unfit(): array
    {
        return [
            'another PHP' => ['built for 20230831 ' . Module::VERSION, 'Unable to load dynamic library'],
            'the archive that would fit is named' => ['rubbish', self::package('8.2') . '.tgz'],
            'another version' => ['built for 20220829 99.0.0', 'This file is version 99.0.0, but'],
        ];
    }

    public function testOneThatLoadsInTheTrialAndNotAfterwardsIsTakenBack(): void
    {
        foreach ([false, true] as $isThere) {
            $isThere ? $this->installed('0.0.1') : $this->machine->debian();
            $facts = $this->machine->root . '/usr/sbin/php-fpm8.2.facts';
            file_put_contents($facts, str_replace("BLIND=''", "BLIND='yes'", (string) file_get_contents($facts)));
            $file = $this->machine->so('/tmp/new.so', Module::VERSION);
            $before = $this->machine->files();

            $this->machine->type('install', $file);

            $this->assertEnded(self::CANNOT);
            self::assertStringContainsString('php-fpm8.2 would load no aflexi_cdn afterwards', $this->machine->said);
            self::assertSame($before, $this->machine->files());
            $this->tearDown();
            $this->setUp();
        }
    }

    public function testALineThatIsThereAlreadyIsNotDoubledAndItsPathIsKept(): void
    {
        $this->machine->debian();
        $file = $this->machine->so('/opt/cdn/aflexi_cdn.so', '0.0.1');
        foreach (['cli', 'fpm'] as $sapi) {
            $this->machine->put("/etc/php/8.2/$sapi/conf.d/99-mine.ini", "memory_limit = 1G\nextension = $file\n");
        }
        $before = $this->machine->files();

        $this->machine->type('upgrade', $this->machine->so('/tmp/new.so', Module::VERSION));

        $this->assertEnded(self::WELL);
        unlink($this->machine->root . '/tmp/new.so');
        self::assertSame(array_keys($before), array_keys($this->machine->files()));
        self::assertSame(Module::VERSION, $this->machine->loads('/usr/sbin/php-fpm8.2'));

        $this->machine->type('uninstall');
        $this->assertEnded(self::CANNOT);
        self::assertStringContainsString('99-mine.ini yourself', $this->machine->said);
        self::assertSame(Module::VERSION, $this->machine->loads('/usr/sbin/php-fpm8.2'));
    }

    public function testWithoutADirectoryOfIniFilesTheLineIsLeftToAPerson(): void
    {
        $this->machine->php('/usr/local/bin/php', ['EXTENSIONS' => '/ext', 'PHP_INI' => '/usr/local/etc/php.ini']);
        $file = $this->machine->so('/tmp/aflexi_cdn.so', Module::VERSION);
        $before = $this->machine->files();

        $this->machine->type('install', $file);

        $this->assertEnded(self::CANNOT);
        $told = "add this line to /usr/local/etc/php.ini yourself: extension={$this->machine->root}/ext/aflexi_cdn.so";
        self::assertStringContainsString($told, $this->machine->said);
        self::assertSame($before, $this->machine->files());
    }

    public function testAFileThatTheWebMayNotReadIsNamed(): void
    {
        $this->installed(Module::VERSION);
        $this->machine->type();
        $this->assertEnded(self::WELL);

        chmod($this->machine->root . '/usr/lib/php', 0700);
        $this->machine->type();

        $this->assertEnded(self::NOT_WELL);
        self::assertStringContainsString("{$this->machine->root}/usr/lib/php is in the way", $this->machine->said);
    }

    public function testThePhpOfTheCronJobIsLookedAtToo(): void
    {
        $this->installed(Module::VERSION);
        $whmcs = $this->whmcs();
        $this->machine->put('/etc/cron.d/whmcs', "*/5 * * * * www-data php -q $whmcs/crons/cron.php\n");
        $this->machine->type("--whmcs=$whmcs");
        $this->assertEnded(self::WELL);
        self::assertStringContainsString('/etc/cron.d/whmcs runs with ', $this->machine->said);
        self::assertStringContainsString('which loads aflexi_cdn ' . Module::VERSION, $this->machine->said);

        $this->machine->php('/opt/php83/bin/php', ['VERSION' => '8.3.1', 'EXTENSIONS' => '/opt/php83/ext',
            'SCAN' => '/opt/php83/php.d']);
        $job = "*/5 * * * * {$this->machine->root}/opt/php83/bin/php -q $whmcs/crons/cron.php\n";
        // Each line of a table counts.
        $this->machine->put('/var/spool/cron/whmcs', "{$job}0 1 * * * php -q $whmcs/crons/cron.php do --x\n");
        $this->machine->type("--whmcs=$whmcs");

        $this->assertEnded(self::NOT_WELL);
        self::assertStringContainsString(
            "/var/spool/cron/whmcs runs with {$this->machine->root}/opt/php83/bin/php, which does not load aflexi_cdn.",
            $this->machine->said
        );
        self::assertStringContainsString(self::package('8.3'), $this->machine->said);
    }

    public function testTheCronJobOfAnotherWhmcsIsMentionedAndNoFault(): void
    {
        $this->installed(Module::VERSION);
        $whmcs = $this->whmcs();
        $this->machine->php('/opt/php83/bin/php', ['VERSION' => '8.3.1', 'EXTENSIONS' => '/ext', 'SCAN' => '/php.d']);
        $php = $this->machine->root . '/opt/php83/bin/php';
        $this->machine->put('/etc/cron.d/others', "*/5 * * * * eve $php -q {$whmcs}2/crons/cron.php\n"
            . "*/5 * * * * eve $php -q /home/eve$whmcs/crons/cron.php\n*/5 * * * * eve wget crons/cron.php\n");

        $this->machine->type("--whmcs=$whmcs");

        $this->assertEnded(self::WELL);
        $told = "The cron job of another WHMCS in {$this->machine->root}/etc/cron.d/others runs with";
        self::assertSame(2, substr_count($this->machine->said, "$told $php.\n"));
        self::assertSame(1, substr_count($this->machine->said, "$told a PHP that cannot be told.\n"));

        if (posix_geteuid() === 0) {
            $this->machine->put('/var/spool/cron/bob', "*/5 * * * * $php -q crons/cron.php\n");
            chown("$whmcs/configuration.php", 'www-data');
            chown($this->machine->root . '/var/spool/cron/bob', 'www-data');
            $this->machine->type("--whmcs=$whmcs");
            $this->assertEnded(self::NOT_WELL, 'in the table of its owner it is his');
        }
    }

    public function testAProgramThatAnybodyMayReplaceIsNotRunForACrontab(): void
    {
        $this->installed(Module::VERSION);
        $this->machine->php('/home/php', ['VERSION' => '8.3.1', 'EXTENSIONS' => '/ext', 'SCAN' => '/php.d']);
        $job = "*/5 * * * * {$this->machine->root}/home/php -q {$this->whmcs()}/crons/cron.php\n";
        $this->machine->put('/var/spool/cron/evil', $job);
        $this->machine->type("--whmcs={$this->whmcs()}");
        self::assertStringContainsString('PHP 8.3.1', $this->machine->said);

        chmod("{$this->machine->root}/home", 0777);
        $this->machine->type("--whmcs={$this->whmcs()}");

        $this->assertEnded(self::NOT_WELL);
        self::assertStringNotContainsString('PHP 8.3.1', $this->machine->said);
        self::assertStringContainsString('/home/php is not there, is no PHP, or belongs', $this->machine->said);
    }

    public function testAMachineWithoutPhpSaysSo(): void
    {
        $this->machine->type();
        $this->assertEnded(self::NOT_WELL);
        self::assertStringContainsString('No PHP was found.', $this->machine->said);
        $this->machine->type('install', $this->machine->so('/tmp/aflexi_cdn.so', Module::VERSION));
        $this->assertEnded(self::WRONG_USAGE);
    }

    /**
     * @dataProvider killings
     *
     * @param string $version that is there before; empty for none
     */
    public function testKilledAtAnyStepItIsUndoneOrFinishedByTheNext(string $version, string $command): void
    {
        $begin = function () use ($version, $command): array {
            $version === '' ? $this->machine->debian() : $this->installed($version);
            $file = $this->machine->so('/tmp/new.so', Module::VERSION);

            return $command === 'uninstall' ? [$command] : [$command, $file];
        };
        $this->machine->type(...$begin());
        $after = $this->machine->files();
        for ($step = 1, $isOver = false; !$isOver; $step++) {
            $this->tearDown();
            $this->setUp();
            $words = $begin();
            $before = $this->machine->files();

            $this->machine->typeKilled($step, ...$words);
            $isOver = $this->machine->status === self::WELL;
            foreach ($this->loaded('/usr/bin/php8.2', '/usr/sbin/php-fpm8.2') as $loads) {
                self::assertContains($loads, [$version ?: 'none', Module::VERSION, 'none'], "step $step");
            }

            // The next is killed too, while it undoes. The one after it does nothing but undo: its file is unfit.
            $this->machine->typeKilled($step % 9 + 1, ...$words);
            $this->machine->type('install', __FILE__);
            $this->assertEnded(self::CANNOT, "step $step");
            self::assertContains($this->machine->files(), [$before, $after], "step $step: the one or the other");

            $this->machine->type(...$words);
            $this->assertEnded(self::WELL, "step $step");
            self::assertSame($after, $this->machine->files(), "step $step");
        }
        self::assertGreaterThan(12, $step);
    }

    /**
     * @testWith ["", "install", false]
     *           ["", "install", true]
     *           ["0.0.1", "upgrade", false]
     */
    public function testWhatAPersonInstalledAfterARunWasKilledStays(string $version, string $command, bool $twice): void
    {
        for ($step = 1, $isOver = false; !$isOver; $step++) {
            $version === '' ? $this->machine->debian() : $this->installed($version);
            $file = $this->machine->so('/tmp/new.so', Module::VERSION);
            $this->machine->typeKilled($step, $command, $file);
            $isOver = $this->machine->status === self::WELL;
            if ($twice) {
                $this->machine->typeKilled($step % 9 + 1, $command, $file);
            }
            $this->installByHand();
            $byHand = preg_grep('/\.aflexi[-_]/', array_keys($this->machine->files()), PREG_GREP_INVERT);

            // Its file is unfit, so that it only undoes.
            $this->machine->type('upgrade', __FILE__, '--all');

            $this->assertEnded(self::CANNOT, "step $step");
            self::assertStringContainsString('does not load this file', $this->machine->said, "step $step");
            self::assertSame(array_values($byHand), array_keys($this->machine->files()), "step $step");
            $loaded = $this->loaded('/usr/bin/php8.2', '/usr/sbin/php-fpm8.2');
            self::assertSame([Module::VERSION, Module::VERSION], $loaded, "step $step");
            $this->tearDown();
            $this->setUp();
        }
        self::assertGreaterThan(12, $step);
    }

    public static function killings(): array
    {
        return [
            'the first' => ['', 'install'],
            'a newer one' => ['0.0.1', 'upgrade'],
            'none any more' => ['0.0.1', 'uninstall'],
        ];
    }

    public function testACheckTellsOfAnInterruptedRunAndTouchesNothing(): void
    {
        $this->machine->debian();
        $file = $this->machine->so('/tmp/new.so', Module::VERSION);
        $step = 10;
        do {
            $this->machine->typeKilled($step++, 'install', $file);
        } while (!is_file($this->machine->root . self::SO));
        $before = $this->machine->files();

        $this->machine->type();

        $this->assertEnded(self::NOT_WELL);
        self::assertStringContainsString('A run of this script was cut off here.', $this->machine->said);
        self::assertSame($before, $this->machine->files());
    }

    public function testOneAtATime(): void
    {
        $this->machine->debian();
        $journal = fopen($this->machine->root . dirname(self::SO) . '/.aflexi_cdn-journal', 'c+');
        flock($journal, LOCK_EX);

        $this->machine->type('install', $this->machine->so('/tmp/new.so', Module::VERSION));

        $this->assertEnded(self::CANNOT);
        self::assertStringContainsString('Another bin/install is at work', $this->machine->said);
        self::assertSame('none', $this->machine->loads('/usr/bin/php8.2'));
    }

    /** @dataProvider typed */
    public function testWhatIsTypedWrongIsExplained(array $words, string $told): void
    {
        $this->machine->debian();

        $this->machine->type(...$words);

        $this->assertEnded(self::WRONG_USAGE);
        self::assertStringContainsString($told, $this->machine->said);
    }

    public static function typed(): array
    {
        return [
            'a command' => [['remove'], '"remove" is not understood.'],
            'an option' => [['--force'], 'There is no option --force.'],
            'no file' => [['install'], 'install needs the file'],
            'too much' => [['upgrade', 'a', 'b'], '"b" is not understood.'],
            'a file for nothing' => [['check', 'a'], '"a" is not understood.'],
            'no value' => [['--php'], '--php needs a value'],
            'no program' => [['--php=/nowhere/php'], 'There is no program /nowhere/php.'],
            'both' => [['install', 'a', '--all', '--php=/bin/sh'], 'cannot go together'],
        ];
    }

    public function testHelpExplainsTheExitStatuses(): void
    {
        $this->machine->type('--help');

        $this->assertEnded(self::WELL);
        foreach (['  0  ', '  1  ', '  2  ', '  3  ', '--dry-run'] as $part) {
            self::assertStringContainsString($part, $this->machine->said);
        }
    }

    /** @dataProvider reasons */
    public function testWhyAPhpDoesNotLoadIt(array $facts, string $word): void
    {
        $none = array_fill_keys(['file', 'there', 'barrier', 'ini', 'words', 'hidden', 'package'], '');

        self::assertSame($word, Why::judge($facts + $none));
    }

    public static function reasons(): array
    {
        return [
            [[], 'nothing'],
            [['ini' => 'x.ini'], 'no_file'],
            [['hidden' => '/home'], 'hidden'],
            [['hidden' => '/home', 'ini' => 'x.ini'], 'hidden'],
            [['there' => 'yes', 'barrier' => '/usr'], 'unreadable'],
            [['there' => 'yes', 'barrier' => '/usr', 'ini' => 'x.ini', 'words' => 'no'], 'unreadable'],
            [['there' => 'yes'], 'no_line'],
            [['there' => 'yes', 'hidden' => '/home'], 'no_line'],
            [['there' => 'yes', 'ini' => 'x.ini'], 'not_reloaded'],
            [['there' => 'yes', 'ini' => 'x.ini', 'words' => 'no'], 'refused'],
        ];
    }

    /** @testWith ["*\/5 * * * * php -q /w/crons/cron.php", "php"]
     *            ["*\/5 * * * * www-data /usr/local/bin/php -q /w/crons/cron.php do --x", "/usr/local/bin/php"]
     *            ["*\/5 * * * * /usr/local/bin/ea-php82 -q /w/crons/cron.php", "/usr/local/bin/ea-php82"]
     *            ["9 * * * * cd /w && /opt/plesk/php/8.2/bin/php -d a=b crons/cron.php", "/opt/plesk/php/8.2/bin/php"]
     *            ["9 * * * * /opt/alt/php82/usr/bin/lsphp /w/crons/cron.php >/a", "/opt/alt/php82/usr/bin/lsphp"]
     *            ["*\/5 * * * * wget -q https://w.example/crons/cron.php", ""]
     */
    public function testACronLineNamesItsPhp(string $line, string $program): void
    {
        self::assertSame($program, Cron::program($line));
    }

    /** @testWith ["extension=aflexi_cdn", "aflexi_cdn"]
     *            ["extension = aflexi_cdn.so ; mine", "aflexi_cdn.so"]
     *            ["a=b\nextension=\"/opt/x/aflexi_cdn.so\"\n", "/opt/x/aflexi_cdn.so"]
     *            [";extension=aflexi_cdn", ""]
     *            ["extension=aflexi_cdn2", ""]
     *            ["zend_extension=aflexi_cdn", ""]
     */
    public function testALineOfAnIniFileIsFound(string $ini, string $loads): void
    {
        self::assertSame($loads, Php::lineIn($ini));
    }

    public function testTheCLibraryIsThatOfThePhpWhateverElseTheSystemHas(): void
    {
        $this->machine->debian();
        $this->machine->put('/lib/ld-musl-x86_64.so.1', '');
        $this->machine->put('/lib/ld-linux-x86-64.so.2', '');
        $this->machine->type();
        self::assertStringContainsString('x86_64-linux-glibc.', $this->machine->said);

        foreach (['/usr/bin/php8.2', '/usr/sbin/php-fpm8.2'] as $program) {
            // Where the programs of Alpine have it.
            file_put_contents($this->machine->root . $program, "\n# /lib/ld-musl-x86_64.so.1\n", FILE_APPEND);
        }
        $this->machine->type();
        self::assertStringContainsString('x86_64-linux-musl.', $this->machine->said);
        self::assertSame('glibc', Installation::libc(PHP_BINARY));
        self::assertSame('glibc', Installation::libc('/nowhere'));
    }

    public function testArchivesAreNamedAsPieExpectsThem(): void
    {
        self::assertSame(
            'php_aflexi_cdn-1.2.3_php8.4-arm64-linux-musl-debug-zts',
            Installation::packageFor('1.2.3', '8.4', 'aarch64', 'musl', true, true)
        );
    }

    public function testWhereThePhpMayNotNameItsProcessorTheArchiveIsNamedWithoutIt(): void
    {
        $code = 'namespace WHMCS\\Module\\Addon\\AflexiCdn; require $argv[1];'
            . ' echo json_encode([Extension::facts()["arch"], Install\\Why::here()["package"]]);';
        $command = [PHP_BINARY, '-d', 'disable_functions=php_uname', '-r', $code, ADDON . '/lib/autoload.php'];

        list($arch, $package) = json_decode((string) exec(implode(' ', array_map('escapeshellarg', $command))), true);

        self::assertSame('Linux', $arch);
        self::assertStringContainsString('-PROCESSOR-linux-', $package);
    }

    public function testAModeLetsInWhomItSays(): void
    {
        self::assertTrue(Access::may(0100600, true, false));
        self::assertFalse(Access::may(0100066, true, true), 'the owner counts first');
        self::assertTrue(Access::may(0100040, false, true));
        self::assertFalse(Access::may(0100604, false, true), 'then the group');
        self::assertTrue(Access::may(0100604, false, false));
        self::assertFalse(Access::may(0040744, false, false), 'a directory is entered, not read');
        self::assertTrue(Access::may(0040711, false, false));
    }

    public function testAProgramIsSafeWhereNobodyElseMayReplaceIt(): void
    {
        $this->machine->put('/bin/php', '');
        $program = $this->machine->root . '/bin/php';
        self::assertTrue(Access::isSafe($program, Access::me()));
        self::assertFalse(Access::isSafe($program . '8', Access::me()));
        if (posix_geteuid() !== 0) {
            return;
        }
        chmod(dirname($program), 0775);
        self::assertTrue(Access::isSafe($program, 0), "root's group");
        chgrp(dirname($program), 'www-data');
        self::assertFalse(Access::isSafe($program, 0), 'another group');
    }

    public function testRootIsKnownWithoutPosixToo(): void
    {
        $access = ADDON . '/lib/Install/Access.php';
        $code = 'require $argv[1]; echo WHMCS\\Module\\Addon\\AflexiCdn\\Install\\Access::me();';
        $command = [PHP_BINARY, '-d', 'disable_functions=posix_geteuid', '-r', $code, $access];

        self::assertSame((string) posix_geteuid(), exec(implode(' ', array_map('escapeshellarg', $command))));
    }

    public function testRootWithoutPosixDoesNotAskWhmcs(): void
    {
        if (posix_geteuid() !== 0) {
            self::markTestSkipped('Others ask it as themselves.');
        }
        $this->machine->typeTo(['-d', 'disable_functions=posix_setuid'], 'site', '--whmcs=' . $this->whmcs());

        $this->assertEnded(self::CANNOT);
        self::assertStringContainsString('the package php-process', $this->machine->said);
    }

    /** Debian's PHP 8.2 with an extension of this version. */
    private function installed(string $version): void
    {
        $this->machine->debian();
        $this->machine->so(self::SO, $version);
        $ini = '/etc/php/8.2/mods-available/aflexi_cdn.ini';
        $this->machine->put($ini, "; Aflexi CDN for WHMCS\n; priority=20\nextension=aflexi_cdn\n");
        foreach (['apache2', 'cli', 'fpm'] as $sapi) {
            symlink($this->machine->root . $ini, $this->machine->root . "/etc/php/8.2/$sapi/conf.d/20-aflexi_cdn.ini");
        }
    }

    /** As docs/installation.md says, into Debian's PHP 8.2. */
    private function installByHand(): void
    {
        // As tar does it.
        @unlink($this->machine->root . self::SO);
        touch($this->machine->so(self::SO, Module::VERSION), 1700000000);
        $ini = '/etc/php/8.2/mods-available/aflexi_cdn.ini';
        $this->machine->put($ini, "extension=aflexi_cdn\n");
        foreach (['cli', 'fpm'] as $sapi) {
            $link = $this->machine->root . "/etc/php/8.2/$sapi/conf.d/20-aflexi_cdn.ini";
            is_link($link) || symlink($this->machine->root . $ini, $link);
        }
    }

    /** The directory of a WHMCS where the addon is not active. */
    private function whmcs(): string
    {
        $this->machine->put('/whmcs/init.php', '');
        $this->machine->put('/whmcs/configuration.php', '');

        return $this->machine->root . '/whmcs';
    }

    /** PHP 8.4 beside it. */
    private function secondPhp(array $facts = []): void
    {
        $this->machine->php('/usr/bin/php8.4', array_filter($facts + ['VERSION' => '8.4.1', 'API' => '20240924',
            'EXTENSIONS' => '/usr/lib/php/20240924', 'SCAN' => '/etc/php/8.4/cli/conf.d']));
    }

    private static function package(string $minor): string
    {
        return 'php_aflexi_cdn-' . Module::VERSION . "_php$minor-x86_64-linux-glibc";
    }

    /** @return list<string> */
    private function loaded(string ...$programs): array
    {
        return array_map([$this->machine, 'loads'], $programs);
    }

    private function assertEnded(int $status, string $when = ''): void
    {
        self::assertSame($status, $this->machine->status, "$when\n{$this->machine->said}");
    }
}

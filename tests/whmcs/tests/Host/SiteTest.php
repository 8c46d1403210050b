<?php

declare(strict_types=1);

namespace WhmcsHost\Tests\Host;

use PHPUnit\Framework\TestCase;
use WHMCS\User\Client;
use WhmcsHost\Engine\Engine;
use WhmcsHost\Hooks;
use WhmcsHost\Site;

/**
 * The whole of a site, and WHMCS inside this process.
 *
 * @runTestsInSeparateProcesses
 * @preserveGlobalState disabled
 */
final class SiteTest extends TestCase
{
    public function testASiteCanBeBootedInThisProcess(): void
    {
        $site = Site::start(['sampleAddon' => true, 'clients' => 2]);
        $site->activate('sample_addon');
        $site->boot();
        $engine = new Engine();
        $client = $engine->clients->add(['firstname' => 'Ada', 'lastname' => 'Doe', 'email' => 'ada@shop.example']);

        self::assertSame('Ada Doe', Client::find($client)->fullName);
        self::assertSame(['module'], Hooks::run('SamplePoint'));
        self::assertSame(ROOTDIR, $site->root());
        self::assertSame('+02:00', $site->pdo()->query('SELECT @@time_zone')->fetchColumn());
        self::assertSame('+02:00', date('P'));
        $site->stop();
        self::assertDirectoryDoesNotExist($site->directory());
    }

    public function testADirectoryKeepsTheSite(): void
    {
        $directory = sys_get_temp_dir() . '/whmcs-kept-' . getmypid();
        $options = ['directory' => $directory, 'sampleAddon' => true, 'strictSql' => false, 'mayDrop' => false];
        $site = Site::start($options);
        $site->activate('sample_addon');
        $site->stop();
        $site = Site::start($options);
        try {
            $settings = $site->pdo()->query("SELECT value FROM tblconfiguration WHERE setting = 'ActiveAddonModules'");
            self::assertSame('sample_addon', $settings->fetchColumn());
            self::assertSame('', $site->pdo()->query('SELECT @@sql_mode')->fetchColumn());
            $this->expectExceptionMessage('denied');
            $site->pdo()->exec('DROP TABLE mod_sample_addon');
        } finally {
            $site->stop();
            exec('rm -r ' . escapeshellarg($directory));
        }
    }

    public function testServersCanBeStoppedAndStartedAgain(): void
    {
        $site = Site::start();
        $site->mariaDb()->stop();
        self::assertSame(500, $site->visitor()->get('index.php')->status);
        $site->mariaDb()->start();
        self::assertSame(200, $site->visitor()->get('index.php')->status);
        self::assertStringContainsString('No such file or directory', $site->takePhpErrors());

        $site->useExtension('no_such_extension.so');
        self::assertSame(200, $site->visitor()->get('index.php')->status);
        $site->cron();
        self::assertStringContainsString('no_such_extension', $site->takePhpErrors());
        $site->stop();
    }

    public function testTheDeathOfAServerIsShownWithItsLog(): void
    {
        $this->expectExceptionMessageMatches('/php-fpm: Died while starting.*max_children must be a positive value/s');
        $directory = sys_get_temp_dir() . '/whmcs-dead-' . getmypid();
        mkdir($directory);
        try {
            new \WhmcsHost\Server\Fpm($directory, "$directory/php.ini", workers: -1);
        } finally {
            exec('rm -r ' . escapeshellarg($directory));
        }
    }
}

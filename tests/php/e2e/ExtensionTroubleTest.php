<?php

declare(strict_types=1);

namespace AflexiCdn\EndToEnd;

use AflexiCdn\EndToEnd\Support\AddonTestCase;
use AflexiCdn\EndToEnd\Support\SyncCommand;
use AflexiCdn\EndToEnd\Support\World;

/** Missing, older or newer than the addon's files: WHMCS works, nothing is lost, and what is wrong is said once. */
final class ExtensionTroubleTest extends AddonTestCase
{
    /** What the page of the addon says. */
    private const TOLD = [
        'missing' => 'The PHP extension aflexi_cdn is not loaded.',
        'older' => 'an older one. Please install the extension of version 99.0.0 as well',
        'newer' => 'of the addon are version 0.0.1, older ones. Please copy the files of version',
    ];

    private const FORBIDDEN = 'php_uname,set_time_limit,ini_get_all,phpinfo,get_current_user,getmypid,getmyuid,exec,'
        . 'system,passthru,shell_exec,popen,proc_open,proc_close,proc_get_status,proc_terminate,symlink,link,readlink,'
        . 'chown,chgrp,dl,disk_free_space,disk_total_space,gethostname,sys_getloadavg,show_source,highlight_file,'
        . 'putenv,posix_geteuid,posix_getpwuid,posix_kill,posix_setuid,posix_uname,escapeshellarg,escapeshellcmd,'
        . 'error_log,ini_alter';

    private const MODULE = '/modules/addons/aflexi_cdn/lib/Module.php';

    private string $module;

    protected function setUp(): void
    {
        parent::setUp();
        $this->module = file_get_contents($this->site->root() . self::MODULE);
        $this->save([$this->product('boost')]);
    }

    protected function tearDown(): void
    {
        $this->end();
        parent::tearDown();
    }

    /** @dataProvider troubles */
    public function testEveryPageOfTheSiteWorks(string $trouble): void
    {
        $client = $this->client('Ada', 'Byron', 'ada@example.test');
        $service = $this->sale($client, $this->product('boost'))->serviceIds[0];
        $this->begin($trouble);

        $admin = $this->admin();
        $pages = ['index.php', 'configaddonmods.php', "clientssummary.php?userid=$client",
            "clientsservices.php?userid=$client&id=$service"];
        foreach ($pages as $path) {
            self::assertSame(200, $admin->get($path)->status, $path);
        }
        $dashboard = $admin->get('index.php')->text();
        self::assertStringContainsString('The page of the addon says what to do.', $dashboard);
        foreach ([self::PAGE, self::PUBLISHERS, self::PAGE . '&page=health'] as $path) {
            $page = $admin->get($path);
            self::assertSame(200, $page->status, $path);
            self::assertStringContainsString(self::TOLD[$trouble], $page->text(), $path);
        }
        $saved = $admin->post(self::PAGE, ['action' => 'save', 'token' => '']);
        self::assertStringContainsString(self::TOLD[$trouble], $saved->text());

        self::assertSame(200, $this->site->visitor()->get('index.php')->status);
        $visitor = $this->site->client($client);
        self::assertSame(200, $visitor->get('clientarea.php')->status);
        self::assertSame(200, $visitor->get("clientarea.php?action=productdetails&id=$service")->status);
        $own = $visitor->get('index.php?m=aflexi_cdn');
        self::assertSame(200, $own->status);
        self::assertStringContainsString('This page is not available at the moment.', $own->text());
        self::assertSame(503, $this->site->visitor()->get('modules/addons/aflexi_cdn/health.php')->status);
    }

    /** @dataProvider troubles */
    public function testWhatHappensMeanwhileIsNotLost(string $trouble): void
    {
        $ada = $this->buyer('ada');
        $bob = $this->customer('bob');
        $this->save([$this->product('boost')]);
        $this->begin($trouble);

        $this->site->event('payments', 'pay', $bob->invoice);
        $this->site->event('services', 'setStatus', $ada->service, 'Cancelled');
        $eve = $this->client('Eve', 'Byron', 'eve@example.test');
        $order = $this->site->event('orders', 'place', $eve, [['product' => $this->product('boost')]]);
        $this->site->event('payments', 'pay', $order['invoiceId']);
        self::assertSame('', $this->site->cron());
        self::assertSame('', $this->site->cron(daily: true));
        self::assertSame('Paid', $this->value("SELECT status FROM tblinvoices WHERE id = $bob->invoice"));
        if ($trouble === 'missing') {
            self::assertSame(['ada' => 'active'], $this->statusByName());
        }

        $this->end();
        $this->site->cron(daily: true);

        self::assertSame(
            ['ada' => 'suspended', 'bob' => 'active', 'eve_example_test' => 'active'],
            $this->statusByName()
        );
        $this->assertInLine();
    }

    /** @dataProvider troubles */
    public function testItIsToldOnceForEachPlaceAndOnceWhenItIsOver(string $trouble): void
    {
        $this->site->cron();
        self::assertSame([], $this->told());
        $this->begin($trouble);

        for ($time = 0; $time < 3; $time++) {
            $this->page();
            $this->page('index.php');
            $this->site->event('payments', 'pay', $this->customer("client$time")->invoice);
            $this->site->cron();
        }
        $told = $this->told();
        self::assertCount(2, $told, implode("\n", $told));
        $said = $trouble === 'missing' ? 'the PHP extension aflexi_cdn is not loaded in PHP ' : self::TOLD[$trouble];
        self::assertStringStartsWith('Aflexi CDN: The PHP of the web: ', $told[0]);
        self::assertStringContainsString($said, $told[0]);
        self::assertStringStartsWith('Aflexi CDN: The PHP of the WHMCS cron job: ', $told[1]);
        self::assertStringContainsString($said, $told[1]);

        $this->end();
        for ($time = 0; $time < 2; $time++) {
            $this->page();
            $this->site->cron();
        }
        $over = 'the PHP extension aflexi_cdn is as it should be again, version ';
        $told = array_slice($this->told(), 2);
        self::assertCount(2, $told, implode("\n", $told));
        self::assertStringContainsString("The PHP of the web: $over", $told[0]);
        self::assertStringContainsString("The PHP of the WHMCS cron job: $over", $told[1]);
    }

    /** What hardened servers forbid, as far as WHMCS lives without it. */
    public function testAPhpThatMayDoLittleExplainsItselfToo(): void
    {
        $this->site->runPhp(['disable_functions' => self::FORBIDDEN]);
        try {
            self::assertStringContainsString('Linux', $this->page(self::PAGE . '&page=health')->text());
            $sync = SyncCommand::run($this->site, []);
            self::assertSame([0, ''], [$sync->status, $sync->err], $sync->out);
            $this->begin('missing');
            $told = $this->told();
            for ($time = 0; $time < 3; $time++) {
                $page = $this->page()->text();
                self::assertStringContainsString(self::TOLD['missing'], $page);
                self::assertStringContainsString('-PROCESSOR-linux-', $page);
                $this->page('index.php');
                $this->site->cron();
            }
            self::assertCount(2, array_diff($this->told(), $told), 'once for each place');
            $this->site->deactivate('aflexi_cdn');
            $answer = $this->site->activate('aflexi_cdn')->text();
            self::assertStringContainsString(self::TOLD['missing'], $answer);
        } finally {
            $this->site->runPhp();
        }
    }

    /** An extension that was put back to an older one looks for a table that is not there any more. */
    public function testWhatFailsBecauseOfItIsToldOnceAsWell(): void
    {
        $this->begin('older');
        $this->site->cron();
        $this->site->pdo()->exec('RENAME TABLE mod_aflexi_cdn_jobs TO mod_aflexi_cdn_tasks');

        for ($time = 0; $time < 3; $time++) {
            $this->site->cron();
        }

        $told = $this->told();
        self::assertCount(2, $told, implode("\n", $told));
        self::assertStringContainsString('What failed because of it: ', $told[1]);
        self::assertStringContainsString('mod_aflexi_cdn_jobs', $told[1]);
    }

    /** @return array<string, array{string}> */
    public static function troubles(): array
    {
        return ['missing' => ['missing'], 'older' => ['older'], 'newer' => ['newer']];
    }

    private function begin(string $trouble): void
    {
        if ($trouble === 'missing') {
            $this->site->useExtension(null);
        } else {
            $this->wear(['older' => '99.0.0', 'newer' => '0.0.1'][$trouble]);
        }
    }

    private function end(): void
    {
        if (file_get_contents($this->site->root() . self::MODULE) === $this->module) {
            $this->site->useExtension(World::extension());
        } else {
            file_put_contents($this->site->root() . self::MODULE, $this->module);
        }
    }

    /** The files of the site call themselves another version. */
    private function wear(string $version): void
    {
        $files = preg_replace("/(VERSION = ')[^']+/", '${1}' . $version, $this->module, count: $count);
        self::assertSame(1, $count);
        file_put_contents($this->site->root() . self::MODULE, $files);
    }

    /** @return list<string> what the activity log says of it */
    private function told(): array
    {
        return $this->column("SELECT description FROM tblactivitylog WHERE description LIKE 'Aflexi CDN: %'"
            . " AND (description LIKE '%The PHP of%' OR description LIKE '%extension%' OR description LIKE '%schema%')"
            . ' ORDER BY id');
    }
}

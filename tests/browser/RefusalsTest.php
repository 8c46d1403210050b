<?php

declare(strict_types=1);

namespace AflexiCdn\Browser;

use AflexiCdn\Browser\Support\BrowserTestCase;

/** Pages that say no, or that there is nothing: they are for everybody, too. */
final class RefusalsTest extends BrowserTestCase
{
    private const MODULE = 'admin/addonmodules.php?module=aflexi_cdn';

    private int $client;

    protected function setUp(): void
    {
        parent::setUp();
        $this->client = $this->buyer('ada')->client;
        $this->save([$this->product('boost')]);
    }

    public function testWhatIsNotThere(): void
    {
        $this->open(self::MODULE . '&page=publishers&account=999999');
        $this->look('unknown-publisher', 'There is no such publisher');
        $this->open(self::MODULE . '&page=packages&package=999999');
        $this->look('unknown-package', 'There is no package number 999999 any more');

        $this->signInAs($this->client);
        $this->open('index.php?m=aflexi_cdn&service=999999');
        $this->look('unknown-service', 'You have no such service with CDN.', '[role=status]');
    }

    public function testAFormThatIsNotOurs(): void
    {
        $this->open(self::MODULE);
        $this->forgeTheToken();
        $this->browser->click('button[value=save]', until: '.aflexi-cdn .alert-danger');
        $this->look('forbidden', 'Nothing was done.');

        $service = $this->value('SELECT MAX(id) FROM tblhosting');
        $this->signInAs($this->client);
        $this->open("index.php?m=aflexi_cdn&service=$service");
        $this->forgeTheToken();
        $this->browser->click('button[value=reveal]', until: '[role=status]');
        $this->look('client-forbidden', 'Nothing was changed', '[role=status]');
    }

    public function testAFormThatPhpHasCut(): void
    {
        $this->open(self::MODULE);
        $this->browser->run(<<<'JS'
            const form = document.querySelector('button[value=save]').form;
            for (let count = 0; count < 1000; count++) {
                const field = document.createElement('input');
                Object.assign(field, {type: 'hidden', name: 'shown[]', value: 1});
                form.append(field);
            }
            JS);
        $this->browser->click('button[value=save]', until: '.aflexi-cdn .alert-danger');
        $this->look('cut', 'Nothing was saved.');

        self::assertStringContainsString('Input variables exceeded 1000', $this->site->takePhpErrors());
    }

    public function testAnExtensionThatIsOlderThanTheFiles(): void
    {
        $file = $this->site->directory() . '/public/modules/addons/aflexi_cdn/lib/Module.php';
        $code = (string) file_get_contents($file);
        file_put_contents($file, preg_replace("/VERSION = '[^']+'/", "VERSION = '99.0.0'", $code));
        try {
            $this->open(self::MODULE);
            $this->look('outdated', 'The files of the addon are version 99.0.0');
        } finally {
            file_put_contents($file, $code);
        }
    }

    /** The page that is open says so, is for everybody at each width, and leaves its picture. */
    private function look(string $name, string $says, string $where = '.aflexi-cdn'): void
    {
        self::assertStringContainsString($says, $this->textOf($where));
        foreach ([self::WIDE, self::NARROW] as $width) {
            $this->browser->setWidth($width);
            self::assertSame([], $this->faults(), "$name-$width");
            $this->picture("$name-$width-light");
        }
        $this->browser->setWidth(self::WIDE);
    }

    private function forgeTheToken(): void
    {
        $this->browser->run(<<<'JS'
            document.querySelectorAll('[name=aflexi_cdn_token]').forEach(field => { field.value = 'forged'; });
            JS);
    }
}

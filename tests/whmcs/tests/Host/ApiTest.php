<?php

declare(strict_types=1);

namespace WhmcsHost\Tests\Host;

use WhmcsHost\Profile;
use WhmcsHost\Testing\SiteTestCase;

final class ApiTest extends SiteTestCase
{
    public function testEncryptionDiffersEachTimeAndOpensAgain(): void
    {
        [$one, $two] = [$this->encrypt('geheim €'), $this->encrypt('geheim €')];

        self::assertNotSame($one, $two);
        foreach ([$one, $two] as $cipher) {
            self::assertSame('geheim €', $this->api('DecryptPassword', ['password2' => $cipher])['password']);
        }
    }

    public function testWhatWasNotEncryptedHereDecryptsToNothing(): void
    {
        foreach (['', 'short', base64_encode(str_repeat('x', 40))] as $garbage) {
            self::assertSame('', $this->api('DecryptPassword', ['password2' => $garbage])['password']);
        }
    }

    public function testErrorsAreAnswers(): void
    {
        self::assertSame(['result' => 'error', 'message' => 'Client Not Found'], $this->api('GetClientsDetails', [
            'clientid' => 999,
        ]));
        self::assertSame('Command Not Found', $this->api('NoSuchCommand')['message']);
    }

    public function testListsAreWrappedTwiceOrAnEmptyString(): void
    {
        $services = $this->api('getclientsproducts', ['clientid' => 1]);

        self::assertSame('1', $services['products']['product'][0]['clientid']);
        self::assertSame('', $this->api('GetClientsProducts', ['clientid' => 999])['products']);
    }

    public function testMailIsRecorded(): void
    {
        $this->site->pdo()->exec('TRUNCATE tblemails');
        $this->api('SendEmail', ['id' => 1, 'customtype' => 'general', 'customsubject' => 'Hello']);
        $this->api('SendAdminEmail', ['customsubject' => 'Look']);

        self::assertSame(['Hello', 'Look'], $this->column('SELECT subject FROM tblemails ORDER BY id'));
    }

    public function testTheModuleLogIsOffOrScrubbed(): void
    {
        $this->addHooks('call', <<<'PHP'
            add_hook('Call', 1, fn (array $vars) => logModuleCall('m', 'a', 'key=hush', ['hush'], '', ['hush']));
            PHP);
        $this->site->event('hooks', 'run', 'Call');
        self::assertSame([], $this->column('SELECT request FROM tblmodulelog'));

        $this->site->useProfile(new Profile(moduleLog: true));
        $this->site->event('hooks', 'run', 'Call');
        self::assertSame(['key=****'], $this->column('SELECT request FROM tblmodulelog'));
        self::assertStringNotContainsString('hush', $this->column('SELECT response FROM tblmodulelog')[0]);
    }

    private function encrypt(string $plain): string
    {
        return $this->api('EncryptPassword', ['password2' => $plain])['password'];
    }

    private function api(string $command, array $values = []): array
    {
        $this->addHooks('api', <<<'PHP'
            add_hook('Api', 1, fn (array $vars) => localAPI($vars['command'], $vars['values']));
            PHP);
        return $this->site->event('hooks', 'run', 'Api', ['command' => $command, 'values' => $values])[0];
    }
}

<?php

declare(strict_types=1);

namespace WhmcsHost\Tests\Host;

use WhmcsHost\Engine\Rows;
use WhmcsHost\Testing\SiteTestCase;

/** SendEmail: templates, their merge fields and what they may do. */
final class MailTest extends SiteTestCase
{
    private const NAME = 'Test Welcome';

    private int $service;
    private int $client;

    protected function setUp(): void
    {
        parent::setUp();
        $this->site->boot();
        $this->site->pdo()->exec('TRUNCATE tblemails');
        $this->site->pdo()->exec("DELETE FROM tblemailtemplates WHERE name = '" . self::NAME . "'");
        [$service] = (new Rows())->select('tblhosting');
        $this->service = (int) $service['id'];
        $this->client = (int) $service['userid'];
        $this->site->pdo()->exec("UPDATE tblclients SET language = '', firstname = 'Ada', lastname = 'Byron'");
    }

    public function testFieldsOfClientAndServiceAndOnesOwnAreFilledIn(): void
    {
        $this->site->pdo()->exec("UPDATE tblhosting SET domain = 'ada.example' WHERE id = $this->service");
        $this->template('For {$client_name}', '{$service_domain}: {$own|escape} {if $none}x{/if}{$none}');

        self::assertSame(['result' => 'success'], $this->send(['own' => '<b> {$client_name}']));
        $sent = 'SELECT CONCAT(userid, subject, message) FROM tblemails';
        $expected = $this->client . 'For Ada Byron' . 'ada.example: &lt;b&gt; {$client_name} ';
        self::assertSame([$expected], $this->column($sent));
    }

    public function testTheClientsLanguageIsTakenIfTheTemplateHasIt(): void
    {
        $this->template('Hello', 'x');
        $this->template('Hallo', 'x', ['language' => 'german']);
        foreach (['german' => 'Hallo', 'french' => 'Hello', '' => 'Hello'] as $language => $subject) {
            $this->site->pdo()->exec("UPDATE tblclients SET language = '$language'");
            $this->send();
            self::assertSame($subject, current($this->column('SELECT subject FROM tblemails ORDER BY id DESC')));
        }
    }

    /** @dataProvider refused */
    public function testWhatIsNotSentIsAnError(array $template, array $values, string $message): void
    {
        $this->template('Hello', 'x', $template);

        self::assertSame(['result' => 'error', 'message' => $message], $this->send([], $values));
        self::assertSame([], $this->column('SELECT id FROM tblemails'));
    }

    public static function refused(): array
    {
        return [
            'no such template' => [[], ['messagename' => 'Nothing'], 'Email Template not found'],
            'disabled' => [['disabled' => 1], [], 'Email Template is disabled'],
            'no such service' => [[], ['id' => 999999], 'Related ID Not Found'],
            'of another type' => [['type' => 'invoice'], ['id' => 999999], 'Related ID Not Found'],
            'of a type without a client' => [['type' => 'ticket'], [], 'Invalid message type ticket'],
        ];
    }

    /** @dataProvider forbidden */
    public function testATemplateMayNotDoWhatWhmcsForbids(string $message): void
    {
        $this->template('Hello', $message);

        $answer = $this->send();
        self::assertSame('error', $answer['result'], $message);
        self::assertStringStartsWith('Email Template could not be rendered', $answer['message']);
    }

    public static function forbidden(): array
    {
        return array_map(static fn (string $message): array => [$message], [
            'PHP' => '{php}echo 1;{/php}',
            'a file' => '{include file="/etc/passwd"}',
            'a function of PHP' => '{phpinfo()}',
            'a modifier of PHP' => '{"x"|md5}',
            'a static class' => '{\WHMCS\Config\Setting::getValue("SystemURL")}',
            'a superglobal' => '{$smarty.server.PATH}',
            'a broken tag' => '{if $x}',
        ]);
    }

    public function testAllowedFunctionsWork(): void
    {
        $this->template('Hello', '{if isset($own) && count($own) == 2}{$own.0|ucfirst}{nl2br("a\nb")}{/if}');
        $this->send(['own' => ['ada', 'bob']]);

        self::assertSame(["Adaa<br />\nb"], $this->column('SELECT message FROM tblemails'));
    }

    /** @dataProvider noFields */
    public function testWhatHoldsNoFieldsIsIgnored(string $customvars): void
    {
        $this->template('Hello {$own}', 'x');

        self::assertSame(['result' => 'success'], $this->send([], ['customvars' => $customvars]));
        self::assertSame(['Hello '], $this->column('SELECT subject FROM tblemails'));
    }

    public static function noFields(): array
    {
        return [
            'nothing' => [''],
            'no base64' => ['%%%'],
            'no array' => [base64_encode(serialize('own'))],
            'an object' => [base64_encode(serialize(new \ArrayObject(['own' => 'x'])))],
            'garbage' => [base64_encode('a:1:{')],
        ];
    }

    public function testAHookStopsItOrAddsFields(): void
    {
        $this->template('Hello {$own}', 'x');
        $this->addHooks('mail', "add_hook('EmailPreSend', 1, function (array \$vars) {
            logActivity(\$vars['messagename'] . ' ' . \$vars['relid'] . ' ' . \$vars['mergefields']['own']);
            return \$vars['mergefields']['own'] === 'stop' ? ['abortsend' => true] : ['own' => 'you'];
        });");

        self::assertStringStartsWith('Sending Failed', $this->send(['own' => 'stop'])['message']);
        self::assertSame('success', $this->send(['own' => 'me'])['result']);
        self::assertSame(['Hello you'], $this->column('SELECT subject FROM tblemails'));
        self::assertContains(self::NAME . " $this->service me", $this->log());
    }

    /** @param array<string, mixed> $columns */
    private function template(string $subject, string $message, array $columns = []): void
    {
        $template = ['type' => 'product', 'name' => self::NAME, 'subject' => $subject, 'message' => $message];
        (new Rows())->insert('tblemailtemplates', $columns + $template);
    }

    /**
     * @param array<string, mixed> $fields
     * @param array<string, mixed> $values in place of those that send it
     *
     * @return array<string, mixed> what localAPI answers
     */
    private function send(array $fields = [], array $values = []): array
    {
        $this->addHooks('api', "add_hook('Api', 1, fn (array \$vars) => localAPI('SendEmail', \$vars));");
        $values += [
            'messagename' => self::NAME,
            'id' => $this->service,
            'customvars' => base64_encode(serialize($fields)),
        ];
        return $this->site->event('hooks', 'run', 'Api', $values)[0];
    }
}

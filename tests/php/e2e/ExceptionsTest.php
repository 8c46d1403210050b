<?php

declare(strict_types=1);

namespace AflexiCdn\EndToEnd;

use AflexiCdn\EndToEnd\Support\AddonTestCase;
use AflexiCdn\EndToEnd\Support\Program;

/** What the extension throws can be acted on by its class, and says what failed. */
final class ExceptionsTest extends AddonTestCase
{
    private const ADDON = 'WHMCS\Module\Addon\AflexiCdn\Extension::addon()';
    private const PDO = 'WHMCS\Database\Capsule::connection()->getPdo()';

    public function testAllAreKindsOfTheBase(): void
    {
        $parents = Program::evaluate($this->site, <<<'PHP'
            foreach (['Refused', 'NotFound', 'Database', 'Internal'] as $kind) {
                $parents[] = get_parent_class("Aflexi\\Cdn\\{$kind}Exception");
            }
            return array_values(array_unique([...$parents, get_parent_class('Aflexi\Cdn\CdnException')]));
            PHP);

        self::assertSame(['Aflexi\Cdn\CdnException', 'Exception'], $parents);
    }

    /** @dataProvider failures */
    public function testTheClassSaysWhatKindOfFailureItIs(string $code, string $class, string $message): void
    {
        [$thrown, $said] = $this->thrown($code);

        self::assertSame("Aflexi\\Cdn\\$class", $thrown, $said);
        self::assertMatchesRegularExpression($message, $said);
    }

    /** @return array<string, array{string, string, string}> */
    public static function failures(): array
    {
        $addon = self::ADDON;
        $pdo = self::PDO;

        return [
            'a hint of an odd kind' => ["Aflexi\Cdn\hint($pdo, 'moon', 1, 'X')", 'RefusedException', '/"moon"/'],
            'work for nobody' => ["{$addon}->work(1, 'moon')", 'RefusedException', '/"moon"/'],
            'a password of nobody' => ["{$addon}->reveal(999999, 'admin 1')", 'NotFoundException', '/999999/'],
            'a new one of nobody' => ["{$addon}->newPassword(999999, 'admin 1')", 'NotFoundException', '/999999/'],
            'nobody put right' => ["{$addon}->putRight(999999, 'admin 1')", 'NotFoundException', '/999999/'],
            'a mode of nothing' => ["{$addon}->setMode(999999, 'on', 'admin 1')", 'NotFoundException', '/999999/'],
            'an odd mode' => ["{$addon}->setMode(999999, 'moon', 'admin 1')", 'RefusedException', '/"moon"/'],
            'a name of nothing' => ["{$addon}->setName(999999, 'ada', 'admin 1')", 'NotFoundException', '/999999/'],
            'an odd name' => ["{$addon}->setName(999999, 'a/b', 'admin 1')", 'RefusedException', '~"a/b"~'],
            'nothing adopted' => ["{$addon}->adopt(999999, 'admin 1')", 'NotFoundException', '/999999/'],
            'a yes to nothing' => ["{$addon}->answer('brake', '1', 'admin 1')", 'RefusedException', '/question/'],
            'a database that is gone' => [
                "(\$gone = $pdo)->exec('USE information_schema') . Aflexi\Cdn\hint(\$gone, 'invoice', 1, 'X')",
                'DatabaseException',
                '/./',
            ],
        ];
    }

    public function testNothingIsDoneInsideAnOpenTransaction(): void
    {
        $halted = Program::evaluate($this->site, sprintf(<<<'PHP'
            require_once ROOTDIR . '/modules/addons/aflexi_cdn/lib/autoload.php';
            %s->beginTransaction();
            return %s->work(1, 'cron')['halted']['code'];
            PHP, self::PDO, self::ADDON));

        self::assertSame('in_transaction', $halted);
        self::assertSame(0, $this->sandbox->state()['total_calls']);
    }

    /** @dataProvider callsThatReadTables */
    public function testWithoutItsTablesTheDatabaseIsBlamed(string $call): void
    {
        foreach ($this->column("SHOW TABLES LIKE 'mod\\_%'") as $table) {
            $this->site->pdo()->exec("DROP TABLE $table");
        }

        [$thrown, $said] = $this->thrown($call);

        self::assertSame('Aflexi\Cdn\DatabaseException', $thrown, $said);
        self::assertStringContainsString('mod_aflexi_cdn_', $said);
        self::assertStringNotContainsString($this->sandbox->key, $said);
    }

    /** @return array<string, array{string}> */
    public static function callsThatReadTables(): array
    {
        $addon = self::ADDON;

        return [
            'products' => ["{$addon}->products()"],
            'publishers' => ["{$addon}->publishers()"],
            'publisher' => ["{$addon}->publisher(1)"],
            'synchronize' => ["{$addon}->synchronize(1, 'admin 1')"],
            'export' => ["{$addon}->export('', '', 'admin 1')"],
            'exported' => ["{$addon}->exported(0, '', '')"],
            'packages' => ["{$addon}->packages()"],
            'save' => ["{$addon}->save([2], [2], [], 'admin 1')"],
            'reveal' => ["{$addon}->reveal(1, 'admin 1')"],
        ];
    }

    public function testAWrongTypeIsATypeErrorAndNoCrash(): void
    {
        self::assertSame('TypeError', $this->thrown('Aflexi\Cdn\hint(new stdClass(), "invoice", 1, "X")')[0]);
        self::assertSame('TypeError', $this->thrown('new Aflexi\Cdn\Addon(1, 2, 3)')[0]);
    }

    public function testIdsThatAreNoneAreIgnored(): void
    {
        $noted = Program::evaluate($this->site, 'return Aflexi\Cdn\hint(' . self::PDO . ", 'invoice', -1, 'X');");

        self::assertFalse($noted);
    }

    public function testTheAddonKeepsNothingOfTheFailure(): void
    {
        $configured = Program::evaluate($this->site, sprintf(<<<'PHP'
            require_once ROOTDIR . '/modules/addons/aflexi_cdn/lib/autoload.php';
            try {
                %1$s->reveal(999999, 'admin 1');
            } catch (Aflexi\Cdn\NotFoundException $e) {
                return %1$s->status()['configured'];
            }
            PHP, self::ADDON));

        self::assertTrue($configured);
    }

    public function testAPageWithoutTablesOffersToCompleteTheInstallation(): void
    {
        foreach ($this->column("SHOW TABLES LIKE 'mod\\_%'") as $table) {
            $this->site->pdo()->exec("DROP TABLE $table");
        }
        $admin = $this->admin();
        $page = $admin->get(self::PAGE);
        self::assertStringContainsString('The tables of the addon are missing', $page->text());
        self::assertSame('', $this->site->cron());

        $form = $page->form("//form[.//button[@value='install']]");
        $page = $admin->post(self::PAGE, ['action' => 'install'] + $form);

        self::assertStringContainsString('The installation is complete.', $page->text());
        self::assertNotNull($page->field('products[]'));
    }

    /** @return array{string, string} class and message of what the expression throws */
    private function thrown(string $expression): array
    {
        return Program::evaluate($this->site, <<<PHP
            require_once ROOTDIR . '/modules/addons/aflexi_cdn/lib/autoload.php';
            try {
                $expression;
            } catch (Throwable \$e) {
                return [get_class(\$e), \$e->getMessage()];
            }
            return ['nothing', ''];
            PHP);
    }
}

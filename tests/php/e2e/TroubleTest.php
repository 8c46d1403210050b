<?php

declare(strict_types=1);

namespace AflexiCdn\EndToEnd;

use AflexiCdn\EndToEnd\Support\AddonTestCase;
use AflexiCdn\EndToEnd\Support\Program;

/** Trouble on our own side: nothing breaks a page, a payment or cron, and nothing is lost. */
final class TroubleTest extends AddonTestCase
{
    private const BOOT = "require_once ROOTDIR . '/modules/addons/aflexi_cdn/lib/autoload.php';"
        . "\n\$pdo = WHMCS\\Database\\Capsule::connection()->getPdo();\n";

    protected function setUp(): void
    {
        parent::setUp();
        $this->sale($this->client('Ada', 'Byron', 'ada@example.test'), $this->product('boost'), 'ada');
    }

    public function testAFailingHookLeavesThePaymentAloneAndALineInTheLog(): void
    {
        $this->save([$this->product('boost')]);
        $order = $this->order($this->client('Bob', 'Stone', 'bob@example.test'), $this->product('boost'), 'bob');
        $this->site->pdo()->exec('RENAME TABLE mod_aflexi_cdn_hints TO mod_aflexi_cdn_hints_away');

        $this->site->event('payments', 'pay', $order->invoiceId);
        self::assertSame('', $this->site->cron());
        $this->site->pdo()->exec('RENAME TABLE mod_aflexi_cdn_hints_away TO mod_aflexi_cdn_hints');

        self::assertSame('Paid', $this->value("SELECT status FROM tblinvoices WHERE id = $order->invoiceId"));
        $lines = "SELECT COUNT(*) FROM tblactivitylog WHERE description LIKE 'Aflexi CDN: InvoicePaid:%'";
        self::assertSame(1, (int) $this->value($lines));
    }

    public function testAnAccountRowThatWasLostIsFoundAgainAtThePlatform(): void
    {
        $this->save([$this->product('boost')]);
        $this->site->pdo()->exec('DELETE FROM mod_aflexi_cdn_accounts');

        $page = $this->save([$this->product('boost')]);

        self::assertStringContainsString('1 adopted', $page->text());
        self::assertSame(['ada'], $this->accounts());
        $this->assertInLine();
    }

    /** @dataProvider passwordFunctions */
    public function testPasswordFunctionsThatFailAreReportedAndLoseNothing(string $function): void
    {
        $thrown = Program::evaluate($this->site, self::BOOT . <<<PHP
            try {
                (new Aflexi\Cdn\Addon(\$pdo, $function, $function))->save([{$this->product('boost')}],
                    [{$this->product('boost')}], [], 'admin 1');
            } catch (Aflexi\Cdn\CdnException \$e) {
                return \$e->getMessage();
            }
            return null;
            PHP);
        self::assertNotNull($thrown, 'Nothing may be made whose password cannot be stored.');
        self::assertSame([], $this->accounts());

        $this->anHourLater();
        $this->site->cron();

        $this->assertInLine();
        self::assertSame($this->passwordAtThePlatform('ada'), $this->passwordShown('ada'));
    }

    /** @return array<string, array{string}> */
    public static function passwordFunctions(): array
    {
        return [
            'one throws' => ["static function () { throw new RuntimeException('No.'); }"],
            'one answers nothing' => ['static function () { return null; }'],
            'one answers an empty text' => ["static function () { return ''; }"],
        ];
    }

    public function testPasswordsOfAnotherEncryptionHashAreAStateThatIsShown(): void
    {
        $this->save([$this->product('boost')]);
        $this->site->pdo()->exec("UPDATE mod_aflexi_cdn_meta SET value = 'nonsense' WHERE name = 'data_key'");

        $page = $this->reveal($this->admin(), 'ada');

        self::assertStringContainsString('This did not work.', $page->text());
        self::assertStringContainsString('can no longer be opened', $this->page()->text());
    }
}

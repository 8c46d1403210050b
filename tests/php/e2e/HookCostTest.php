<?php

declare(strict_types=1);

namespace AflexiCdn\EndToEnd;

use AflexiCdn\EndToEnd\Support\AddonTestCase;
use AflexiCdn\EndToEnd\Support\Program;

/** A hook is at most one SELECT and one INSERT, and never a call. */
final class HookCostTest extends AddonTestCase
{
    private int $client;

    protected function setUp(): void
    {
        parent::setUp();
        $this->client = $this->client('Ada', 'Byron', 'ada@example.test');
        $this->save([$this->product('boost')]);
        $this->sandbox->resetCounters();
    }

    public function testLoadingTheHooksCostsNoStatement(): void
    {
        self::assertSame([], $this->statements("require ROOTDIR . '/modules/addons/aflexi_cdn/hooks.php';"));
    }

    public function testAnInvoiceWithoutCdnCostsOneSelect(): void
    {
        $order = $this->sale($this->client, $this->product('dayPass'));

        self::assertSame(['select' => 1], $this->paid($order->invoiceId));
    }

    public function testAnInvoiceWithCdnCostsOneInsertMore(): void
    {
        $order = $this->sale($this->client, $this->product('boost'));

        self::assertSame(['insert' => 1, 'select' => 1], $this->paid($order->invoiceId));
        self::assertSame(0, $this->sandbox->state()['total_calls']);
    }

    public function testAnInvoiceOfManyItemsCostsNoMore(): void
    {
        $order = $this->bulk->orders->place($this->client, array_fill(0, 25, $this->product('boost')));
        $this->bulk->payments->pay($order->invoiceId);

        self::assertSame(['insert' => 1, 'select' => 1], $this->paid($order->invoiceId));
    }

    public function testAnIdThatIsNoneCostsNothing(): void
    {
        self::assertSame([], $this->paid(0));
    }

    public function testTheMenuOfASignedInClientCostsOneSelectBesidesWhoThatIs(): void
    {
        $user = $this->value("SELECT auth_user_id FROM tblusers_clients WHERE client_id = $this->client");
        $signedIn = "\$_SESSION = ['uid' => $this->client, 'login_auth_user' => $user];\n";
        $who = $signedIn . '$who = new WHMCS\Authentication\CurrentUser(); $who->client(); $who->user();';
        $menu = $signedIn . 'WhmcsHost\Client\Menu::primary();';

        self::assertSame(['select' => 2], $this->statements($who), 'as the host knows it');
        self::assertSame(['select' => 3], $this->statements($menu));
    }

    public function testTheMenuOfAVisitorCostsNothing(): void
    {
        self::assertSame([], $this->statements('WhmcsHost\Client\Menu::primary();'));
    }

    /** @return array<string, int> */
    private function paid(int $invoice): array
    {
        return $this->statements("run_hook('InvoicePaid', ['invoiceid' => $invoice]);");
    }

    /** @return array<string, int> how many statements of each kind the connection saw during the code, none left out */
    private function statements(string $code): array
    {
        return Program::evaluate($this->site, <<<PHP
            \$pdo = WHMCS\Database\Capsule::connection()->getPdo();
            \$count = static function () use (\$pdo): array {
                \$sql = "SHOW SESSION STATUS WHERE Variable_name REGEXP '^Com_[a-z]' AND Variable_name NOT IN"
                    . " ('Com_show_status') AND Variable_name NOT LIKE 'Com\\_stmt%'";
                \$all = \$pdo->query(\$sql)->fetchAll(PDO::FETCH_KEY_PAIR);
                return array_combine(preg_replace('/^Com_/', '', array_keys(\$all)), \$all);
            };
            \$before = \$count();
            $code
            \$after = \$count();
            \$spent = [];
            foreach (\$after as \$kind => \$times) {
                if (\$times > \$before[\$kind]) {
                    \$spent[\$kind] = \$times - \$before[\$kind];
                }
            }
            return \$spent;
            PHP);
    }
}

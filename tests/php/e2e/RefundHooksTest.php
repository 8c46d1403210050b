<?php

declare(strict_types=1);

namespace AflexiCdn\EndToEnd;

use AflexiCdn\EndToEnd\Support\AddonTestCase;
use AflexiCdn\EndToEnd\Support\Customer;
use AflexiCdn\EndToEnd\Support\Recorder;
use WhmcsHost\Engine\Engine;
use WhmcsHost\Wait;

/** Refunds, whatever WHMCS tells of them: a transaction id that says little, a row, or an invoice spelt `invocieid`. */
final class RefundHooksTest extends AddonTestCase
{
    private Customer $ada;
    private Customer $bob;

    protected function setUp(): void
    {
        parent::setUp();
        $this->ada = $this->customer('ada');
        $this->bob = $this->customer('bob');
        foreach ([$this->ada, $this->bob] as $customer) {
            $this->bulk->payments->pay($customer->invoice, null, '4711');
        }
        $this->save([$this->product('boost')]);
        $this->assertInLine();
    }

    /** @dataProvider doubledIds */
    public function testADoubledTransactionIdLeadsToAllItsInvoicesAndStopsTheRefundedOne(mixed $transid): void
    {
        $this->site->event('hooks', 'run', 'ManualRefund', ['transid' => $transid, 'amount' => 9.9]);
        $this->bulk->refunds->manually($this->ada->invoice);
        self::assertSame([$this->ada->invoice, $this->bob->invoice], $this->hinted());
        $this->tenSecondsLater();

        $this->press('work');

        self::assertSame(['ada' => 'suspended', 'bob' => 'active'], $this->statusByName());
        $this->assertInLine();
    }

    /** @return array<string, array{int|string}> */
    public static function doubledIds(): array
    {
        return ['a string' => ['4711'], 'a number' => [4711]];
    }

    /** @dataProvider uselessVariables */
    public function testATransactionIdThatLeadsNowhereIsNoHintAndCronSeesTheRefund(array $vars): void
    {
        $this->site->event('hooks', 'run', 'ManualRefund', $vars);
        $this->bulk->refunds->manually($this->ada->invoice);
        self::assertSame([], $this->hinted());

        $this->site->cron();

        self::assertSame(['ada' => 'suspended', 'bob' => 'active'], $this->statusByName());
        $this->assertInLine();
    }

    /** @return array<string, array{array<string, mixed>}> */
    public static function uselessVariables(): array
    {
        return [
            'unknown' => [['transid' => 'TX-unknown', 'amount' => 9.9]],
            'empty' => [['transid' => '', 'amount' => 9.9]],
            'blanks' => [['transid' => '  ', 'amount' => 9.9]],
            'missing' => [['amount' => '9.90']],
            'a list' => [['transid' => ['4711']]],
            'a wildcard' => [['transid' => '%']],
            'a quote' => [['transid' => "' OR '1' = '1"]],
            'nothing' => [[]],
        ];
    }

    /** An empty transaction id is what marking an invoice as paid leaves; it names none of them. */
    public function testAnEmptyTransactionIdIsNotThatOfEveryPaymentMarkedByHand(): void
    {
        $this->site->pdo()->exec("UPDATE tblaccounts SET transid = ''");

        $this->site->event('hooks', 'run', 'ManualRefund', ['transid' => '', 'amount' => 9.9]);

        self::assertSame([], $this->hinted());
    }

    /** @dataProvider refundVariables */
    public function testTheTransactionOfARefundLeadsToItsInvoice(callable $vars): void
    {
        [$call] = Recorder::record('AddTransaction', new Engine(), fn (Engine $whmcs): mixed
            => $whmcs->refunds->throughGateway($this->ada->invoice));

        $this->site->event('hooks', 'run', 'AddTransaction', $vars($call));

        Wait::until(fn (): bool => $this->statusByName()['ada'] === 'suspended', 5.0, 'the suspension');
        $this->settle();
        self::assertSame('active', $this->statusByName()['bob']);
        $this->assertInLine();
    }

    /** @return array<string, array{callable(array<string, mixed>): array<string, mixed>}> */
    public static function refundVariables(): array
    {
        $only = static fn (string ...$names): callable => static fn (array $vars): array
            => array_intersect_key($vars, array_flip($names));

        return [
            'everything' => [static fn (array $vars): array => $vars],
            'everything as a string' => [static fn (array $vars): array => array_map(strval(...), $vars)],
            'row and amount' => [$only('id', 'amountout')],
            'row and refunded payment' => [$only('id', 'refundid')],
            'invoice and amount, the row not told' => [$only('invocieid', 'amountout')],
            'the invoice spelt as it should be' => [static fn (array $vars): array
                => ['invoiceid' => $vars['invocieid'], 'amountout' => $vars['amountout']]],
            'the invoice spelt both ways' => [static fn (array $vars): array
                => ['invoiceid' => 0, 'invocieid' => $vars['invocieid'], 'amountout' => '9.90']],
        ];
    }

    public function testAPaymentIsNoRefund(): void
    {
        $renewal = $this->bulk->renewals->renew($this->ada->service);
        [$call] = Recorder::record('AddTransaction', new Engine(), static fn (Engine $whmcs): mixed
            => $whmcs->payments->pay($renewal));
        $this->site->pdo()->exec('ALTER TABLE mod_aflexi_cdn_hints AUTO_INCREMENT = 1000');

        $this->site->event('hooks', 'run', 'AddTransaction', $call);
        $this->site->event('hooks', 'run', 'AddTransaction', array_map(strval(...), $call));

        $next = "SELECT auto_increment FROM information_schema.tables WHERE table_name = 'mod_aflexi_cdn_hints'";
        self::assertSame(1000, (int) $this->value($next), 'A hint was written.');
    }

    /** @return list<int> the invoices that hints are about */
    private function hinted(): array
    {
        return $this->column("SELECT subject_id FROM mod_aflexi_cdn_hints WHERE kind = 'invoice' ORDER BY subject_id");
    }
}

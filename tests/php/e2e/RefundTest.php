<?php

declare(strict_types=1);

namespace AflexiCdn\EndToEnd;

use AflexiCdn\EndToEnd\Support\AddonTestCase;
use AflexiCdn\EndToEnd\Support\Customer;

/** Only refunds that reach what was paid in stop an account, by whatever way the money goes back (R5). */
final class RefundTest extends AddonTestCase
{
    private Customer $ada;

    protected function setUp(): void
    {
        parent::setUp();
        $this->ada = $this->buyer('ada');
        $this->save([$this->product('boost')]);
        $this->assertInLine();
    }

    /** @dataProvider ways */
    public function testPartsChangeNothingUntilTheyAddUpToAll(string $way): void
    {
        foreach (['3.00', '6.89'] as $part) {
            $this->site->event('refunds', $way, $this->ada->invoice, $part);
            $this->tenSecondsLater();
            $this->site->cron();
            self::assertSame(['ada' => 'active'], $this->statusByName());
            $this->assertInLine();
        }

        $this->site->event('refunds', $way, $this->ada->invoice, '0.01');
        $this->settleSoon();

        self::assertSame(['ada' => 'suspended'], $this->statusByName());
        $this->assertInLine();
    }

    /** @dataProvider ways */
    public function testAllAtOnce(string $way): void
    {
        $this->site->event('refunds', $way, $this->ada->invoice);
        $this->settleSoon();

        self::assertSame(['ada' => 'suspended'], $this->statusByName());
        $this->assertInLine();
    }

    /** @dataProvider ways */
    public function testAllWithoutAnyoneSettingTheStatus(string $way): void
    {
        $this->bulk->refunds->$way($this->ada->invoice);
        $this->bulk->rows->update('tblinvoices', ['status' => 'Paid'], ['id' => $this->ada->invoice]);

        $this->site->cron();

        self::assertSame(['ada' => 'suspended'], $this->statusByName());
        $this->assertInLine();
    }

    /** @return array<string, array{string}> */
    public static function ways(): array
    {
        return ['gateway' => ['throughGateway'], 'by hand' => ['manually'], 'as credit' => ['asCredit']];
    }

    public function testWhatWasPaidWithCreditCountsAsPaidIn(): void
    {
        $bob = $this->customer('bob');
        $this->bulk->payments->changeCredit($bob->client, '5.00', 'A gift');
        $this->bulk->payments->payByCredit($bob->invoice, '5.00');
        $this->site->event('payments', 'pay', $bob->invoice);
        $this->settle();
        $this->bulk->refunds->throughGateway($bob->invoice, '4.90');
        $this->bulk->rows->update('tblinvoices', ['status' => 'Paid'], ['id' => $bob->invoice]);

        $this->site->cron();

        self::assertSame(['ada' => 'active', 'bob' => 'active'], $this->statusByName());
        $this->assertInLine();
    }

    public function testPaidAgainAfterARefund(): void
    {
        $this->site->event('refunds', 'throughGateway', $this->ada->invoice);
        $this->settleSoon();

        $this->site->event('payments', 'pay', $this->site->event('renewals', 'renew', $this->ada->service));
        $this->settle();

        self::assertSame(['ada' => 'active'], $this->statusByName());
        $this->assertInLine();
    }

    /** What a manual refund notes is due ten seconds later. */
    private function settleSoon(): void
    {
        $this->tenSecondsLater();
        $this->press('work');
        $this->settle();
    }
}

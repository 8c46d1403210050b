<?php

declare(strict_types=1);

namespace AflexiCdn\EndToEnd;

use AflexiCdn\EndToEnd\Support\AddonTestCase;
use AflexiCdn\EndToEnd\Support\Customer;
use WhmcsHost\Expectation\Verdict;

/** An admin sets a service to on, off or automatic: that goes before the rules, and passes leave it alone (R13). */
final class SwitchTest extends AddonTestCase
{
    private const VERDICTS = ['on' => Verdict::Yes, 'off' => Verdict::No, 'auto' => Verdict::Keep];

    private Customer $ada;

    protected function setUp(): void
    {
        parent::setUp();
        $this->ada = $this->buyer('ada');
        $this->save([$this->product('boost')]);
        $this->assertInLine();
    }

    public function testOffSuspendsAndAutomaticStartsAgain(): void
    {
        $page = $this->set($this->ada, 'off');
        self::assertStringContainsString('An admin set the service to "Always off".', $page);
        $this->assertItStays('suspended');

        $page = $this->set($this->ada, 'auto');
        self::assertStringContainsString('is paid.', $page);
        $this->assertItStays('active');

        $log = "SELECT detail FROM mod_aflexi_cdn_log WHERE action = 'mode' AND actor = 'admin 1'"
            . " AND service_id = {$this->ada->service} ORDER BY id";
        $changes = array_map(static fn (string $json): array => json_decode($json, true), $this->column($log));
        self::assertEquals([['mode' => 'off', 'before' => 'auto'], ['mode' => 'auto', 'before' => 'off']], $changes);
    }

    public function testOffOutlastsAPayment(): void
    {
        $this->set($this->ada, 'off');

        $this->site->event('payments', 'pay', $this->site->event('renewals', 'renew', $this->ada->service));
        $this->settle();

        $this->assertItStays('suspended');
    }

    public function testOnKeepsWhatTheRulesWouldStop(): void
    {
        $page = $this->set($this->ada, 'on');
        self::assertStringContainsString('An admin set the service to "Always on".', $page);

        $this->site->event('refunds', 'throughGateway', $this->ada->invoice);
        $this->settle();
        $this->assertItStays('active');
        $this->site->event('services', 'setStatus', $this->ada->service, 'Suspended');
        $this->settle();
        $this->assertItStays('active');
        $this->site->event('clients', 'edit', $this->ada->client, ['email' => 'ada@new.example']);
        $this->settle();
        $this->assertItStays('active');

        $this->set($this->ada, 'auto');
        $this->assertItStays('suspended');
    }

    public function testOnKeepsItEvenIfItsProductIsUnticked(): void
    {
        $this->set($this->ada, 'on');

        $this->save([]);

        $this->assertItStays('active');
    }

    public function testOnMakesAnAccountThatTheRulesWouldNot(): void
    {
        foreach ([$this->customer('bob'), $this->customer('cy', 'hidden')] as $customer) {
            $this->press('mode', ['service' => $customer->service, 'mode' => 'on'], self::PUBLISHERS);
            $this->expectation->set($customer->service, Verdict::Yes);
            self::assertSame('active', $this->account($customer->name)['status']);
            $this->assertInLine();
        }
        $this->site->cron(daily: true);
        $this->assertInLine();
    }

    public function testOffBeforeThereIsAnAccountMakesNone(): void
    {
        $bob = $this->customer('bob');
        $this->press('mode', ['service' => $bob->service, 'mode' => 'off'], self::PUBLISHERS);

        $this->site->event('payments', 'pay', $bob->invoice);
        $this->settle();
        $this->site->cron(daily: true);

        self::assertNull($this->account('bob'));
    }

    public function testOnDoesNotBringBackWhatIsGone(): void
    {
        $this->set($this->ada, 'on');

        $this->site->event('services', 'delete', $this->ada->service);
        $this->settle();

        $this->assertItStays('suspended');
    }

    public function testOffIsOneAdminsDecisionAboutOneServiceAndNeverBraked(): void
    {
        $services = [];
        foreach (range(1, 22) as $number) {
            $services[] = $this->sale($this->ada->client, $this->product('boost'), "ada$number")->serviceIds[0];
        }
        $this->save([$this->product('boost')]);
        foreach ($services as $service) {
            $this->press('mode', ['service' => $service, 'mode' => 'off'], self::PUBLISHERS);
        }

        self::assertSame(22, $this->countWith('suspended'));
        self::assertSame([], $this->questions());
    }

    /** @dataProvider nonsense */
    public function testNonsenseChangesNothing(string $mode, int $service): void
    {
        $this->sandbox->resetCounters();

        $page = $this->press(
            'mode',
            ['service' => $service ?: $this->ada->service, 'mode' => $mode],
            self::PUBLISHERS
        );

        self::assertStringContainsString('This did not work.', $page->text());
        $this->assertNoWrites();
        $this->assertItStays('active');
    }

    /** @return array<string, array{string, int}> */
    public static function nonsense(): array
    {
        return ['no such mode' => ['maybe', 0], 'no mode' => ['', 0], 'no such service' => ['off', 999_999]];
    }

    /** @return string what the publishers page says then */
    private function set(Customer $customer, string $mode): string
    {
        $this->press('mode', ['service' => $customer->service, 'mode' => $mode], self::PUBLISHERS);
        $this->expectation->set($customer->service, self::VERDICTS[$mode]);

        return $this->page(self::PUBLISHERS)->text();
    }

    /** Whatever passes come. */
    private function assertItStays(string $status): void
    {
        self::assertSame($status, $this->account('ada')['status']);
        $this->sandbox->resetCounters();
        $this->site->cron();
        $this->site->cron(daily: true);
        $this->assertNoWrites();
        $this->assertInLine();
    }
}

<?php

declare(strict_types=1);

namespace AflexiCdn\EndToEnd;

use AflexiCdn\EndToEnd\Support\AddonTestCase;
use AflexiCdn\EndToEnd\Support\Customer;
use AflexiCdn\EndToEnd\Support\World;
use WhmcsHost\Server\Sandbox;

/** With the login of another operator nothing is written until an admin says yes; then accounts are made anew (R12). */
final class OtherOperatorTest extends AddonTestCase
{
    private Customer $ada;
    private Sandbox $former;

    protected function setUp(): void
    {
        parent::setUp();
        $this->ada = $this->buyer('ada');
        $this->buyer('bob');
        $this->save([$this->product('boost')]);
        $this->assertInLine();
        $this->former = $this->sandbox;
        $this->sandbox = new Sandbox(
            World::sandbox(),
            $this->site->directory() . '/other-operator-' . bin2hex(random_bytes(4)),
            'ops@other.example',
            'AK-' . bin2hex(random_bytes(8)),
            operatorId: 7
        );
        $this->configure();
        $this->former->resetCounters();
    }

    protected function tearDown(): void
    {
        $this->former->stop();
        parent::tearDown();
    }

    public function testItIsAskedAsSoonAsTheLoginIsFirstUsed(): void
    {
        $this->site->cron();

        self::assertSame(['other_operator'], array_keys($this->questions()));
        $this->assertNoWrites();
    }

    public function testNothingIsWrittenAtEitherUntilTheYes(): void
    {
        $this->site->event('refunds', 'throughGateway', $this->ada->invoice);
        $this->site->event('payments', 'pay', $this->customer('cy')->invoice);
        $this->site->cron();
        $this->site->cron(daily: true);
        $this->save([$this->product('boost'), $this->product('hosting')]);
        $this->press('pass');

        self::assertSame(0, $this->former->state()['total_calls']);
        $this->assertNoWrites();
        self::assertSame(['other_operator'], array_keys($this->questions()));
        $message = 'The settings belong to the Aflexi operator 7, but the accounts here to 42.';
        self::assertStringContainsString($message, $this->page()->text());
    }

    public function testWithTheYesAccountsAreMadeAnewAndTheFormerOnesAreLeftAlone(): void
    {
        $this->site->cron(daily: true);
        $old = $this->former->state()['accounts'];
        $passwords = array_map($this->former->password(...), ['ada/42', 'bob/42']);

        $this->yes('other_operator');
        $this->site->cron();

        self::assertSame([], $this->questions());
        self::assertSame(['ada', 'bob'], $this->accounts());
        $this->expect();
        $this->assertInLine();
        self::assertSame($this->passwordAtThePlatform('bob'), $this->passwordShown('bob/7'));
        self::assertSame(0, $this->former->state()['total_calls']);
        self::assertSame($old, $this->former->state()['accounts']);
        self::assertSame($passwords, array_map($this->former->password(...), ['ada/42', 'bob/42']));

        $this->site->event('refunds', 'throughGateway', $this->ada->invoice);
        $this->settle();
        self::assertSame(['ada' => 'suspended', 'bob' => 'active'], $this->statusByName());
        self::assertSame($old, $this->former->state()['accounts']);
        $this->site->cron(daily: true);
        $this->assertInLine();
    }

    public function testWithTheFormerLoginBackNothingIsAsked(): void
    {
        $this->site->cron(daily: true);
        self::assertSame(['other_operator'], array_keys($this->questions()));
        [$this->former, $this->sandbox] = [$this->sandbox, $this->former];
        $this->configure();

        $this->site->event('refunds', 'throughGateway', $this->ada->invoice);
        $this->site->cron();
        $this->settle();

        self::assertSame([], $this->questions());
        self::assertSame(['ada' => 'suspended', 'bob' => 'active'], $this->statusByName());
        $this->assertInLine();
        self::assertSame(0, $this->former->state()['writes']);
    }

    public function testThereAndBackAgainFindsTheFormerAccountsWithTheirPasswords(): void
    {
        $password = $this->passwordShown('bob');
        $this->site->cron(daily: true);
        $this->yes('other_operator');
        self::assertSame(['ada', 'bob'], $this->accounts());
        [$this->former, $this->sandbox] = [$this->sandbox, $this->former];
        $this->configure();
        $this->site->cron(daily: true);

        $this->yes('other_operator');
        $this->site->cron();

        self::assertSame(['ada', 'bob'], $this->accounts());
        self::assertSame($password, $this->passwordAtThePlatform('bob'));
        self::assertSame($password, $this->passwordShown('bob/42'));
        $this->assertInLine();
    }
}

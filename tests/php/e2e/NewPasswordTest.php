<?php

declare(strict_types=1);

namespace AflexiCdn\EndToEnd;

use AflexiCdn\EndToEnd\Support\AddonTestCase;

/** A new password is shown once it holds at the platform, and never one that may not hold. */
final class NewPasswordTest extends AddonTestCase
{
    use PressesButtons;

    private const CHANGING = 'A new one is on its way to Aflexi.';

    private string $former;

    protected function setUp(): void
    {
        parent::setUp();
        $this->buyer('ada');
        $this->save([$this->product('boost')]);
        $this->former = $this->passwordAtThePlatform('ada');
    }

    public function testTheOneShownIsTheOneThatHolds(): void
    {
        $page = $this->pressIn('ada/42', 'password');

        self::assertStringContainsString('1 new passwords', $page->text());
        self::assertSame(1, $this->calls('security.update'));
        $password = $this->passwordAtThePlatform('ada');
        self::assertNotSame($this->former, $password);
        self::assertMatchesRegularExpression('/^[A-Za-z0-9]{20}$/', $password);
        self::assertSame($password, $this->passwordShown('ada'));
    }

    /** @dataProvider lost */
    public function testNoneIsShownWhileItIsNotKnownWhichHolds(array $fault): void
    {
        $this->sandbox->setFaults($fault + ['method' => 'security.update', 'times' => 1]);

        $page = $this->pressIn('ada/42', 'password');

        self::assertStringContainsString(self::CHANGING, $this->row('ada/42'));
        self::assertNotContains('reveal', $this->buttons('ada/42'));
        self::assertStringContainsString('1 to be tried again', $page->text());
        $this->assertNothingIsRevealed();

        $this->anHourLater();
        $this->site->cron();

        self::assertStringNotContainsString(self::CHANGING, $this->row('ada/42'));
        self::assertNotSame($this->former, $this->passwordAtThePlatform('ada'));
        self::assertSame($this->passwordAtThePlatform('ada'), $this->passwordShown('ada'));
    }

    /** @return array<string, array{array<string, int|string>}> */
    public static function lost(): array
    {
        return [
            'lost after it was applied' => [['kind' => 'drop_after']],
            'cut short after it was applied' => [['kind' => 'truncated']],
            'lost before it was applied' => [['kind' => 'drop_before']],
            'a web page instead' => [['kind' => 'html']],
            'not now' => [['kind' => 'throttle']],
        ];
    }

    public function testOfTwoWishedTheShownOneHolds(): void
    {
        $this->sandbox->setFaults(['kind' => 'drop_after', 'method' => 'security.update', 'times' => 1]);
        $this->pressIn('ada/42', 'password');
        $this->anHourLater();

        $this->pressIn('ada/42', 'password');
        $this->anHourLater();
        $this->site->cron();

        self::assertSame($this->passwordAtThePlatform('ada'), $this->passwordShown('ada'));
    }

    public function testARefusedOneLeavesTheFormerOne(): void
    {
        $fault = ['kind' => 'fault', 'code' => 1302, 'message' => 'too weak'];
        $this->sandbox->setFaults($fault + ['method' => 'security.update', 'times' => 1]);

        $page = $this->pressIn('ada/42', 'password');

        self::assertStringContainsString('Aflexi refuses the new password: "too weak".', $page->text());
        self::assertSame($this->former, $this->passwordAtThePlatform('ada'));
        self::assertSame($this->former, $this->passwordShown('ada'));
    }

    public function testAPlatformThatDoesNotKnowTheCallLeavesTheFormerOne(): void
    {
        $this->sandbox->setFaults(['kind' => 'unknown_method', 'method' => 'security.update']);

        $this->pressIn('ada/42', 'password');
        $this->anHourLater();
        $this->site->cron();

        self::assertSame($this->former, $this->passwordShown('ada'));
        self::assertSame(1, $this->calls('security.update'), 'It is not tried for ever.');
    }

    public function testAnAdoptedAccountGetsOneThatIsKnown(): void
    {
        $this->sandbox->plant(['name' => 'bob', 'email' => 'bob@example.test', 'password' => 'old-secret']);
        $this->buyer('bob');
        $this->save([$this->product('boost')]);
        self::assertStringContainsString('unknown', $this->row('bob/42'));

        $this->pressIn('bob/42', 'password');

        self::assertNotSame('old-secret', $this->passwordAtThePlatform('bob'));
        self::assertSame($this->passwordAtThePlatform('bob'), $this->passwordShown('bob'));
    }

    public function testItWaitsForAPlatformThatIsDown(): void
    {
        $this->sandbox->setFaults(['kind' => 'down']);

        $this->pressIn('ada/42', 'password');
        self::assertSame($this->former, $this->passwordAtThePlatform('ada'));
        self::assertStringContainsString(self::CHANGING, $this->row('ada/42'));

        $this->sandbox->clearFaults();
        $this->anHourLater();
        $this->site->cron();

        self::assertNotSame($this->former, $this->passwordAtThePlatform('ada'));
        self::assertSame($this->passwordAtThePlatform('ada'), $this->passwordShown('ada'));
    }

    public function testASuspendedAccountGetsOneAndStaysSuspended(): void
    {
        $this->save([]);

        $this->pressIn('ada/42', 'password');

        self::assertSame(['ada' => 'suspended'], $this->statusByName());
        self::assertNotSame($this->former, $this->passwordAtThePlatform('ada'));
        self::assertSame($this->passwordAtThePlatform('ada'), $this->passwordShown('ada'));
    }

    /** Also not by a form that was loaded before. */
    private function assertNothingIsRevealed(): void
    {
        $account = (string) $this->value('SELECT id FROM mod_aflexi_cdn_accounts');

        $page = $this->press('reveal', ['account' => $account], self::PUBLISHERS);

        self::assertStringContainsString('new password is being set for the publisher ada', $page->text());
        self::assertStringNotContainsString($this->former, $page->body);
        self::assertStringNotContainsString($this->passwordAtThePlatform('ada'), $page->body);
    }
}

<?php

declare(strict_types=1);

namespace AflexiCdn\EndToEnd;

use AflexiCdn\EndToEnd\Support\AddonTestCase;
use AflexiCdn\EndToEnd\Support\Customer;

/** What an admin decides about one publisher, from its row or its own page (R11, R13). */
final class PublisherButtonsTest extends AddonTestCase
{
    use PressesButtons;

    private Customer $ada;

    protected function setUp(): void
    {
        parent::setUp();
        $this->ada = $this->buyer('ada');
        $this->save([$this->product('boost')]);
    }

    public function testARowSaysWhyAnAccountIsSuspended(): void
    {
        $this->bulk->refunds->throughGateway($this->ada->invoice);
        $this->site->cron();

        $why = "Suspended Invoice #{$this->ada->invoice} was refunded.";
        self::assertStringContainsString($why, $this->row('ada/42'));
        self::assertSame(['ada' => 'suspended'], $this->statusByName());
    }

    public function testOffSuspendsAndAutomaticActivatesAgain(): void
    {
        $page = $this->pressIn('ada/42', 'mode', ['mode' => 'off']);

        self::assertStringContainsString('1 suspended', $page->text());
        $row = $this->row('ada/42');
        self::assertStringContainsString('Suspended An admin set the service to "Always off".', $row);
        self::assertStringContainsString('Always off', $row);
        self::assertSame(['ada' => 'suspended'], $this->statusByName());

        $page = $this->pressIn('ada/42', 'mode', ['mode' => 'auto']);

        self::assertStringContainsString('1 activated', $page->text());
        self::assertStringContainsString("Active Invoice #{$this->ada->invoice} is paid.", $this->row('ada/42'));
        $this->assertInLine();
    }

    public function testOnKeepsARefundedServiceActive(): void
    {
        $this->bulk->refunds->throughGateway($this->ada->invoice);
        $this->pressIn('ada/42', 'mode', ['mode' => 'on']);
        $this->site->cron();

        $row = $this->row('ada/42');
        self::assertStringContainsString('Active An admin set the service to "Always on".', $row);
        self::assertSame(['ada' => 'active'], $this->statusByName());
    }

    public function testADifferenceIsPutRightWhenAnAdminAsksAndNotBefore(): void
    {
        $this->portal()->setStatus('ada', 'SUSPENDED');
        $this->aWhileAfterTheChange();
        $this->site->cron(daily: true);
        $difference = 'At Aflexi the status is "Suspended"; this addon left it "Active".';
        self::assertStringContainsString($difference, $this->row('ada/42'));
        self::assertSame(['ada' => 'suspended'], $this->statusByName());

        $this->pressIn('ada/42', 'put_right');

        self::assertStringNotContainsString('At Aflexi', $this->row('ada/42'));
        self::assertNotContains('put_right', $this->buttons('ada/42'), 'There is nothing to put right.');
        $this->assertInLine();
    }

    public function testAnAccountThatWasDeletedInThePortalIsShownAndComesBack(): void
    {
        // An empty list would be no evidence.
        $this->buyer('bob');
        $this->save([$this->product('boost')]);
        $this->portal()->delete('ada');
        $this->aWhileAfterTheChange();
        $this->site->cron(daily: true);
        self::assertContains('put_right', $this->buttons('ada/42'), 'The difference is shown.');
        self::assertSame('deleted', $this->statusByName()['ada']);

        $this->pressIn('ada/42', 'put_right');

        $this->assertInLine();
    }

    /** @dataProvider decisions */
    public function testADecisionIsLogged(string $action, array $fields, string $logged): void
    {
        $this->portal()->setStatus('ada', 'SUSPENDED');
        $this->aWhileAfterTheChange();
        $this->site->cron(daily: true);

        $this->pressIn('ada/42', $action, $fields);

        $entries = "SELECT COUNT(*) FROM mod_aflexi_cdn_log WHERE actor = 'admin 1' AND action = '$logged'";
        self::assertSame(1, (int) $this->value($entries));
    }

    /** @return array<string, array{string, array<string, string>, string}> */
    public static function decisions(): array
    {
        return [
            'off' => ['mode', ['mode' => 'off'], 'mode'],
            'put right' => ['put_right', [], 'put_right'],
            'new password' => ['password', [], 'new_password'],
        ];
    }
}

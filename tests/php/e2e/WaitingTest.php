<?php

declare(strict_types=1);

namespace AflexiCdn\EndToEnd;

use AflexiCdn\EndToEnd\Support\AddonTestCase;

/** What waits stays on the pages until it is put right; what no longer holds is not shown. */
final class WaitingTest extends AddonTestCase
{
    use PressesButtons;

    public function testARefusedServiceIsNamedUntilItIsPutRight(): void
    {
        $boost = $this->product('boost');
        $this->sale($this->client('Ada', 'Byron', 'ada@example.test'), $boost, 'same');
        $second = $this->sale($this->client('Eve', 'Doe', 'eve@example.test'), $boost, 'same');
        $this->save([$boost]);

        $page = $this->page()->text();
        self::assertStringContainsString("Service #{$second->serviceIds[0]}", $page);
        self::assertStringContainsString('"same" belongs to client', $page);

        $rename = $this->site->pdo()->prepare('UPDATE tblhosting SET username = ? WHERE id = ?');
        $rename->execute(['other', $second->serviceIds[0]]);
        $this->save([$boost]);
        self::assertStringNotContainsString('belongs to client', $this->page()->text());
        self::assertSame(['other', 'same'], $this->accounts());
    }

    public function testARefusedLoginIsNotHeldAgainstACorrectedOne(): void
    {
        $this->buyer('ada');
        $this->configure(['auth_key' => 'wrong']);
        $this->save([$this->product('boost')]);
        self::assertStringContainsString('Aflexi refuses the user name or auth key', $this->page()->text());

        $this->configure();
        self::assertStringNotContainsString('Aflexi refuses', $this->page()->text());
        $this->site->cron();
        self::assertSame(['ada'], $this->accounts());
    }

    public function testAStrangersAccountIsTakenOverFromThePage(): void
    {
        $service = 'Service #' . $this->buyer('ada')->service;
        $this->plant('stranger@example.test');
        $this->save([$this->product('boost')]);
        $why = 'Aflexi already has an account "ada" with the e-mail address stranger@example.test';
        self::assertStringContainsString("$service ada Byron ada $why", $this->row($service));

        $page = $this->pressIn($service, 'adopt');

        self::assertStringContainsString('1 adopted', $page->text());
        $this->assertNothingIsRefused();
        $this->assertInLine();
        self::assertSame('old-secret', $this->passwordAtThePlatform('ada'), 'It is not changed unasked.');
        self::assertStringContainsString('unknown', $this->row('ada/42'));
    }

    public function testAServiceWhoseNameIsTakenGetsAnotherFromThePage(): void
    {
        $service = 'Service #' . $this->buyer('ada')->service;
        $this->plant('stranger@example.test');
        $this->save([$this->product('boost')]);

        $page = $this->pressIn($service, 'name', ['name' => 'ada2']);

        self::assertStringContainsString('1 created', $page->text());
        $this->assertNothingIsRefused();
        self::assertSame(['ada', 'ada2'], $this->accounts());
        self::assertSame('suspended', $this->statusByName()['ada'], 'The stranger is left alone.');
        self::assertSame($this->passwordAtThePlatform('ada2'), $this->passwordShown('ada2'));
    }

    public function testANameThatIsTakenAsWellIsRefusedAsWell(): void
    {
        $this->plant('stranger@example.test');
        $this->buyer('bob');
        $service = 'Service #' . $this->buyer('ada')->service;
        $this->save([$this->product('boost')]);

        $this->pressIn($service, 'name', ['name' => 'bob']);

        self::assertStringContainsString('The account name "bob" belongs to client #', $this->row($service));
        self::assertSame(['ada', 'bob'], $this->accounts());

        $this->pressIn($service, 'name', ['name' => '']);

        self::assertStringContainsString('already has an account "ada"', $this->row($service));
    }

    public function testARefusedServiceCanBeSwitchedOff(): void
    {
        $service = 'Service #' . $this->buyer('ada')->service;
        $this->plant('stranger@example.test');
        $this->save([$this->product('boost')]);

        $this->pressIn($service, 'mode', ['mode' => 'off']);

        $this->assertNothingIsRefused();
        self::assertSame(['ada' => 'suspended'], $this->statusByName());
        self::assertSame(0, $this->waiting());
    }

    public function testWhatIsTriedAgainIsListedWithItsNextTry(): void
    {
        $ada = $this->buyer('ada');
        $fault = ['kind' => 'fault', 'code' => -32500, 'message' => 'Oops'];
        $this->sandbox->setFaults($fault + ['method' => 'user.create', 'times' => 1]);

        $this->save([$this->product('boost')]);

        $due = $this->value('SELECT due_at FROM mod_aflexi_cdn_jobs');
        $local = new \DateTime($due, new \DateTimeZone('UTC'));
        $local->setTimezone(new \DateTimeZone('Africa/Johannesburg'));
        self::assertMatchesRegularExpression(
            "~^Service #$ada->service ada Byron ada Aflexi .*Oops 1 {$local->format('d/m/Y H:i')}$~",
            $this->row("Service #$ada->service")
        );

        $this->anHourLater();
        $this->site->cron();
        self::assertStringNotContainsString('Waiting for another try', $this->page(self::PUBLISHERS)->text());
        $this->assertInLine();
    }

    public function testDecisionsAreLogged(): void
    {
        $this->plant('stranger@example.test');
        $service = 'Service #' . $this->buyer('ada')->service;
        $this->save([$this->product('boost')]);
        $this->pressIn($service, 'name', ['name' => 'ada2']);
        $bob = $this->client('Bob', 'Stone', 'bob@example.test');
        $other = 'Service #' . $this->sale($bob, $this->product('boost'), 'ada')->serviceIds[0];
        $this->save([$this->product('boost')]);
        $this->pressIn($other, 'adopt');

        $entries = "SELECT action FROM mod_aflexi_cdn_log WHERE actor = 'admin 1' AND action <> 'save' ORDER BY id";
        self::assertSame(['name', 'allow_adoption'], $this->column($entries));
    }

    private function plant(string $email): void
    {
        $this->sandbox->plant(['name' => 'ada', 'email' => $email, 'display_name' => 'Old', 'package' => 'old',
            'status' => 'SUSPENDED', 'password' => 'old-secret']);
    }

    private function assertNothingIsRefused(): void
    {
        self::assertSame(0, $this->page(self::PUBLISHERS)->xpath()->query("//*[@id='aflexi-refused']")->length);
        self::assertSame(0, (int) $this->value("SELECT COUNT(*) FROM mod_aflexi_cdn_jobs WHERE state = 'refused'"));
    }
}

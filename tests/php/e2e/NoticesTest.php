<?php

declare(strict_types=1);

namespace AflexiCdn\EndToEnd;

use AflexiCdn\EndToEnd\Support\AddonTestCase;
use AflexiCdn\EndToEnd\Support\Program;

/** Staff are told once of each cause, by a line in the activity log and an e-mail. */
final class NoticesTest extends AddonTestCase
{
    private const OUTAGE = 'Aflexi CDN: Aflexi cannot be used for a quarter of an hour or longer.';
    private const OVER = 'Aflexi CDN: This is over: Aflexi cannot be used for a quarter of an hour or longer.';

    public function testAnOutageOfTenAccountsIsOneMailOverManyCrons(): void
    {
        $this->outage();
        $this->site->cron();
        self::assertSame([], $this->mails(), 'It may be a short one.');

        $this->aQuarterOfAnHourLater();
        for ($run = 0; $run < 4; $run++) {
            $this->anHourLater();
            $this->site->cron();
        }

        self::assertSame([self::OUTAGE], $this->mails());
        self::assertSame(1, $this->lines(self::OUTAGE . ' Aflexi cannot be used at the moment: '));
        $mail = $this->value('SELECT message FROM tblemails');
        self::assertStringContainsString('Aflexi cannot be used at the moment: ', $mail);
        self::assertStringContainsString('First seen: ', $mail);
        self::assertStringContainsString('/admin/addonmodules.php?module=aflexi_cdn&amp;page=products', $mail);
        self::assertStringContainsString('http', $mail);
        $this->assertHoldsNoSecret($mail);
    }

    public function testWhatIsOverIsSaidAndToldAgainWhenItComesBack(): void
    {
        foreach ([1, 2] as $times) {
            $this->outage();
            $this->site->cron();
            $this->aQuarterOfAnHourLater();
            $this->site->cron();
            self::assertCount($times, $this->mails());

            $this->sandbox->clearFaults();
            $this->anHourLater();
            $this->site->cron();
            $this->site->cron();
            self::assertSame($times, $this->lines(self::OVER));
            self::assertCount($times, $this->mails(), 'Good news is no mail.');
        }
        $this->assertInLine();
    }

    public function testTwoCronsAtOnceTellOnce(): void
    {
        $this->configure(['auth_key' => 'wrong']);

        Program::cronsAtOnce($this->site, 3);
        $this->site->cron();

        self::assertSame(['Aflexi CDN: Aflexi refuses the login.'], $this->mails());
        $this->assertHoldsNoSecret($this->value('SELECT message FROM tblemails'));
    }

    public function testAQuestionAndServicesThatNeedSomebodyAreToldOnceEach(): void
    {
        $this->buyer('ada');
        $this->save([$this->product('boost')]);
        // The same name for other clients, whose services are refused.
        foreach (['bob', 'cy', 'dan'] as $name) {
            $client = $this->client($name, 'Byron', "$name@example.test");
            $this->sale($client, $this->product('boost'), 'ada');
        }
        $this->site->pdo()->exec("UPDATE tbladdons SET billingcycle = 'Monthly' WHERE id = {$this->productAddon()}");

        $this->site->cron();
        $this->site->cron();

        self::assertEqualsCanonicalizing([
            'Aflexi CDN: Services need you.',
            'Aflexi CDN: Your yes is needed: the price of the product addon has changed.',
        ], $this->mails());
        $about = $this->value("SELECT message FROM tblemails WHERE subject LIKE '%Services%'");
        self::assertStringContainsString('cannot put in line without you: 3.', $about);
        self::assertStringContainsString('page=queue', $about);
        self::assertStringNotContainsString('bob', $about);
    }

    public function testWithMailSwitchedOffTheActivityLogAloneTells(): void
    {
        $this->configure(['auth_key' => 'wrong', 'notify' => 'off']);

        $this->site->cron();
        $this->site->cron();

        self::assertSame([], $this->mails());
        self::assertSame(1, $this->lines('Aflexi CDN: Aflexi refuses the login.'));
    }

    public function testAMailThatCannotBeSentIsSaidOnceInTheActivityLog(): void
    {
        $this->configure(['auth_key' => 'wrong']);
        $this->site->pdo()->exec('RENAME TABLE tblemails TO tblemails_away');
        try {
            $this->site->cron();
            $this->site->cron();
        } finally {
            $this->site->pdo()->exec('RENAME TABLE tblemails_away TO tblemails');
        }
        $this->site->cron();

        self::assertSame([], $this->mails());
        self::assertSame(1, $this->lines('Aflexi CDN: The e-mail about this could not be sent: '));
        self::assertSame(1, $this->lines('Aflexi CDN: Aflexi refuses the login.'));
    }

    public function testAFreshInstallationIsNoCause(): void
    {
        $this->configure(['username' => '', 'auth_key' => '']);

        $this->site->cron();

        self::assertSame([], $this->mails());
        self::assertSame(0, (int) $this->value('SELECT COUNT(*) FROM mod_aflexi_cdn_notices'));
    }

    /** Aflexi is down, and ten services that were just bought wait for it. */
    private function outage(): void
    {
        for ($number = 0; $number < 10; $number++) {
            $this->buyer('c' . bin2hex(random_bytes(4)));
        }
        $this->site->pdo()->exec("UPDATE tbladdons SET packages = '{$this->product('boost')}'"
            . " WHERE id = {$this->productAddon()}");
        $this->sandbox->setFaults(['kind' => 'down']);
    }

    private function aQuarterOfAnHourLater(): void
    {
        $this->site->pdo()->exec('UPDATE mod_aflexi_cdn_notices SET since = since - INTERVAL 15 MINUTE');
    }

    /** @return list<string> subjects of the e-mails to staff */
    private function mails(): array
    {
        return $this->column('SELECT subject FROM tblemails WHERE userid = 0 ORDER BY id');
    }

    /** How many lines of the activity log begin so. */
    private function lines(string $begin): int
    {
        $lines = $this->column('SELECT description FROM tblactivitylog');

        return count(array_filter($lines, static fn (string $line): bool => str_starts_with($line, $begin)));
    }

    private function assertHoldsNoSecret(string $text): void
    {
        foreach ([$this->sandbox->key, 'wrong'] as $secret) {
            self::assertStringNotContainsString($secret, $text);
        }
    }
}

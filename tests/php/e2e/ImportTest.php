<?php

declare(strict_types=1);

namespace AflexiCdn\EndToEnd;

use AflexiCdn\EndToEnd\Support\AddonTestCase;
use AflexiCdn\EndToEnd\Support\TestCase;
use WhmcsHost\Comparison;
use WhmcsHost\Response;

/** Publishers that were made by hand before the addon came become those of the services they fit (R9). */
final class ImportTest extends AddonTestCase
{
    private const IMPORT = self::PAGE . '&page=import';
    private const EACH = 100;

    protected function setUp(): void
    {
        TestCase::setUp();
        $planted = [];
        foreach (range(1, self::EACH) as $n) {
            $planted[] = self::byHand("both$n", "BOTH$n@example.test");
            $planted[] = self::byHand("named$n", "n$n@elsewhere.test");
            $planted[] = self::byHand("own-$n", "mailed$n@example.test");
            foreach (['both', 'named', 'mailed'] as $kind) {
                $client = $this->client('Ada', "Byron$n", "$kind$n@example.test");
                $this->sale($client, $this->product('boost'), "$kind$n");
            }
        }
        $planted[] = self::byHand('somebody', 'somebody@elsewhere.test');
        $this->sandbox->plantMany($planted);
        $this->site->activate('aflexi_cdn');
        $this->configure();
        $this->expect();
    }

    public function testHundredsAreShownThenImportedAndNobodyIsMadeAnew(): void
    {
        $first = 'Are there publishers at Aflexi already?';
        self::assertStringContainsString($first, $this->page()->text());
        $this->press('pass');
        self::assertStringNotContainsString($first, $this->page()->text());
        $this->save([$this->product('boost')]);
        $this->site->cron();
        self::assertCount(3 * self::EACH + 1, $this->accounts(), 'None was made.');
        self::assertStringContainsString('Import Publishers', $this->page(self::PAGE . '&page=differences')->text());
        $this->sandbox->resetCounters();

        $named = $this->page(self::IMPORT . '&fit=name');
        self::assertStringContainsString('Name and e-mail: 0', $named->text(), 'Those were adopted by themselves.');
        self::assertStringContainsString('Name only: 100', $named->text());
        self::assertStringContainsString('E-mail only: 100', $named->text());
        self::assertStringContainsString('Nothing fits: 1', $named->text());
        self::assertStringContainsString('The package becomes "CDN Boost".', $named->text());
        self::assertStringContainsString('Given another package: 100', $named->text());
        self::assertSame(0, $this->sandbox->state()['total_calls'], 'Looking calls nobody.');

        $mailed = $this->page(self::IMPORT . '&fit=email');
        self::assertStringContainsString('Decided: 100.', $this->import($named)->text());
        // An outage in the middle: the work goes on afterwards.
        $this->sandbox->setFaults(['kind' => 'down']);
        self::assertStringContainsString('Decided: 100.', $this->import($mailed)->text());
        $this->sandbox->clearFaults();
        $this->anHourLater();
        $this->site->cron();
        $this->site->cron(daily: true);

        self::assertSame(0, $this->calls('user.create'));
        $accounts = Comparison::accounts($this->sandbox->state());
        self::assertCount(3 * self::EACH + 1, $accounts);
        $packages = array_count_values(array_column($accounts, 'package'));
        self::assertSame(['CDN Boost' => 3 * self::EACH, 'Old' => 1], $packages);
        self::assertSame('mailed7@example.test', $accounts['own-7']['email']);
        $publishers = $this->page(self::PUBLISHERS . '&q=own-7');
        self::assertStringContainsString('unknown', $publishers->text(), 'as its password is');

        $this->sandbox->resetCounters();
        $again = $this->import($mailed);
        self::assertStringContainsString('is not what was shown any more', $again->text());
        self::assertStringContainsString('E-mail only: 0', $this->page(self::IMPORT)->text());
        $this->aWhileAfterTheChange();
        $this->site->cron(daily: true);
        $this->assertNoWrites();
    }

    public function testSingleOnesAreTickedAndWhoIsIgnoredMakesRoom(): void
    {
        $this->press('pass');
        $this->save([$this->product('boost')]);
        $page = $this->page(self::IMPORT . '&fit=email');
        [$id] = $this->column("SELECT id FROM mod_aflexi_cdn_strangers WHERE name = 'own-2'");

        $this->site->pdo()->exec("UPDATE tblclients SET firstname = 'Augusta'"
            . " WHERE email = 'mailed1@example.test'");
        $late = $this->tick($page, 'own-1');
        self::assertStringContainsString('own-1 is not what was shown any more', $late->text());
        $this->tick($this->page(self::IMPORT . '&fit=email'), 'own-1');
        self::assertStringContainsString('E-mail only: 99', $this->page(self::IMPORT . '&fit=email')->text());
        self::assertNotContains('mailed2', $this->accounts());

        $this->press('ignore', ['strangers' => [(int) $id]], self::PAGE . '&page=differences&kind=stranger');
        $this->site->cron();

        self::assertContains('mailed2', $this->accounts());
        self::assertNotContains('mailed1', $this->accounts());
    }

    /** Presses [Import All] on a page that was opened before. */
    private function import(Response $page): Response
    {
        $form = $page->form("//form[.//input[@name='shown']]");

        return $this->desk()->post(self::IMPORT . "&fit={$form['fit']}", ['action' => 'import'] + $form);
    }

    /** Ticks one row of a page that was opened before, and presses [Import]. */
    private function tick(Response $page, string $name): Response
    {
        $boxes = $page->xpath()->query("//tr[th/code[. = '$name']]//input[@type='checkbox']/@value");

        return $this->press('import', [
            'fit' => 'email',
            'strangers' => [$boxes->item(0)->nodeValue],
        ], self::IMPORT . '&fit=email');
    }

    /** @return array<string, string> */
    private static function byHand(string $name, string $email): array
    {
        return ['name' => $name, 'email' => $email, 'display_name' => 'By Hand', 'package' => 'Old',
            'password' => "pw-$name"];
    }
}

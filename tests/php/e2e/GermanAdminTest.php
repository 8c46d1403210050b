<?php

declare(strict_types=1);

namespace AflexiCdn\EndToEnd;

use AflexiCdn\EndToEnd\Support\AddonTestCase;
use WHMCS\Module\Addon\AflexiCdn\Page\Router;
use WhmcsHost\Response;

/** An admin who reads German reads nothing else; dates are those of WHMCS, numbers those of the language. */
final class GermanAdminTest extends AddonTestCase
{
    private const DIFFERENCES = self::PAGE . '&page=differences';
    private const ADDON = __DIR__ . '/../../../php/modules/addons/aflexi_cdn';

    public static function setUpBeforeClass(): void
    {
        parent::setUpBeforeClass();
        require_once self::ADDON . '/lib/autoload.php';
    }

    protected function setUp(): void
    {
        parent::setUp();
        $this->site->pdo()->exec("UPDATE tbladmins SET language = 'german' WHERE username = 'admin'");
        $this->site->pdo()->exec("UPDATE tblconfiguration SET value = 'DD.MM.YYYY' WHERE setting = 'DateFormat'");
        $this->someOfEverything();
    }

    public function testEveryPageIsGerman(): void
    {
        foreach (array_keys(Router::PAGES) as $page) {
            $this->assertGerman($this->page(self::PAGE . "&page=$page"), $page);
        }
        foreach (['missing', 'stranger'] as $kind) {
            $this->assertGerman($this->page(self::DIFFERENCES . "&kind=$kind"), $kind);
        }
        $this->assertGerman($this->page(self::PAGE . '&page=queue&state=waiting'), 'a filter that finds nothing');
    }

    public function testWhatAButtonAnswersIsGerman(): void
    {
        $corrections = $this->press('foresee_put_right', ['accounts' => [$this->accountId('bob')]], self::DIFFERENCES);
        self::assertStringContainsString('Diese berichtigen?', $corrections->text());
        $this->assertGerman($corrections, 'corrections');

        $revealed = $this->reveal($this->desk(), 'ada');
        self::assertStringContainsString('Passwort von ada', $revealed->text());
        $this->assertGerman($revealed, 'a password');

        foreach (['check', 'pass', 'work', 'preview'] as $button) {
            $answer = $this->press($button);
            self::assertSame(200, $answer->status, $button);
            $this->assertGerman($answer, $button);
        }
        $this->assertGerman($this->save([]), 'a save');
    }

    public function testDatesAreThoseOfWhmcsAndNumbersThoseOfTheLanguage(): void
    {
        $this->site->pdo()->exec('INSERT INTO mod_aflexi_cdn_log (at, actor, account_id, service_id, action, result,'
            . ' detail, milliseconds) SELECT UTC_TIMESTAMP(), "cron", 0, 0, "look", "done", "", 1250'
            . ' FROM information_schema.columns LIMIT 1100');

        $log = $this->page(self::PAGE . '&page=log')->text();
        self::assertMatchesRegularExpression('/ Zeilen: 1\.1\d\d /', $log);
        self::assertStringContainsString(' 1,25 s', $log);
        $today = date('d.m.Y');
        self::assertMatchesRegularExpression("/ $today \d\d:\d\d /", $log);
        $paid = $this->value("SELECT DATE_FORMAT(MAX(datepaid), '%d.%m.%Y') FROM tblinvoices");
        self::assertStringContainsString("Bezahlt am $paid.", $this->page(self::DIFFERENCES)->text());
        foreach (array_keys(Router::PAGES) as $page) {
            $text = $this->page(self::PAGE . "&page=$page")->text();
            self::assertDoesNotMatchRegularExpression('~\d{4}-\d\d-\d\d|\d\d/\d\d/\d{4}~', $text, $page);
        }
    }

    public function testTheDashboardAndTheSettingsAreGerman(): void
    {
        $dashboard = $this->page('index.php')->text();
        self::assertStringContainsString('Handlungsbedarf Etwas wartet auf Sie.', $dashboard);
        self::assertStringContainsString('Aflexi CDN öffnen', $dashboard);

        $settings = $this->page('configaddonmods.php')->text();
        self::assertStringContainsString('Zeitbudget', $settings);
        self::assertStringContainsString('Ihr Benutzername als Operator bei Aflexi.', $settings);
    }

    public function testThePageOfAServiceIsGerman(): void
    {
        $path = $this->value("SELECT CONCAT('clientsservices.php?userid=', userid, '&id=', id) FROM tblhosting"
            . " WHERE username = 'bob'");
        $cell = $this->page($path)->xpath()->query("//tr[th[.='CDN']]/td")->item(0);
        self::assertNotNull($cell, 'There is no such row.');

        self::assertStringContainsString('Mehr darüber in Aflexi CDN', $cell->textContent);
        self::assertStringContainsString('Benutzername bei Aflexi', $cell->textContent);
        self::assertFalse($this->isEnglish(trim((string) preg_replace('/\s+/u', ' ', $cell->textContent))));
    }

    public function testAnotherAdminReadsEnglish(): void
    {
        $this->site->pdo()->exec("UPDATE tbladmins SET language = 'english' WHERE username = 'admin'");

        foreach (array_keys(Router::PAGES) as $page) {
            $found = $this->english($this->page(self::PAGE . "&page=$page"));
            self::assertGreaterThan(10, count($found), $page);
        }
        self::assertStringContainsString('Needs you', $this->page('index.php')->text());
    }

    public function testStaffAreWrittenToInTheLanguageOfWhmcsAndTheLogIsEnglish(): void
    {
        $this->site->pdo()->exec("UPDATE tblconfiguration SET value = 'german' WHERE setting = 'Language'");
        $this->configure(['auth_key' => 'wrong']);
        $this->site->cron();

        $mails = $this->column('SELECT subject FROM tblemails WHERE userid = 0');
        self::assertContains('Aflexi CDN: Aflexi lehnt die Anmeldung ab.', $mails);
        $line = "SELECT COUNT(*) FROM tblactivitylog WHERE description LIKE 'Aflexi CDN: Aflexi refuses the login.%'";
        self::assertSame(1, (int) $this->value($line));
    }

    /** Accounts in line, one changed in the portal, one that nobody here knows, a service that was refused. */
    private function someOfEverything(): void
    {
        $boost = $this->product('boost');
        $this->buyer('ada');
        $this->buyer('bob');
        $this->save([$boost]);
        $this->buyer('eve');
        foreach (['eve', 'stray'] as $name) {
            $this->sandbox->plant(['name' => $name, 'email' => "$name@another.test", 'display_name' => 'Somebody',
                'package' => 'old', 'password' => 'old-secret']);
        }
        $this->portal()->setStatus('bob', 'SUSPENDED');
        $this->aWhileAfterTheChange();
        $this->site->cron(daily: true);
    }

    private function accountId(string $name): int
    {
        return (int) $this->value("SELECT id FROM mod_aflexi_cdn_accounts WHERE name = '$name'");
    }

    private function assertGerman(Response $page, string $which): void
    {
        self::assertSame([], $this->english($page), $which);
    }

    /** @return list<string> the texts of ours on a page that English has and German has not */
    private function english(Response $page): array
    {
        $ours = "//div[@class='aflexi-cdn']";
        $texts = $page->xpath()->query("$ours//text() | $ours//@placeholder | $ours//@aria-label | $ours//@title"
            . " | $ours//@*[starts-with(name(), 'data-') and contains(., ' ')]");
        self::assertGreaterThan(10, $texts->length);
        $found = [];
        foreach ($texts as $node) {
            $text = trim((string) preg_replace('/\s+/u', ' ', $node->nodeValue));
            if ($text !== '' && $this->isEnglish($text)) {
                $found[] = $text;
            }
        }

        return $found;
    }

    /** It is a word of English, or has a whole sentence of it. */
    private function isEnglish(string $text): bool
    {
        foreach ($this->onlyEnglish() as $pattern) {
            if (preg_match($pattern, $text) === 1) {
                return true;
            }
        }

        return false;
    }

    /** @return list<string> a pattern has so many texts as PCRE takes at once */
    private function onlyEnglish(): array
    {
        static $patterns = [];
        if ($patterns === []) {
            $choices = [];
            foreach (array_diff($this->strings('english'), $this->strings('german')) as $text) {
                $filled = preg_replace('/\\\\\{[a-z_]+\\\\\}/', '.*', preg_quote($text, '~'));
                $choices[] = substr_count($text, ' ') < 3 ? "^$filled:?$" : $filled;
            }
            foreach (array_chunk($choices, 100) as $some) {
                $patterns[] = '~' . implode('|', $some) . '~us';
            }
        }

        return $patterns;
    }

    /** @return array<string, string> */
    private function strings(string $language): array
    {
        $_ADDONLANG = [];
        require self::ADDON . "/lang/$language.php";

        return $_ADDONLANG;
    }
}

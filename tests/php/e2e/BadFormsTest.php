<?php

declare(strict_types=1);

namespace AflexiCdn\EndToEnd;

use AflexiCdn\EndToEnd\Support\AddonTestCase;
use AflexiCdn\EndToEnd\Support\Customer;
use WhmcsHost\Response;

/** Forms that our pages never send: a clear message or no effect, and not a row is other than it was. */
final class BadFormsTest extends AddonTestCase
{
    /** What is no id of anything. */
    private const NO_IDS = ['999999', '-1', '0', '', 'abc', '1e0', '1.0', '0x1', ' 1', '1 OR 1=1', "1'", '١',
        '2147483648', '9223372036854775807', '99999999999999999999', ['1'], [['1']]];

    private const OF_ACCOUNTS = ['reveal', 'password', 'put_right'];
    private const OF_SERVICES = ['mode' => ['mode' => 'off'], 'name' => ['name' => 'another'], 'adopt' => []];

    private const FAILED = 'This did not work.';

    private Customer $ada;

    /** A service that is refused: its account belongs to a stranger. */
    private Customer $eve;

    /** @var array<string, string> what every form of ours carries */
    private array $tokens;

    /** @var array<string, string> checksum by table */
    private array $before;

    protected function setUp(): void
    {
        parent::setUp();
        $this->ada = $this->buyer('ada');
        $this->eve = $this->buyer('eve');
        $this->sandbox->plant(['name' => 'eve', 'email' => 'stranger@example.test', 'password' => 'old-secret']);
        $this->save([$this->product('boost')]);
        $this->tokens = array_intersect_key(
            $this->desk()->get(self::PAGE)->form("//form[.//button[@value='save']]"),
            ['token' => '', 'aflexi_cdn_token' => '']
        );
        $this->sandbox->resetCounters();
        $this->before = $this->checksums();
    }

    public function testIdsOfNoAccount(): void
    {
        foreach (self::OF_ACCOUNTS as $action) {
            foreach (self::NO_IDS as $id) {
                $this->assertRejected(['action' => $action, 'account' => $id]);
            }
            $this->assertRejected(['action' => $action]);
        }
        $this->assertNothingHappened();
    }

    public function testIdsOfNoService(): void
    {
        foreach (self::OF_SERVICES as $action => $fields) {
            foreach (self::NO_IDS as $id) {
                $this->assertRejected(['action' => $action, 'service' => $id] + $fields);
            }
            $this->assertRejected(['action' => $action] + $fields);
        }
        $this->assertNothingHappened();
    }

    public function testModesThatAreNone(): void
    {
        foreach (['moon', '', 'OFF', 'off ', "off'", '1', ['off']] as $mode) {
            $this->assertRejected(['action' => 'mode', 'service' => $this->ada->service, 'mode' => $mode]);
        }
        $this->assertRejected(['action' => 'mode', 'service' => $this->ada->service]);
        $this->assertNothingHappened();
    }

    public function testNamesThatNoAccountCanHave(): void
    {
        $names = ['<b>x</b>', '"x"', "o'brien", 'a/b', '../x', 'a b', 'ä', '🐉', "\u{202E}x", 'שלום', "x\x00y", "x\ny",
            'x@y', 'ops?su=x', str_repeat('x', 101), str_repeat('x', 100000)];
        foreach ($names as $name) {
            $this->assertRejected(['action' => 'name', 'service' => $this->eve->service, 'name' => $name]);
        }
        $this->assertNothingHappened();
    }

    public function testAnAccountThatIsThereIsNeitherRenamedNorTakenOver(): void
    {
        $this->assertRejected(['action' => 'name', 'service' => $this->ada->service, 'name' => 'another']);
        $this->assertRejected(['action' => 'name', 'service' => $this->ada->service, 'name' => '']);
        $this->assertRejected(['action' => 'adopt', 'service' => $this->ada->service]);
        $this->assertNothingHappened();
    }

    public function testAServiceWithoutCdnHasNothingToTakeOver(): void
    {
        $other = $this->buyer('fay', 'dayPass');
        $this->before = $this->checksums();

        $this->assertRejected(['action' => 'adopt', 'service' => $other->service]);
        $this->assertNothingHappened();
    }

    public function testAnAccountThatIsNotMadeYetHasNoPassword(): void
    {
        $eve = (int) $this->value("SELECT id FROM mod_aflexi_cdn_accounts WHERE name = 'eve'");
        self::assertGreaterThan(0, $eve);

        $this->assertRejected(['action' => 'reveal', 'account' => $eve]);
        $this->assertRejected(['action' => 'password', 'account' => $eve]);
        $this->assertNothingHappened();
    }

    public function testYesToWhatNobodyAsks(): void
    {
        $questions = ['brake', 'charging_on', 'charging_off', 'other_operator', 'other_site', 'moon', '', ['brake']];
        foreach ($questions as $question) {
            foreach (['1', '0', '', '42', 'x', "1' OR '1", ['1']] as $id) {
                $this->assertRejected(['action' => 'answer', 'question' => $question, 'id' => $id]);
            }
        }
        $this->assertRejected(['action' => 'answer']);
        $this->assertNothingHappened();
    }

    public function testProductsThatAreNone(): void
    {
        foreach (self::NO_IDS as $id) {
            $form = ['shown' => [$id], 'products' => [$id], 'package' => [(is_string($id) ? $id : 'x') => 'Gold']];
            $this->assertIgnored(['action' => 'save'] + $form);
        }
        $boost = $this->product('boost');
        $this->assertIgnored(['action' => 'save']);
        $this->assertIgnored(['action' => 'save', 'shown' => 'all', 'products' => 'all', 'package' => 'Gold']);
        $odd = $this->product('odd');
        $this->assertIgnored(['action' => 'save', 'products' => [$odd], 'package' => [$boost => 'Gold']]);
        $this->assertIgnored(['action' => 'save', 'confirmed' => '1']);
        // That somebody tried to is logged.
        $this->assertNothingHappened('mod_aflexi_cdn_log');

        $gone = $this->send(['action' => 'save', 'shown' => [999999], 'products' => [999999]]);
        self::assertStringContainsString('#999999 The product no longer exists in WHMCS.', $gone->text());
    }

    public function testPackageNamesThatNoPackageCanHave(): void
    {
        $boost = $this->product('boost');
        foreach ([str_repeat('x', 256), "Go\x00ld", "Go\nld"] as $package) {
            $form = ['shown' => [$boost], 'products' => [$boost], 'package' => [$boost => $package]];

            $page = $this->send(['action' => 'save'] + $form);

            self::assertStringContainsString('cannot be a package name', $page->text());
        }
        // A save has everything looked at, the refused ones too, and notes when it saw the packages.
        $tables = ['mod_aflexi_cdn_log', 'mod_aflexi_cdn_jobs', 'mod_aflexi_cdn_services', 'mod_aflexi_cdn_packages'];
        $this->assertNothingHappened(...$tables);
    }

    public function testActionsThatAreNoneShowThePage(): void
    {
        foreach (['moon', '', 'SAVE', 'show', 'handle', '__construct', 'save()', ['save']] as $action) {
            $page = $this->send(['action' => $action, 'shown' => [$this->product('boost')]]);
            self::assertStringContainsString('Products with CDN', $page->text());
        }
        $this->assertNothingHappened();
    }

    public function testWithoutTheTokenNoButtonDoesAnything(): void
    {
        $boost = $this->product('boost');
        $account = (int) $this->value("SELECT id FROM mod_aflexi_cdn_accounts WHERE name = 'ada'");
        $forms = [
            ['action' => 'save', 'shown' => [$boost], 'products' => [], 'package' => [$boost => 'Gold']],
            ['action' => 'answer', 'question' => 'brake', 'id' => '1'],
            ['action' => 'pass'],
            ['action' => 'work'],
            ['action' => 'check'],
            ['action' => 'install'],
            ['action' => 'reveal', 'account' => $account],
            ['action' => 'password', 'account' => $account],
            ['action' => 'put_right', 'account' => $account],
            ['action' => 'mode', 'service' => $this->ada->service, 'mode' => 'off'],
            ['action' => 'name', 'service' => $this->eve->service, 'name' => 'another'],
            ['action' => 'adopt', 'service' => $this->eve->service],
        ];
        $password = $this->passwordAtThePlatform('ada');
        foreach (['', 'guessed', ['x'], str_repeat('0', 64), str_repeat('0', 100000)] as $token) {
            foreach ($forms as $form) {
                $page = $this->send($form, array_filter(['aflexi_cdn_token' => $token] + $this->tokens));

                self::assertSame(403, $page->status, $form['action']);
                self::assertStringContainsString('Nothing was done.', $page->text(), $form['action']);
                self::assertStringNotContainsString($password, $page->body);
            }
        }
        $this->assertNothingHappened();
        self::assertSame(0, $this->sandbox->state()['total_calls']);
    }

    public function testByGetNoButtonDoesAnything(): void
    {
        $account = (int) $this->value("SELECT id FROM mod_aflexi_cdn_accounts WHERE name = 'ada'");
        foreach (['save', 'pass', 'check', 'install', 'password', 'put_right'] as $action) {
            $form = ['action' => $action, 'account' => $account, 'shown' => [$this->product('boost')]];
            $this->desk()->get(self::PAGE . '&' . http_build_query($form + $this->tokens));
        }
        foreach (['mode', 'name', 'adopt'] as $action) {
            $form = ['action' => $action, 'service' => $this->eve->service, 'mode' => 'off', 'name' => 'another'];
            $this->desk()->get(self::PUBLISHERS . '&' . http_build_query($form + $this->tokens));
        }
        $this->assertNothingHappened();
    }

    public function testPagesThatAreNoneAreAnsweredWithOneThatIs(): void
    {
        foreach (['&p=0', '&p=-1', '&p=abc', '&p=99999999999999999999', '&p[]=1'] as $query) {
            $page = $this->desk()->get(self::PUBLISHERS . $query);
            self::assertStringContainsString('Publishers: 2', $page->text(), $query);
        }
        foreach (['&page=moon', '&page[]=publishers', '&page='] as $query) {
            $page = $this->desk()->get(self::PAGE . $query);
            self::assertStringContainsString('Products with CDN', $page->text(), $query);
        }
        $this->assertNothingHappened();
    }

    /**
     * @param array<string, mixed>      $form
     * @param array<string, mixed>|null $tokens in place of the right ones
     */
    private function send(array $form, ?array $tokens = null): Response
    {
        $ofPublishers = isset($form['account']) || isset($form['service'])
            || in_array($form['action'], [...self::OF_ACCOUNTS, ...array_keys(self::OF_SERVICES)], true);
        $path = $ofPublishers ? self::PUBLISHERS : self::PAGE;
        $page = $this->desk()->post($path, $form + ($tokens ?? $this->tokens));
        self::assertSame(0, $page->xpath()->query("//*[@class='aflexi-cdn'][.//script or .//b]")->length);

        return $page;
    }

    private function assertRejected(array $form): void
    {
        $page = $this->send($form);
        $what = json_encode($form, JSON_PARTIAL_OUTPUT_ON_ERROR);

        self::assertSame(200, $page->status, $what);
        self::assertStringContainsString(self::FAILED, $page->text(), $what);
    }

    private function assertIgnored(array $form): void
    {
        $page = $this->send($form);
        $what = json_encode($form, JSON_PARTIAL_OUTPUT_ON_ERROR);

        self::assertSame(200, $page->status, $what);
        self::assertStringNotContainsString(self::FAILED, $page->text(), $what);
        self::assertStringNotContainsString('Now with CDN', $page->text(), $what);
    }

    private function assertNothingHappened(string ...$butIn): void
    {
        $but = array_fill_keys($butIn, '');
        self::assertSame(array_diff_key($this->before, $but), array_diff_key($this->checksums(), $but));
        $this->assertNoWrites();
    }

    /** @return array<string, string> of the content of every table but the log that tells of failures */
    private function checksums(): array
    {
        $checksums = [];
        foreach (array_diff($this->column('SHOW TABLES'), ['tblactivitylog']) as $table) {
            // A refused job is looked at again, and when Aflexi last answered is noted.
            $but = $table === 'mod_aflexi_cdn_meta' ? "WHERE name NOT IN ('heard', 'packages_read')" : '';
            $rows = $this->site->pdo()->query("SELECT * FROM `$table` $but ORDER BY 1, 2")->fetchAll(\PDO::FETCH_NUM);
            $checksums[$table] = md5(serialize($rows));
        }

        return $checksums;
    }
}

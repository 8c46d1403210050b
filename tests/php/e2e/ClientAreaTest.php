<?php

declare(strict_types=1);

namespace AflexiCdn\EndToEnd;

use AflexiCdn\EndToEnd\Support\AddonTestCase;
use AflexiCdn\EndToEnd\Support\Customer;
use AflexiCdn\EndToEnd\Support\Program;
use AflexiCdn\EndToEnd\Support\World;
use WhmcsHost\Browser;
use WhmcsHost\Profile;
use WhmcsHost\Response;

/** What clients see of their own CDN accounts, and nobody else's. */
final class ClientAreaTest extends AddonTestCase
{
    use PressesButtons;

    private const LIST = 'index.php?m=aflexi_cdn';
    private const OWN = 'correct-Horse7!';

    private Customer $ada;
    private Customer $bob;
    private Browser $browser;

    protected function setUp(): void
    {
        parent::setUp();
        $this->ada = $this->buyer('ada');
        $this->bob = $this->buyer('bob');
        $this->save([$this->product('boost')]);
        $this->browser = $this->site->client($this->ada->client);
    }

    public function testAClientSeesItsOwnServicesAndTheirAccounts(): void
    {
        $list = $this->browser->get(self::LIST);

        self::assertSame(200, $list->status);
        self::assertStringContainsString('ada/42', $list->text());
        self::assertStringContainsString('Active', $list->text());
        self::assertStringNotContainsString('bob', $list->text());

        $page = $this->open();
        self::assertStringContainsString('Your CDN account is ready.', $page->text());
        self::assertStringContainsString('ada/42', $page->text());
        self::assertStringContainsString($this->account('ada')['package'], $page->text());
        $link = $page->xpath()->evaluate("string(//a[.='Open CDN Portal']/@href)");
        self::assertSame('http://portal.aflexi.net/p/', substr($link, 0, 27));
    }

    public function testThePortalIsLinkedWhereTheOperatorHasItsOwnAndOnlyIfItIsAWebAddress(): void
    {
        $addresses = ['https://cdn.host.example/login' => 1, 'javascript:alert(1)' => 0, '//evil.example' => 0];
        foreach ($addresses as $url => $is) {
            $portal = json_encode(['operator' => '42', 'address' => $url]);
            $this->site->pdo()->prepare("UPDATE mod_aflexi_cdn_meta SET value = ? WHERE name = 'portal'")
                ->execute([$portal]);

            foreach ([$this->open(), $this->details()] as $page) {
                self::assertSame($is, $page->xpath()->query("//a[.='Open CDN Portal'][@href='$url']")->length, $url);
                self::assertSame($is, $page->xpath()->query("//a[normalize-space()='Open CDN Portal']")->length, $url);
            }
        }
    }

    public function testAnotherClientsServiceIsAsIfItDidNotExist(): void
    {
        foreach ([$this->bob->service, 987654] as $service) {
            $page = $this->browser->get(self::LIST . "&service=$service");

            self::assertSame(404, $page->status);
            self::assertStringContainsString('You have no such service with CDN.', $page->text());
            self::assertStringNotContainsString('bob', $page->text());
        }
        $page = $this->browser->get("clientarea.php?action=productdetails&id={$this->bob->service}");
        self::assertStringNotContainsString('bob', $page->text());
    }

    /** @dataProvider pressed */
    public function testNoButtonReachesAnotherClientsService(string $action): void
    {
        $before = $this->passwordAtThePlatform('bob');

        $page = $this->push($action, [], $this->bob->service);

        self::assertStringContainsString('You have no such service with CDN.', $page->text());
        self::assertStringNotContainsString($before, $page->body);
        $this->site->cron();
        self::assertSame($before, $this->passwordAtThePlatform('bob'));
        self::assertSame(0, $this->logged("client {$this->ada->client}"));
    }

    /** @dataProvider pressed */
    public function testAServiceThatWasMovedAwayIsOutOfReachAndItsNewClientDoesNotGetTheFormerOnesAccount(
        string $action
    ): void {
        $second = $this->sale($this->ada->client, $this->product('boost'), 'ada')->serviceIds[0];
        $this->save([$this->product('boost')]);
        $this->site->pdo()->exec("UPDATE tblhosting SET userid = {$this->bob->client} WHERE id = $second");
        $before = $this->passwordAtThePlatform('ada');

        self::assertStringContainsString('no such service', $this->push($action, [], $second)->text());
        $this->browser = $this->site->client($this->bob->client);
        $page = $this->push($action, [], $second);
        self::assertStringNotContainsString('ada/42', $page->text());
        self::assertStringNotContainsString($before, $page->body);
        $this->site->cron();
        self::assertSame($before, $this->passwordAtThePlatform('ada'));
    }

    /** @dataProvider pressed */
    public function testAFormThatIsNotOursChangesAndRevealsNothing(string $action): void
    {
        $before = $this->passwordAtThePlatform('ada');
        $this->open();
        foreach ([[], ['aflexi_cdn_token' => 'x'], ['aflexi_cdn_token' => ['x']]] as $tokens) {
            $fields = ['action' => $action, 'aflexi_cdn_password' => self::OWN, 'aflexi_cdn_again' => self::OWN];
            $page = $this->browser->post($this->address(), $tokens + $fields);

            self::assertSame(403, $page->status);
            self::assertStringContainsString('Nothing was changed', $page->text());
            self::assertStringNotContainsString($before, $page->body);
        }
        $page = $this->browser->get($this->address() . "&action=$action&aflexi_cdn_password=" . self::OWN);
        self::assertStringNotContainsString($before, $page->body);
        self::assertSame(0, $this->logged("client {$this->ada->client}"));
        $this->site->cron();
        self::assertSame($before, $this->passwordAtThePlatform('ada'));
    }

    /** @dataProvider pressed */
    public function testWithoutASessionNothingIsShownAndNoButtonWorks(string $action): void
    {
        $before = $this->passwordAtThePlatform('ada');
        $visitor = $this->site->visitor();
        self::assertStringEndsWith('/login.php', $visitor->get(self::LIST)->url);
        self::assertStringEndsWith('/login.php', $visitor->get($this->address())->url);

        $form = $this->open()->form("//form[.//button[@value='$action']]");
        $page = $visitor->post($this->address(), ['action' => $action] + $form);

        self::assertStringEndsWith('/login.php', $page->url);
        self::assertStringNotContainsString($before, $page->body);
        self::assertSame(0, $this->logged("client {$this->ada->client}"));
    }

    /** @return array<string, array{string}> */
    public static function pressed(): array
    {
        return ['look at the password' => ['reveal'], 'set one' => ['password']];
    }

    public function testAUserWhoActsForNoClientSeesNothing(): void
    {
        $this->browser = $this->colleague(null);

        foreach ([self::LIST, $this->address()] as $path) {
            $page = $this->browser->get($path);
            self::assertStringContainsString('choose the client account', $page->text());
            self::assertStringNotContainsString('ada', $page->text());
        }
    }

    public function testAUserWithoutThePermissionMayLookAtTheAccountAndNoFurther(): void
    {
        $before = $this->passwordAtThePlatform('ada');
        $this->browser = $this->colleague('products,manageproducts');
        $tokens = $this->tokens();
        self::assertStringContainsString($before, $this->push('reveal')->body);
        $this->site->pdo()->exec("UPDATE tblusers_clients SET permissions = 'products,invoices' WHERE owner = 0");
        self::assertStringContainsString('ada/42', $this->open()->text());
        self::assertSame(0, $this->open()->xpath()->query('//main//form')->length);

        foreach (['reveal', 'password'] as $action) {
            // The session's token is got by a permission that is taken away afterwards.
            $page = $this->push($action, [], null, $tokens);
            self::assertSame(200, $page->status, 'The form itself is genuine.');
            self::assertStringNotContainsString($before, $page->body);
        }
        self::assertStringContainsString('Your user may not manage the products', $page->text());
        self::assertSame(0, $this->waiting());
        self::assertSame($before, $this->passwordAtThePlatform('ada'));
    }

    public function testAUserFromWhomWhmcsHidesTheProductsSeesNothing(): void
    {
        $this->browser = $this->colleague('products,invoices');
        $paths = [self::LIST, $this->address(), 'clientarea.php', $this->productPath()];
        foreach ($paths as $path) {
            self::assertStringContainsString('m=aflexi_cdn', $this->browser->get($path)->body, $path);
        }
        $this->site->pdo()->exec("UPDATE tblusers_clients SET permissions = 'invoices' WHERE owner = 0");

        self::assertSame(404, $this->open()->status);
        $list = $this->browser->get(self::LIST)->text();
        self::assertStringContainsString('None of your services has a CDN account', $list);
        foreach ($paths as $path) {
            $body = $this->browser->get($path)->body;
            self::assertStringNotContainsString('ada/42', $body, $path);
            self::assertSame(0, preg_match('/href="[^"]*m=aflexi_cdn&amp;service/', $body), $path);
        }
        self::assertStringNotContainsString('m=aflexi_cdn', $this->browser->get('clientarea.php')->body);
    }

    public function testNoSecretIsInAnyPageUntilItIsAskedFor(): void
    {
        $password = $this->passwordAtThePlatform('ada');

        foreach ([self::LIST, $this->address(), 'clientarea.php', $this->productPath()] as $path) {
            self::assertStringNotContainsString($password, $this->browser->get($path)->body, $path);
        }
    }

    public function testThePasswordIsShownWhenAskedForAndThatIsLogged(): void
    {
        $page = $this->push('reveal');

        $shown = $page->xpath()->evaluate("string(//input[@id='aflexi-cdn-shown']/@value)");
        self::assertSame($this->passwordAtThePlatform('ada'), $shown);
        self::assertStringContainsString('no-store', (string) $page->header('Cache-Control'));
        self::assertSame(1, $this->logged("client {$this->ada->client}", 'reveal'));
        self::assertStringNotContainsString($shown, $this->open()->body, 'Only that once.');
        $line = "SELECT description FROM tblactivitylog WHERE description LIKE '%looked at the password of ada.'";
        self::assertSame("Aflexi CDN: client {$this->ada->client} looked at the password of ada.", $this->value($line));
    }

    public function testAnAdminInTheClientsPlaceIsNamedInTheLog(): void
    {
        $admin = new Browser($this->site->url());
        $this->signIn($admin, 'admin/login.php', 'admin', 'admin');
        $this->signIn($admin, 'login.php', 'ada@example.test', $this->setPassword('ada@example.test'));
        $this->browser = $admin;

        self::assertStringContainsString($this->passwordAtThePlatform('ada'), $this->push('reveal')->body);
        self::assertSame(1, $this->logged('admin 1', 'reveal'));
        self::assertSame(0, $this->logged("client {$this->ada->client}"));
    }

    public function testAPasswordOfTheClientsOwnIsSetAfterTheResponseAndNotKept(): void
    {
        $page = $this->push('password', ['aflexi_cdn_password' => self::OWN, 'aflexi_cdn_again' => self::OWN]);

        self::assertStringEndsWith('/' . $this->address(), $page->url, 'Reloading it repeats nothing.');
        self::assertStringContainsString('Your new password is being set.', $page->text());
        $this->settle();
        self::assertSame(self::OWN, $this->passwordAtThePlatform('ada'));
        self::assertSame(1, $this->logged("client {$this->ada->client}", 'own_password'));

        $page = $this->open();
        self::assertStringContainsString('You have chosen a password of your own.', $page->text());
        self::assertSame(0, $page->xpath()->query("//button[@value='reveal']")->length);
        $kept = 'SELECT COALESCE(password_cipher, password_next, password_next_source) FROM mod_aflexi_cdn_accounts'
            . " WHERE name = 'ada'";
        self::assertNull($this->value($kept));
        self::assertStringContainsString('Set by the client, who alone knows it.', $this->row('ada/42'));
        self::assertNotContains('reveal', $this->buttons('ada/42'));
        $this->assertNobodyCanShowIt();

        $this->pressIn('ada/42', 'password');
        self::assertNotSame(self::OWN, $this->passwordAtThePlatform('ada'));
        self::assertSame($this->passwordAtThePlatform('ada'), $this->passwordShown('ada'), 'A lost one is replaced.');
    }

    public function testItWaitsForAPlatformThatIsDownAndNoOtherIsTakenMeanwhile(): void
    {
        $former = $this->passwordAtThePlatform('ada');
        $this->sandbox->setFaults(['kind' => 'down']);
        $form = $this->open()->form("//form[.//button[@value='password']]");

        $this->push('password', ['aflexi_cdn_password' => self::OWN, 'aflexi_cdn_again' => self::OWN]);

        self::assertStringContainsString('A new password is being set.', $this->open()->text());
        self::assertSame(0, $this->open()->xpath()->query('//main//form')->length);
        $second = ['aflexi_cdn_password' => 'another-One9', 'aflexi_cdn_again' => 'another-One9'];
        $page = $this->browser->post($this->address(), ['action' => 'password'] + $second + $form);
        self::assertStringContainsString('A new password is being set already.', $page->text());
        self::assertSame($former, $this->passwordAtThePlatform('ada'));

        $this->sandbox->clearFaults();
        $this->anHourLater();
        $this->site->cron();
        self::assertSame(self::OWN, $this->passwordAtThePlatform('ada'));
        self::assertStringContainsString('You have chosen a password of your own.', $this->open()->text());
    }

    public function testOneThatTheCdnRefusesIsToldAndTheFormerOneHolds(): void
    {
        $former = $this->passwordAtThePlatform('ada');
        $fault = ['kind' => 'fault', 'code' => 1302, 'message' => '<b>too weak</b>'];
        $this->sandbox->setFaults($fault + ['method' => 'security.update', 'times' => 1]);

        $this->push('password', ['aflexi_cdn_password' => self::OWN, 'aflexi_cdn_again' => self::OWN]);
        $this->settle();

        $page = $this->open();
        self::assertStringContainsString('was not accepted: "<b>too weak</b>". The former one holds.', $page->text());
        self::assertSame(0, $page->xpath()->query('//main//b')->length);
        self::assertSame($former, $this->passwordAtThePlatform('ada'));
        self::assertStringContainsString($former, $this->push('reveal')->body);

        $this->push('password', ['aflexi_cdn_password' => self::OWN, 'aflexi_cdn_again' => self::OWN]);
        $this->settle();
        self::assertSame(self::OWN, $this->passwordAtThePlatform('ada'));
        self::assertStringNotContainsString('was not accepted', $this->open()->text());
    }

    /** @dataProvider bad */
    public function testOneThatCannotBeIsRefusedWithItsReason(string $wanted, string $again, string $reason): void
    {
        $former = $this->passwordAtThePlatform('ada');

        $page = $this->push('password', ['aflexi_cdn_password' => $wanted, 'aflexi_cdn_again' => $again]);

        self::assertStringContainsString($reason, $page->text());
        self::assertStringNotContainsString($wanted, $page->body, 'It is not sent back.');
        self::assertSame(0, $this->waiting());
        self::assertSame($former, $this->passwordAtThePlatform('ada'));
        self::assertSame(0, $this->calls('security.update'));
    }

    /** @return array<string, array{string, string, string}> */
    public static function bad(): array
    {
        return [
            'short' => ['Short-7', 'Short-7', 'Please choose a password of 8 to 64 characters.'],
            'not the same' => [self::OWN, 'correct-Horse8!', 'The two passwords are not the same.'],
            'a space' => ['correct Horse', 'correct Horse', 'letters, digits and signs'],
            'markup' => ['<script>alert(7)</script>', '<script>alert(7)</script>', 'letters, digits and signs'],
        ];
    }

    public function testASuspendedAccountSaysSoAndTakesNoPassword(): void
    {
        $form = $this->open()->form("//form[.//button[@value='password']]");
        $this->bulk->refunds->throughGateway($this->ada->invoice);
        $this->site->cron();

        $page = $this->open();
        self::assertStringContainsString('Your CDN account is not served at the moment.', $page->text());
        self::assertStringNotContainsString('refunded', $page->text(), 'Reasons of ours are not for clients.');
        self::assertSame(0, $page->xpath()->query("//button[@value='password']")->length);
        $own = ['aflexi_cdn_password' => self::OWN, 'aflexi_cdn_again' => self::OWN];
        $page = $this->browser->post($this->address(), ['action' => 'password'] + $own + $form);
        self::assertStringContainsString('only while the CDN account is active', $page->text());
    }

    public function testAnAccountThatIsRefusedIsBeingSetUpForItsClientWhateverTheReason(): void
    {
        $eve = $this->client('Eve', 'Doe', 'eve@example.test');
        $service = $this->sale($eve, $this->product('boost'), 'ada')->serviceIds[0];
        $this->save([$this->product('boost')]);
        $this->browser = $this->site->client($eve);

        foreach ([self::LIST, self::LIST . "&service=$service"] as $path) {
            $page = $this->browser->get($path);
            self::assertStringContainsString('Being set up', $page->text());
            self::assertDoesNotMatchRegularExpression('/\bada\b/', $page->text());
        }
    }

    public function testAServiceWithoutCdnIsNotShown(): void
    {
        $other = $this->sale($this->ada->client, $this->product('dayPass'))->serviceIds[0];

        self::assertSame(404, $this->browser->get(self::LIST . "&service=$other")->status);
        $details = $this->browser->get("clientarea.php?action=productdetails&id=$other");
        self::assertStringNotContainsString('Content Delivery Network', $details->text());
        $eve = $this->site->client($this->client('Eve', 'Doe', 'eve@example.test'));
        self::assertStringContainsString('None of your services has a CDN account.', $eve->get(self::LIST)->text());
    }

    /** @dataProvider arguments */
    public function testThePageOfAProductShowsItsAccount(Profile $profile): void
    {
        $this->site->useProfile($profile);

        $page = $this->details();

        $panel = "//div[@class='hook-output']";
        self::assertSame(1, $page->xpath()->query("{$panel}[contains(., 'ada/42')]")->length);
        self::assertStringContainsString('Your CDN account is ready.', $page->text());
        $link = $page->xpath()->evaluate("string($panel//a[normalize-space()='Manage CDN']/@href)");
        self::assertSame($this->site->url() . $this->address(), $link);
        self::assertStringContainsString('ada/42', $this->browser->get($link)->text());
    }

    /** @return array<string, array{Profile}> */
    public static function arguments(): array
    {
        return [
            'an array' => [new Profile()],
            'the service' => [new Profile(productHookGetsService: true, bootstrap4: true)],
        ];
    }

    public function testTheMenuLeadsThereAndCostsOneStatement(): void
    {
        $entry = "//nav/a[.='CDN'][@href='{$this->site->url()}index.php?m=aflexi_cdn']";
        self::assertSame(1, $this->browser->get('clientarea.php')->xpath()->query($entry)->length);
        $eve = $this->site->client($this->client('Eve', 'Doe', 'eve@example.test'));
        self::assertSame(0, $eve->get('clientarea.php')->xpath()->query($entry)->length);
        self::assertSame(0, $this->site->visitor()->get('index.php')->xpath()->query($entry)->length);

        $spent = Program::evaluate($this->site, <<<PHP
            require_once ROOTDIR . '/modules/addons/aflexi_cdn/lib/autoload.php';
            \$count = static function (): int {
                \$pdo = WHMCS\Database\Capsule::connection()->getPdo();
                return (int) \$pdo->query("SHOW SESSION STATUS LIKE 'Com_select'")->fetch(PDO::FETCH_NUM)[1];
            };
            \$addon = WHMCS\Module\Addon\AflexiCdn\Extension::addon();
            \$before = \$count();
            \$there = [\$addon->hasClientServices({$this->ada->client}, 0), \$addon->hasClientServices(987654, 0)];
            return [\$there, \$count() - \$before];
            PHP);
        self::assertSame([[true, false], 2], $spent);
    }

    public function testTheSettingSwitchesAllOfItOff(): void
    {
        $form = $this->open()->form("//form[.//button[@value='reveal']]");
        $this->configure(['client_area' => 'off']);

        self::assertStringNotContainsString('ada/42', $this->browser->get(self::LIST)->text());
        self::assertSame(404, $this->open()->status);
        self::assertStringNotContainsString('Content Delivery Network', $this->details()->text());
        self::assertStringNotContainsString('m=aflexi_cdn', $this->browser->get('clientarea.php')->body);
        $page = $this->browser->post($this->address(), ['action' => 'reveal'] + $form);
        self::assertStringNotContainsString($this->passwordAtThePlatform('ada'), $page->body);
    }

    public function testWhateverThingsAreCalledNoPageBreaks(): void
    {
        foreach (HostileNamesTest::names() as [$name]) {
            $stored = htmlspecialchars($name, ENT_QUOTES);
            $this->site->pdo()->prepare('UPDATE tblproducts SET name = ? WHERE id = ?')
                ->execute([$stored, $this->product('boost')]);
            $this->site->pdo()->prepare('UPDATE tblhosting SET domain = ? WHERE id = ?')
                ->execute([$stored, $this->ada->service]);
            $this->site->cron();

            foreach ([$this->browser->get(self::LIST), $this->open(), $this->details()] as $page) {
                self::assertSame(200, $page->status);
                $main = $page->xpath()->query('//main')->item(0);
                $crumbs = $page->xpath()->query("//*[@class='breadcrumb']")->item(0)?->textContent ?? '';
                self::assertStringNotContainsString($name, $crumbs, 'Themes may not escape it.');
                self::assertSame(0, $page->xpath()->query('//main//script | //*[@onmouseover]')->length, $name);
                self::assertStringContainsString($this->collapsed($name), $this->collapsed($main->textContent));
            }
        }
    }

    /** @dataProvider broken */
    public function testWhenSomethingIsBrokenThePagesAreThereAllTheSame(callable $break, callable $mend): void
    {
        $break($this);
        try {
            foreach (['clientarea.php', $this->productPath()] as $path) {
                self::assertSame(200, $this->browser->get($path)->status, $path);
            }
            $page = $this->browser->get(self::LIST);
            self::assertStringContainsString('This page is not available at the moment.', $page->text());
        } finally {
            $mend($this);
        }
    }

    /** @return array<string, array{callable, callable}> */
    public static function broken(): array
    {
        return [
            'no extension' => [
                static fn (self $test) => $test->site->useExtension(null),
                static fn (self $test) => $test->site->useExtension(World::extension()),
            ],
            'no table' => [
                static fn (self $test) => $test->site->pdo()->exec('DROP TABLE mod_aflexi_cdn_accounts'),
                static fn () => null,
            ],
        ];
    }

    public function testTheClientsLanguageAndDatesAreUsed(): void
    {
        $page = $this->open();
        $at = $this->value("SELECT applied_at FROM mod_aflexi_cdn_accounts WHERE name = 'ada'");
        self::assertMatchesRegularExpression('~Last change \d\d/\d\d/\d{4} \d\d:\d\d~', $page->text(), (string) $at);
        $this->site->pdo()->exec("UPDATE tblclients SET language = '../../x' WHERE id = {$this->ada->client}");
        self::assertStringContainsString('Your CDN account is ready.', $this->open()->text());
    }

    private function address(?int $service = null): string
    {
        return self::LIST . '&service=' . ($service ?? $this->ada->service);
    }

    private function open(): Response
    {
        return $this->browser->get($this->address());
    }

    private function productPath(): string
    {
        return "clientarea.php?action=productdetails&id={$this->ada->service}";
    }

    private function details(): Response
    {
        return $this->browser->get($this->productPath());
    }

    /**
     * Presses a button with the tokens of the session's own forms.
     *
     * @param array<string, string>  $fields
     * @param ?array<string, string> $tokens in place of those
     */
    private function push(string $action, array $fields = [], ?int $service = null, ?array $tokens = null): Response
    {
        $fields += ['aflexi_cdn_password' => self::OWN, 'aflexi_cdn_again' => self::OWN];

        return $this->browser->post(
            $this->address($service),
            ['action' => $action] + ($tokens ?? $this->tokens()) + $fields
        );
    }

    /** @return array<string, string> what a form of this session proves itself by */
    private function tokens(): array
    {
        foreach ([$this->ada->service, $this->bob->service] as $service) {
            $page = $this->browser->get($this->address($service));
            if ($page->field('aflexi_cdn_token') !== null) {
                return ['aflexi_cdn_token' => $page->field('aflexi_cdn_token'), 'token' => $page->field('token')];
            }
        }
        self::fail('There is no form.');
    }

    /** Another user, signed in for Ada's client account; with null for no client account at all. */
    private function colleague(?string $permissions): Browser
    {
        $pdo = $this->site->pdo();
        $pdo->exec("INSERT INTO tblusers (first_name, last_name, email, password, language)"
            . " VALUES ('Cy', 'Doe', 'cy@example.test', '', '')");
        if ($permissions !== null) {
            $pdo->prepare('INSERT INTO tblusers_clients (auth_user_id, client_id, owner, permissions)'
                . ' VALUES (?, ?, 0, ?)')->execute([$pdo->lastInsertId(), $this->ada->client, $permissions]);
        }
        $browser = $this->site->visitor();
        $this->signIn($browser, 'login.php', 'cy@example.test', $this->setPassword('cy@example.test'));

        return $browser;
    }

    private function setPassword(string $email): string
    {
        $this->site->pdo()->prepare('UPDATE tblusers SET password = ? WHERE email = ?')
            ->execute([password_hash('of a test', PASSWORD_BCRYPT, ['cost' => 4]), $email]);

        return 'of a test';
    }

    private function signIn(Browser $browser, string $path, string $username, string $password): void
    {
        $token = $browser->get($path)->field('token');
        $browser->post($path, ['token' => $token, 'username' => $username, 'password' => $password]);
    }

    /** How many lines of the operation log somebody has caused, perhaps of one action only. */
    private function logged(string $actor, string $action = '%'): int
    {
        $lines = "SELECT COUNT(*) FROM mod_aflexi_cdn_log WHERE actor = '$actor' AND action LIKE '$action'";

        return (int) $this->value($lines);
    }

    private function assertNobodyCanShowIt(): void
    {
        $account = (string) $this->value("SELECT id FROM mod_aflexi_cdn_accounts WHERE name = 'ada'");
        $page = $this->press('reveal', ['account' => $account], self::PUBLISHERS);
        self::assertStringContainsString('the client has set an own one', $page->text());
        foreach ([$page, $this->push('reveal')] as $answer) {
            self::assertStringNotContainsString(self::OWN, $answer->body);
        }
    }

    /** A text without marks of writing direction, white space collapsed. */
    private function collapsed(string $text): string
    {
        return preg_replace(['/[\x{2066}-\x{2069}]/u', '/\s+/u'], ['', ' '], $text);
    }
}

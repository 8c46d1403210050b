<?php

declare(strict_types=1);

namespace AflexiCdn\EndToEnd;

use AflexiCdn\EndToEnd\Support\AddonTestCase;
use WhmcsHost\Response;
use WhmcsHost\Seed;

/** The list of publishers, and who may see a password when. */
final class PublishersPageTest extends AddonTestCase
{
    private int $client;
    private Response $seen;

    protected function setUp(): void
    {
        parent::setUp();
        $this->client = $this->client('Ada', 'Byron', 'ada@example.test');
        $this->sale($this->client, $this->product('boost'));
        $this->save([$this->product('boost')]);
    }

    public function testARowSaysWhoseItIsAndHowItStands(): void
    {
        $cells = [];
        foreach ($this->page(self::PUBLISHERS)->xpath()->query('//tr[td/code]/*') as $cell) {
            $cells[] = trim(preg_replace('/\s+/', ' ', $cell->textContent));
        }
        [$client, $username, $package, $status, $synchronized, $password] = $cells;

        self::assertMatchesRegularExpression('/^Ada Byron Service #\d+$/', $client);
        self::assertSame(['ada_example_test/42', 'CDN Boost'], [$username, $package]);
        self::assertMatchesRegularExpression('/^Active Invoice #\d+ is paid\.$/', $status);
        self::assertMatchesRegularExpression('~^\d\d/\d\d/\d{4} \d\d:\d\d$~', $synchronized);
        self::assertStringStartsWith('Show', $password);
    }

    public function testAListOfManyIsPaged(): void
    {
        Seed::bulk(60, $this->product('hidden'));
        $this->save([$this->product('boost'), $this->product('hidden')]);

        $first = $this->page(self::PUBLISHERS);
        $second = $this->page(self::PUBLISHERS . '&p=2');

        self::assertStringContainsString('Publishers: 61', $first->text());
        self::assertSame(50, $first->xpath()->query('//tr[td/code]')->length);
        self::assertSame(11, $second->xpath()->query('//tr[td/code]')->length);
    }

    /** @dataProvider orders */
    public function testAPressOnAHeadSortsByIt(string $column, array $ascending): void
    {
        $this->three();

        $this->follow($this->page(self::PUBLISHERS), $column);
        self::assertSame($ascending, $this->names());
        self::assertSame(["$column ▲"], $this->sorted());

        $this->follow($this->seen, $column);
        self::assertSame(array_reverse($ascending), $this->names());
        self::assertSame(["$column ▼"], $this->sorted());
    }

    /** @return array<string, array{string, list<string>}> */
    public static function orders(): array
    {
        return [
            'client' => ['Client', ['ada_example_test', 'Bob', 'cy']],
            'user name' => ['Aflexi user name', ['ada_example_test', 'Bob', 'cy']],
            'package' => ['Package at Aflexi', ['cy', 'ada_example_test', 'Bob']],
            'status' => ['Status', ['ada_example_test', 'cy', 'Bob']],
            'time' => ['Last synchronized', ['Bob', 'cy', 'ada_example_test']],
        ];
    }

    /** @dataProvider filters */
    public function testAFilterShowsWhatItSays(string $filter, array $names): void
    {
        $this->three();
        $this->site->pdo()->exec("UPDATE tblhosting SET username = 'other' WHERE username = 'cy'");

        $this->seen = $this->page(self::PUBLISHERS . $filter);

        self::assertSame($names, $this->names());
    }

    /** @return array<string, array{string, list<string>}> */
    public static function filters(): array
    {
        return [
            'active' => ['&status=active', ['ada_example_test', 'cy']],
            'suspended' => ['&status=suspended', ['Bob']],
            'not made yet' => ['&status=none', []],
            'with differences' => ['&status=different', ['cy']],
            'active, and a text' => ['&status=active&q=cy', ['cy']],
            'no status at all' => ['&status=x', ['ada_example_test', 'Bob', 'cy']],
        ];
    }

    public function testFilterAndOrderAreKeptByTheFormAndByButtons(): void
    {
        $this->three();
        $path = self::PUBLISHERS . '&status=active&sort=client&dir=desc';
        $page = $this->page($path);

        $form = $page->form("//form[@role='search']");
        self::assertSame(['active', 'client', 'desc'], [$form['status'], $form['sort'], $form['dir']]);
        $reveal = "//form[.//button[@value='reveal']]";
        $this->seen = $this->desk()->post($path, ['action' => 'reveal'] + $page->form($reveal));
        self::assertSame(['cy', 'ada_example_test'], $this->names());
    }

    public function testAPasswordIsHiddenUntilItIsAskedFor(): void
    {
        $password = $this->passwordAtThePlatform('ada_example_test');
        $admin = $this->admin();
        self::assertStringNotContainsString($password, $admin->get(self::PUBLISHERS)->body);

        $shown = $this->reveal($admin, 'ada_example_test');

        self::assertStringContainsString('value="' . $password . '"', $shown->body);
        self::assertSame('no-store', $shown->header('Cache-Control'));
        self::assertStringNotContainsString($password, $admin->get(self::PUBLISHERS)->body);
    }

    public function testLookingAtAPasswordIsLogged(): void
    {
        $this->reveal($this->admin(), 'ada_example_test');

        $line = 'SELECT COUNT(*) FROM tblactivitylog WHERE userid = ' . $this->client . " AND description ="
            . " 'Aflexi CDN: admin 1 looked at the password of ada_example_test.'";
        self::assertSame(1, (int) $this->value($line));
        $entry = "SELECT COUNT(*) FROM mod_aflexi_cdn_log WHERE actor = 'admin 1' AND action = 'reveal'";
        self::assertSame(1, (int) $this->value($entry));
    }

    public function testWithoutOurTokenNothingIsRevealed(): void
    {
        $admin = $this->admin();
        $form = ['aflexi_cdn_token' => 'guessed'] + $this->revealForm($admin->get(self::PUBLISHERS));

        $this->assertRefused($admin->post(self::PUBLISHERS, $form));
    }

    public function testWithTheTokenOfAnotherSessionNothingIsRevealed(): void
    {
        $form = $this->revealForm($this->page(self::PUBLISHERS));

        $this->assertRefused($this->admin()->post(self::PUBLISHERS, $form));
    }

    public function testByGetNothingIsRevealed(): void
    {
        $admin = $this->admin();
        $form = $this->revealForm($admin->get(self::PUBLISHERS));

        $page = $admin->get(self::PUBLISHERS . '&' . http_build_query($form));

        self::assertStringNotContainsString($this->passwordAtThePlatform('ada_example_test'), $page->body);
    }

    public function testARoleWithoutAccessSeesNothing(): void
    {
        $page = $this->site->admin('support')->get(self::PUBLISHERS);

        self::assertSame(403, $page->status);
        self::assertStringNotContainsString('ada_example_test', $page->body);
    }

    public function testAVisitorSeesNothing(): void
    {
        $page = $this->site->visitor()->get('admin/' . self::PUBLISHERS);

        self::assertStringNotContainsString('ada_example_test', $page->body);
    }

    public function testAPublisherThatIsUnknownIsSaidToBeSo(): void
    {
        $admin = $this->admin();
        $form = ['account' => '999999'] + $this->revealForm($admin->get(self::PUBLISHERS));

        $page = $admin->post(self::PUBLISHERS, $form);

        self::assertStringContainsString('This did not work.', $page->text());
    }

    /** Beside the first: one that is suspended, and one with another package. Each was synchronized at another time. */
    private function three(): void
    {
        $bob = $this->buyer('Bob');
        $this->buyer('cy', 'hidden');
        $this->expect([$this->product('hidden') => 'Another']);
        $this->save([$this->product('boost'), $this->product('hidden')], [$this->product('hidden') => 'Another']);
        $this->bulk->refunds->throughGateway($bob->invoice);
        $this->site->cron();
        $this->assertInLine();
        $this->site->pdo()->exec('UPDATE mod_aflexi_cdn_accounts SET applied_at = applied_at -'
            . " INTERVAL FIELD(name, 'ada_example_test', 'cy', 'Bob') MINUTE");
    }

    /** Follows the link in the head of a column. */
    private function follow(Response $page, string $column): void
    {
        $link = $page->xpath()->evaluate("string(//thead//th[starts-with(normalize-space(), '$column')]/a/@href)");
        $this->seen = $this->page($link);
    }

    /** @return list<string> the accounts of the list that was seen, in its order */
    private function names(): array
    {
        $names = [];
        foreach ($this->seen->xpath()->query('//tr/td/code') as $code) {
            $names[] = explode('/', trim($code->textContent))[0];
        }

        return $names;
    }

    /** @return list<string> the heads that say that they are sorted by */
    private function sorted(): array
    {
        $heads = [];
        foreach ($this->seen->xpath()->query('//thead//th[@aria-sort and @aria-sort != "none"]') as $head) {
            $heads[] = trim(preg_replace('/\s+/u', ' ', $head->textContent));
        }

        return $heads;
    }

    /** @return array<string, string> what [Show] beside the first publisher sends */
    private function revealForm(Response $page): array
    {
        return ['action' => 'reveal'] + $page->form("//form[.//button[@value='reveal']]");
    }

    private function assertRefused(Response $page): void
    {
        self::assertSame(403, $page->status);
        self::assertStringNotContainsString($this->passwordAtThePlatform('ada_example_test'), $page->body);
    }
}

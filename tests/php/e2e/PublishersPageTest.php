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

        self::assertMatchesRegularExpression('/^Ada Byron Service #\d+ /', $client);
        self::assertSame(['ada_example_test/42', 'CDN Boost'], [$username, $package]);
        self::assertMatchesRegularExpression('/^Active Invoice #\d+ is paid\.$/', $status);
        self::assertMatchesRegularExpression('~^\d\d/\d\d/\d{4} \d\d:\d\d Log for ~', $synchronized);
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

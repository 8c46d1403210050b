<?php

declare(strict_types=1);

namespace AflexiCdn\EndToEnd;

use AflexiCdn\EndToEnd\Support\AddonTestCase;
use WhmcsHost\Response;

/** Whatever people, products and packages are called: it arrives as it is and breaks no page. */
final class HostileNamesTest extends AddonTestCase
{
    use PressesButtons;

    private const EMAILS = ["o'brien@example.test", '"<b>x</b>"@example.test', 'ada&bob+cdn@example.test',
        'zoë@exämple.test', 'שלום@example.test', '🐉@example.test'];

    /** @dataProvider names */
    public function testTheNameArrivesAndNoPageBreaks(string $name): void
    {
        $stored = htmlspecialchars($name, ENT_QUOTES);
        $product = $this->bulk->catalogue->addProduct(
            ['gid' => $this->bulk->catalogue->addGroup($stored), 'name' => $stored, 'type' => 'other'],
            ['monthly' => '1.00']
        );
        $this->sale($this->client($stored, $stored, 'ada@example.test'), $product, 'ada');

        $result = $this->save([$product]);

        $this->assertInLine();
        $account = $this->sandbox->state()['accounts'][0];
        self::assertSame("$name $name", $account['name']);
        self::assertSame($name, $account['package']);
        $this->assertShown($name, $result);
        $this->assertShown($name, $this->page(self::PUBLISHERS));
        $this->assertShown($name, $this->page($this->own('ada/42')));
    }

    /** @return array<string, array{string}> */
    public static function names(): array
    {
        return [
            'markup' => ['<script>alert(1)</script>'],
            'an attribute' => ['" onmouseover="alert(1)'],
            'quotes' => ["O'Brien \"the\" \\ Great"],
            'SQL' => ["x'); DROP TABLE tblclients; --"],
            'four bytes' => ['李 🐉 dragon'],
            'right to left' => ["\u{202E}שלום مرحبا"],
            'an entity, taken as text' => ['AT&amp;T'],
            'a placeholder' => ['{name} ? :id %s ${x}'],
        ];
    }

    /** @dataProvider names */
    public function testAPackageNameTypedInArrivesAndStaysInItsField(string $name): void
    {
        $this->buyer('ada');
        $boost = $this->product('boost');
        $this->expect([$boost => $name]);

        $page = $this->save([$boost], [$boost => $name]);

        $this->assertInLine();
        // WHMCS may encode what is posted, so that an entity is taken for what it stands for.
        $taken = html_entity_decode($name, ENT_QUOTES | ENT_HTML5);
        self::assertSame([$taken], $this->packages());
        self::assertSame($taken, $page->field("package[$boost]"));
        $this->assertShown($taken, $page);

        $this->sandbox->resetCounters();
        $this->save([$boost], [$boost => $name]);
        $this->assertNoWrites();
    }

    public function testAUserNameThatCannotBeOneIsRefusedWithAMessage(): void
    {
        $this->buyer('bob');
        $client = $this->client('Ada', 'Byron', 'ada@example.test');
        foreach (self::names() as [$name]) {
            $this->sale($client, $this->product('boost'), $name);
        }

        $result = $this->save([$this->product('boost')]);

        self::assertSame(['bob'], $this->accounts(), 'The others are not kept waiting.');
        foreach ([$result, $this->page(), $this->page(self::PUBLISHERS)] as $page) {
            self::assertSame(count(self::names()), substr_count($page->text(), 'cannot be an account name.'));
            foreach (self::names() as [$name]) {
                $this->assertShown($name, $page);
            }
        }
        $this->assertInLine();
    }

    public function testAPathIsNoAccountName(): void
    {
        $this->sale($this->client('Ada', 'Byron', 'ada@example.test'), $this->product('boost'), '<b>/../x');

        $page = $this->save([$this->product('boost')]);

        self::assertSame([], $this->accounts());
        self::assertStringContainsString('"<b>/../x" cannot be an account name.', $page->text());
        self::assertSame(0, $page->xpath()->query("//*[@class='aflexi-cdn']//b")->length);
    }

    public function testAnEmailArrivesAsItIs(): void
    {
        foreach (self::EMAILS as $number => $email) {
            $client = $this->client('Ada', 'Byron', htmlspecialchars($email, ENT_QUOTES));
            $this->sale($client, $this->product('boost'), "ada$number");
        }

        $this->save([$this->product('boost')]);

        foreach (self::EMAILS as $number => $email) {
            self::assertSame($email, $this->account("ada$number")['email']);
        }
        $this->assertInLine();
    }

    public function testAnEmailThatMakesNoAccountNameIsRefusedWithAMessage(): void
    {
        foreach (self::EMAILS as $email) {
            $client = $this->client('Ada', 'Byron', htmlspecialchars($email, ENT_QUOTES));
            $this->sale($client, $this->product('boost'));
        }

        $page = $this->save([$this->product('boost')]);

        self::assertSame([], $this->accounts());
        self::assertSame(count(self::EMAILS), substr_count($page->text(), 'cannot be an account name.'));
        foreach (self::EMAILS as $email) {
            $this->assertShown(strtr($email, '+.@', '___'), $page);
        }
        $this->assertInLine();
    }

    public function testWhatStrangersAccountsAreCalledBreaksNoPage(): void
    {
        foreach (array_column(self::names(), 0) as $number => $name) {
            $this->buyer("ada$number");
            $this->sandbox->plant(['name' => "ada$number", 'email' => "$name@example.test", 'display_name' => $name,
                'package' => $name, 'password' => 'old-secret']);
        }

        $this->save([$this->product('boost')]);

        $page = $this->page(self::PUBLISHERS);
        foreach (array_column(self::names(), 0) as $number => $name) {
            $said = "Aflexi already has an account \"ada$number\" with the e-mail address";
            self::assertStringContainsString($said, $page->text());
            $this->assertShown("$name@example.test", $page);
            self::assertSame($name, $this->account("ada$number")['name'], 'It is left alone.');
        }
    }

    public function testWhatAccountsAreCalledInThePortalBreaksNoPage(): void
    {
        foreach (array_column(self::names(), 0) as $number => $name) {
            $this->buyer("ada$number");
        }
        $this->save([$this->product('boost')]);
        foreach (array_column(self::names(), 0) as $number => $name) {
            $this->portal()->setContact("ada$number", ['name' => $name, 'email' => "$name@example.test"]);
        }
        $this->aWhileAfterTheChange();
        $this->site->cron(daily: true);

        $page = $this->page(self::PUBLISHERS);
        foreach (array_column(self::names(), 0) as $number => $name) {
            $this->assertShown("At Aflexi the name is \"$name\"; this addon left it \"ada$number Byron\".", $page);
            $this->assertShown("At Aflexi the e-mail address is \"$name@example.test\";", $page);
            $this->pressIn("ada$number/42", 'put_right');
        }
        $this->assertInLine();
    }

    /** The name is there as text, and made no element of its own. */
    private function assertShown(string $name, Response $page): void
    {
        $content = $page->xpath()->query("//*[@class='aflexi-cdn']")->item(0);
        $collapsed = static fn (string $text): string => preg_replace('/\s+/u', ' ', $text);

        // Marks around it keep its writing direction to itself; those within are taken out.
        $plain = static fn (string $text): string => preg_replace('/[\x{2066}-\x{2069}]/u', '', $collapsed($text));
        self::assertStringContainsString($plain($name), $plain($content->textContent));
        self::assertSame(0, $page->xpath()->query("//*[@class='aflexi-cdn']//script | //*[@onmouseover]")->length);
    }
}

<?php

declare(strict_types=1);

namespace AflexiCdn\EndToEnd;

use AflexiCdn\EndToEnd\Support\AddonTestCase;
use WhmcsHost\Response;

/** Whatever people, products and packages are called: it arrives as it is and breaks no page. */
final class HostileNamesTest extends AddonTestCase
{
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

    public function testAUserNameThatCannotBeOneIsRefusedWithAMessage(): void
    {
        $this->sale($this->client('Ada', 'Byron', 'ada@example.test'), $this->product('boost'), '<b>/../x');

        $page = $this->save([$this->product('boost')]);

        self::assertSame([], $this->accounts());
        self::assertStringContainsString('"<b>/../x" cannot be an account name.', $page->text());
        self::assertSame(0, $page->xpath()->query("//*[@class='aflexi-cdn']//b")->length);
    }

    /** The name is there as text, and made no element of its own. */
    private function assertShown(string $name, Response $page): void
    {
        $content = $page->xpath()->query("//*[@class='aflexi-cdn']")->item(0);
        $collapsed = static fn (string $text): string => preg_replace('/\s+/u', ' ', $text);

        self::assertStringContainsString($collapsed($name), $collapsed($content->textContent));
        self::assertSame(0, $page->xpath()->query("//*[@class='aflexi-cdn']//script | //*[@onmouseover]")->length);
    }
}

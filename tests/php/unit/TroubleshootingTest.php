<?php

namespace AflexiCdn\Tests\Unit;

use PHPUnit\Framework\TestCase;

/** docs/troubleshooting.md quotes messages that there are, and has every one that asks somebody to do something. */
final class TroubleshootingTest extends TestCase
{
    private const ROOT = __DIR__ . '/../../..';

    /** Parts of the language file whose messages are all on the page. */
    private const PARTS = [
        'Why a PHP does not load the extension',
        'The welcome e-mail',
        'Problems an admin must act on',
        'Questions: what happened',
        'The connection test',
        'Refusals',
        'Tables of another version',
    ];

    /** Good news; what a client reads; and what another platform would say. */
    private const ELSEWHERE = '/^reason_(connected|welcome_on|own_password_\w+|contact_unsupported)$/';

    public function testWhatItQuotesIsAMessage(): void
    {
        $texts = $this->texts();
        foreach ($this->quoted() as $quote) {
            $same = array_filter($texts, static fn (string $text): bool => strpos($text, $quote) !== false);
            self::assertNotSame([], $same, "No message says \"$quote\".");
        }
    }

    /** @dataProvider parts */
    public function testEveryMessageOfThisPartIsThere(string $part): void
    {
        $code = $this->code();
        $start = strpos($code, "// $part\n");
        self::assertIsInt($start);
        $end = strpos($code, "\n// ", $start);
        preg_match_all("/^\\\$_ADDONLANG\\['((?:reason|why)_\\w+)'\\]/m", substr($code, $start, $end - $start), $keys);
        $texts = array_intersect_key($this->texts(), array_flip($keys[1]));
        self::assertNotSame([], $texts);

        $quoted = $this->quoted();
        foreach ($texts as $key => $text) {
            $there = array_filter($quoted, static fn (string $quote): bool => strpos($text, $quote) !== false);
            self::assertTrue($there !== [] || preg_match(self::ELSEWHERE, $key), "The page lacks $key: $text");
        }
    }

    /** @return array<string, array{string}> */
    public static function parts(): array
    {
        return array_combine(self::PARTS, array_map(static fn (string $part): array => [$part], self::PARTS));
    }

    /** @return list<string> what the first column quotes */
    private function quoted(): array
    {
        $page = (string) file_get_contents(self::ROOT . '/docs/troubleshooting.md');
        preg_match_all('/^\| "([^|]+)" \|/m', $page, $found);
        self::assertGreaterThan(30, count($found[1]));

        return array_map([$this, 'plain'], $found[1]);
    }

    /** @return array<string, string> every sentence, with … for what is filled in */
    private function texts(): array
    {
        $_ADDONLANG = [];
        include self::ROOT . '/php/modules/addons/aflexi_cdn/lang/english.php';

        return array_map([$this, 'plain'], $_ADDONLANG);
    }

    private function code(): string
    {
        return (string) file_get_contents(self::ROOT . '/php/modules/addons/aflexi_cdn/lang/english.php');
    }

    private function plain(string $text): string
    {
        // What is filled in at the end of a quotation may be left out.
        return rtrim(str_replace('"', '', (string) preg_replace('/\{\w+\}/', '…', $text)), '… ');
    }
}

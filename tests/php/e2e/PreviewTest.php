<?php

declare(strict_types=1);

namespace AflexiCdn\EndToEnd;

use AflexiCdn\EndToEnd\Support\AddonTestCase;
use AflexiCdn\EndToEnd\Support\Digest;
use WhmcsHost\Response;
use WhmcsHost\Seed;

/** [Preview]: what [Save Settings] would do, without doing anything. */
final class PreviewTest extends AddonTestCase
{
    public function testItTellsWhomWhatAndWhyWritesNothingAndTheSaveDoesJustThat(): void
    {
        $ada = $this->buyer('ada', 'boost');
        $this->buyer('bob', 'boost');
        $this->save([$this->product('boost')]);
        $eve = $this->buyer('eve', 'hosting');
        $this->bulk->services->setStatus($ada->service, 'Cancelled');
        $this->sandbox->resetCounters();
        $this->page();
        $before = Digest::of($this->site->pdo());

        $page = $this->preview(
            [$this->product('boost'), $this->product('hosting')],
            [$this->product('boost') => 'Gold']
        );

        self::assertSame($before, Digest::of($this->site->pdo()));
        self::assertSame(0, $this->sandbox->state()['total_calls']);
        self::assertSame([
            "ada ada Byron Service #$ada->service suspend CDN Boost The service is cancelled.",
            "eve eve Byron Service #$eve->service create biz_gold Invoice #$eve->invoice is paid.",
        ], array_slice($this->rows($page), 0, 2));
        self::assertStringContainsString('another package CDN Boost Gold', $this->rows($page)[2]);
        foreach (['1 created', '1 updated', '1 suspended', 'Package name changed: CDN Boost'] as $told) {
            self::assertStringContainsString($told, $page->text());
        }

        $form = $page->form("//form[.//button[@value='save']]");
        self::assertSame('Gold', $form['package'][$this->product('boost')], 'The table is as it was sent.');
        $saved = $this->desk()->post(self::PAGE, ['action' => 'save'] + $form);

        foreach (['1 created', '1 updated', '1 suspended'] as $told) {
            self::assertStringContainsString($told, $saved->text());
        }
        $this->expect([$this->product('boost') => 'Gold']);
        $this->assertInLine();
    }

    public function testItSaysWhatWouldBeRefused(): void
    {
        $this->buyer('ada', 'boost');
        $this->save([$this->product('boost')]);
        $other = $this->client('Other', 'Client', 'other@example.test');
        $this->sale($other, $this->product('hosting'), 'ada');

        $page = $this->preview([$this->product('boost'), $this->product('hosting'), $this->product('free')]);

        self::assertStringContainsString('These would be refused', $page->text());
        self::assertStringContainsString('The account name "ada" belongs to client', $page->text());
        self::assertStringContainsString('Free products are not synchronized.', $page->text());
        self::assertSame([], $this->rows($page));
    }

    public function testWhatWouldBeAskedIsSaidAndNotAskedYet(): void
    {
        Seed::bulk(21, $this->product('boost'));
        $this->save([$this->product('boost')]);

        $page = $this->preview([]);

        $sentence = 'Of the 21 active accounts, 21 would be suspended. More than 20 at once need your yes.';
        self::assertStringContainsString($sentence, $page->text());
        self::assertCount(21, $this->rows($page));
        self::assertSame('0', (string) $this->value(
            "SELECT COUNT(*) FROM mod_aflexi_cdn_passes WHERE kind <> 'full'"
        ));
        $this->assertInLine();
    }

    /**
     * Presses [Preview].
     *
     * @param list<int>          $products that are ticked
     * @param array<int, string> $packages typed in
     */
    private function preview(array $products, array $packages = []): Response
    {
        $form = $this->page()->form("//form[.//button[@value='preview']]");
        $form['action'] = 'preview';
        $form['products'] = $products;
        $form['package'] = $packages + $form['package'];

        return $this->desk()->post(self::PAGE, $form);
    }

    /** @return list<string> what is told of each account */
    private function rows(Response $page): array
    {
        $rows = [];
        foreach ($page->xpath()->query("//table[contains(@class, 'aflexi-foreseen')]/tbody/tr") as $row) {
            $rows[] = trim(preg_replace('/\s+/', ' ', $row->textContent));
        }

        return $rows;
    }
}

<?php

declare(strict_types=1);

namespace AflexiCdn\EndToEnd;

use AflexiCdn\EndToEnd\Support\AddonTestCase;
use WhmcsHost\Response;

/** A thousand products, and PHP's default for the number of fields in a form. */
final class ManyProductsTest extends AddonTestCase
{
    private const PRODUCTS = 1000;
    /** PHP's default of `max_input_vars`. */
    private const FIELDS = 1000;
    private const BY_NAME = self::PAGE . '&page=products&group=77&sort=name';

    protected function setUp(): void
    {
        parent::setUp();
        $pdo = $this->site->pdo();
        $pdo->exec("SET @mode = @@sql_mode, sql_mode = ''");
        $pdo->exec("INSERT INTO tblproductgroups (id, name, `order`) VALUES (77, 'Many', 9), (78, 'Few', 8)");
        $rows = [];
        for ($number = 1; $number <= self::PRODUCTS; $number++) {
            $rows[] = sprintf("(%d, %d, 'Offer %04d', 'recurring')", 5000 + $number, $number > 990 ? 78 : 77, $number);
        }
        $pdo->exec('INSERT INTO tblproducts (id, gid, name, paytype) VALUES ' . implode(',', $rows));
        $pdo->exec('SET sql_mode = @mode');
    }

    public function testEachPageFitsIntoAFormAndSaysHowManyThereAre(): void
    {
        $pages = 0;
        $seen = [];
        do {
            $page = $this->page(self::PAGE . '&page=products&p=' . ++$pages);
            $fields = $page->xpath()->query("//form[.//button[@value='save']]//*[@name]")->length;
            self::assertLessThan(self::FIELDS, $fields);
            $shown = $this->shown($page);
            $seen = array_merge($seen, $shown);
        } while ($page->xpath()->query("//a[@rel='next']")->length > 0);

        $all = $this->column('SELECT id FROM tblproducts');
        sort($seen);
        sort($all);
        self::assertEquals($all, $seen, 'each of them once');
        self::assertGreaterThan(10, $pages);
    }

    public function testProductsAreFoundByNameAndGroupAndSorted(): void
    {
        self::assertSame([5777], $this->shown($this->page(self::PAGE . '&page=products&q=offer+0777')));
        self::assertSame(range(5991, 6000), $this->shown($this->page(self::PAGE . '&page=products&group=78')));
        self::assertSame(range(5001, 5050), $this->shown($this->page(self::BY_NAME)));

        $this->buyer('ada', 'hosting');
        $first = $this->shown($this->page(self::PAGE . '&page=products&sort=services'))[0];
        self::assertSame($this->product('hosting'), $first);
        $eligible = $this->shown($this->page(self::PAGE . '&page=products&only=eligible'));
        self::assertSame([$this->product('hosting')], $eligible);

        $nothing = $this->page(self::PAGE . '&page=products&q=offer+9999');
        self::assertStringContainsString('Nothing was found.', $nothing->text());
    }

    public function testWhatIsTickedOnPageTwoIsSavedOthersStayAndTheFilterIsKept(): void
    {
        $this->save([$this->product('boost')]);

        $page = $this->send('save', self::BY_NAME . '&p=2', [5051, 5100]);

        self::assertStringContainsString('group=77&sort=name&p=2', $page->url);
        self::assertSame(range(5051, 5100), $this->shown($page));
        self::assertStringContainsString('Now with CDN: Offer 0051 Offer 0100', $page->text());
        self::assertSame([$this->product('boost'), 5051, 5100], $this->enabled());

        $again = $this->send('save', self::PAGE . '&page=products&only=enabled', [5051]);

        self::assertStringContainsString('No longer with CDN: CDN Boost Offer 0100', $again->text());
        self::assertSame([5051], $this->enabled());
        self::assertSame([5051], $this->shown($again));
    }

    public function testAPreviewKeepsPageAndFilterAndWhatWasTyped(): void
    {
        $page = $this->send('preview', self::BY_NAME . '&p=2', [5052], [5052 => 'Gold & more']);

        self::assertSame(range(5051, 5100), $this->shown($page));
        self::assertStringContainsString('What [Save Settings] would do', $page->text());
        self::assertStringContainsString('Now with CDN: Offer 0052', $page->text());
        $named = $page->xpath()->evaluate("string(//*[@id='aflexi-named-5052'])");
        self::assertSame('Gold & more', trim($named));
        self::assertSame([], $this->enabled());

        $form = $page->form("//form[.//button[@value='save']]");
        $action = $page->xpath()->evaluate("string(//form[.//button[@value='save']]/@action)");
        $saved = $this->desk()->post($action, ['action' => 'save'] + $form);

        self::assertSame([5052], $this->enabled());
        self::assertSame(range(5051, 5100), $this->shown($saved));
    }

    public function testEachProductSaysWhyItWouldSynchronizeNobody(): void
    {
        $this->customer('ada', 'hosting');
        $this->buyer('bob', 'boost');

        $page = $this->page();
        $remark = function (string $product) use ($page): string {
            $row = "//tr[.//input[@name='products[]'][@value='{$this->product($product)}']]";

            return trim($page->xpath()->evaluate("string($row//p[@class='help-block'])"));
        };

        self::assertSame('Services: 1, none of them paid.', $remark('hosting'));
        self::assertSame('', $remark('boost'));
        self::assertSame('Free products are not synchronized.', $remark('free'));
        self::assertSame('It has no services yet.', $remark('odd'));
        self::assertStringContainsString('Hidden from clients, but its services count', $page->text());
    }

    /**
     * Presses a button of the product table as a browser does.
     *
     * @param list<int>          $ticked
     * @param array<int, string> $packages typed in
     */
    private function send(string $action, string $path, array $ticked, array $packages = []): Response
    {
        $page = $this->page($path);
        $form = $page->form("//form[.//button[@value='save']]");
        $target = $page->xpath()->evaluate("string(//form[.//button[@value='save']]/@action)");

        return $this->desk()->post($target, [
            'action' => $action, 'products' => $ticked, 'package' => $packages + $form['package'],
        ] + $form);
    }

    /** @return list<int> ids of the products of a page, in their order */
    private function shown(Response $page): array
    {
        $shown = [];
        foreach ($page->xpath()->query("//input[@name='shown[]']/@value") as $id) {
            $shown[] = (int) $id->nodeValue;
        }

        return $shown;
    }

    /** @return list<int> */
    private function enabled(): array
    {
        $packages = $this->value("SELECT packages FROM tbladdons WHERE id = {$this->productAddon()}");

        return array_map('intval', array_filter(explode(',', $packages), 'strlen'));
    }
}

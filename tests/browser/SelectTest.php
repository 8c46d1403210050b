<?php

declare(strict_types=1);

namespace AflexiCdn\Browser;

use AflexiCdn\Browser\Support\BrowserTestCase;

/** The product table: a whole group at once, and the name a package will have. */
final class SelectTest extends BrowserTestCase
{
    protected function setUp(): void
    {
        parent::setUp();
        $this->open('admin/' . self::PAGE);
    }

    public function testAllOfAGroupAreTickedAndNoneAndItIsSaid(): void
    {
        $group = $this->groupOf($this->product('free'));
        $all = $this->boxes("#$group input[type=checkbox]:not(:disabled)");
        $others = $this->boxes(".aflexi-products:not(#$group) input:checked");
        self::assertNotContains($this->product('free'), $all);
        self::assertNotSame([], $all);
        self::assertSame('0 of ' . count($all) . ' ticked', $this->said($group));

        $this->tick($group, 'all');

        self::assertSame($all, $this->boxes("#$group input:checked"), 'a free one cannot be');
        self::assertSame($others, $this->boxes(".aflexi-products:not(#$group) input:checked"));
        self::assertSame(count($all) . ' of ' . count($all) . ' ticked', $this->said($group));

        $this->tick($group, 'none');

        self::assertSame([], $this->boxes("#$group input:checked"));
        self::assertSame('0 of ' . count($all) . ' ticked', $this->said($group));
    }

    public function testAPackageIsShownAsItWillBeCalledWhileItsNameIsTyped(): void
    {
        $id = $this->product('boost');
        $named = "return document.querySelector('#aflexi-named-$id').textContent.trim()";
        self::assertSame('CDN Boost', $this->browser->run($named));

        $this->browser->type("#aflexi-package-$id", 'Gold <b>');
        self::assertSame('Gold <b>', $this->browser->run($named));

        $this->browser->run("const field = document.querySelector('#aflexi-package-$id'); field.value = ' ';"
            . 'field.dispatchEvent(new Event("input"))');
        self::assertSame('CDN Boost', $this->browser->run($named));
    }

    /** The id of the table that a product stands in. */
    private function groupOf(int $product): string
    {
        return $this->browser->run("return document.querySelector('#aflexi-product-$product').closest('table').id");
    }

    private function tick(string $group, string $which): void
    {
        $this->browser->click("#$group [data-tick=$which]", until: "#$group [data-tick=$which]");
    }

    private function said(string $group): string
    {
        return $this->browser->run("return document.querySelector('#$group [role=status]').textContent");
    }

    /** @return list<int> values of the boxes */
    private function boxes(string $css): array
    {
        return $this->browser->run("return [...document.querySelectorAll('$css')].map(box => Number(box.value))");
    }
}

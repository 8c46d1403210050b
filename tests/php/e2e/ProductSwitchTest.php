<?php

declare(strict_types=1);

namespace AflexiCdn\EndToEnd;

use AflexiCdn\EndToEnd\Support\AddonTestCase;

/** Unticking suspends, ticking again activates, another package name moves the accounts to it (R1, R3, R8). */
final class ProductSwitchTest extends AddonTestCase
{
    private int $boost;

    protected function setUp(): void
    {
        parent::setUp();
        $this->boost = $this->product('boost');
        foreach (['ada', 'bob', 'cy'] as $name) {
            $this->sale($this->client($name, 'Byron', "$name@example.test"), $this->boost, $name);
        }
        $this->save([$this->boost]);
        $this->assertInLine();
    }

    public function testUntickingSuspendsAndTickingActivates(): void
    {
        $page = $this->save([]);
        self::assertStringContainsString('No longer with CDN: CDN Boost', $page->text());
        self::assertStringContainsString('3 suspended', $page->text());
        self::assertSame(3, $this->countWith('suspended'));
        $this->assertInLine();

        $page = $this->save([$this->boost]);
        self::assertStringContainsString('3 activated', $page->text());
        self::assertSame(3, $this->countWith('active'));
        self::assertSame(3, $this->calls('user.create'));
        $this->assertInLine();
    }

    public function testAnotherPackageNameIsMadeAndAssigned(): void
    {
        $this->expect([$this->boost => 'Gold & "More"']);
        $page = $this->save([$this->boost], [$this->boost => 'Gold & "More"']);

        self::assertStringContainsString('Package name changed: CDN Boost', $page->text());
        self::assertSame('Gold & "More"', $page->field("package[$this->boost]"));
        self::assertEqualsCanonicalizing(['CDN Boost', 'Gold & "More"'], $this->packages());
        $this->assertInLine();
    }

    public function testWithoutTheOverrideTheProductsNameHoldsAgain(): void
    {
        $this->save([$this->boost], [$this->boost => 'Gold']);
        $this->save([$this->boost], [$this->boost => '']);

        $this->assertInLine();
    }
}

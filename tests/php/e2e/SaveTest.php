<?php

declare(strict_types=1);

namespace AflexiCdn\EndToEnd;

use AflexiCdn\EndToEnd\Support\AddonTestCase;
use WhmcsHost\Seed;
use WhmcsHost\Seed\Shop;

/** [Save Settings]: the services of the ticked products get their publishers (R1, R3, R4, R8). */
final class SaveTest extends AddonTestCase
{
    public function testEachPaidServiceGetsAPublisherAtTheCostOfLittleMoreThanOneCall(): void
    {
        Seed::bulk(60, $this->product('boost'));

        $page = $this->save([$this->product('boost')]);

        $this->assertInLine();
        self::assertCount(60, $this->accounts());
        self::assertSame(60, $this->calls('user.create'));
        self::assertLessThanOrEqual(72, $this->sandbox->state()['total_calls']);
        self::assertStringContainsString('60 created', $page->text());
        self::assertStringContainsString('Now with CDN: CDN Boost', $page->text());
    }

    public function testPackagesAreNamedAsTheProductSays(): void
    {
        $client = $this->client('Ada', 'Byron', 'ada@example.test');
        $this->sale($client, $this->product('hosting'), 'ada1');
        $this->sale($client, $this->product('odd'), 'ada2');
        $this->sale($client, $this->product('boost'), 'ada3');

        $page = $this->save([$this->product('hosting'), $this->product('odd'), $this->product('boost')]);

        $this->assertInLine();
        $odd = html_entity_decode(Shop::ODD_NAME, ENT_QUOTES | ENT_HTML5);
        self::assertEqualsCanonicalizing(['biz_gold', $odd, 'CDN Boost'], $this->packages());
        self::assertStringContainsString('Packages made at Aflexi:', $page->text());
    }

    public function testSavingAgainWritesNothing(): void
    {
        $this->sale($this->client('Ada', 'Byron', 'ada@example.test'), $this->product('boost'));
        $this->save([$this->product('boost')]);
        $this->sandbox->resetCounters();

        $this->save([$this->product('boost')]);

        self::assertSame(0, $this->sandbox->state()['writes']);
        $this->assertInLine();
    }

    public function testProductsThePageDidNotShowStay(): void
    {
        $this->save([$this->product('boost')]);
        $admin = $this->admin();
        $form = $admin->get(self::PAGE)->form("//form[.//button[@value='save']]");

        $hosting = $this->product('hosting');
        $admin->post(self::PAGE, ['action' => 'save', 'shown' => [$hosting], 'products' => [$hosting]] + $form);

        self::assertEqualsCanonicalizing([$this->product('boost'), $hosting], $this->enabled());
    }

    public function testAFreeProductCannotBeTicked(): void
    {
        $free = $this->product('free');
        $box = $this->page()->xpath()->query("//input[@name='products[]'][@value='$free']")->item(0);
        self::assertTrue($box->hasAttribute('disabled'));

        $page = $this->save([$free]);

        self::assertStringContainsString('Starter Free Free products are not synchronized.', $page->text());
        self::assertSame([], $this->enabled());
    }

    public function testATickedProductThatBecomesFreeIsNotUntickedByTheNextSave(): void
    {
        $boost = $this->product('boost');
        $this->buyer('ada');
        $this->save([$boost]);
        $this->bulk->rows->update('tblproducts', ['paytype' => 'free'], ['id' => $boost]);

        $form = $this->page()->form("//form[.//button[@value='save']]");
        $this->desk()->post(self::PAGE, ['action' => 'save'] + $form);

        self::assertSame([$boost], $this->enabled());
        self::assertSame(['ada' => 'active'], $this->statusByName());
    }

    public function testNothingIsSavedWithoutTheToken(): void
    {
        $admin = $this->admin();
        $form = $admin->get(self::PAGE)->form("//form[.//button[@value='save']]");
        $ticked = ['action' => 'save', 'products' => [$this->product('boost')]];

        $answer = $admin->post(self::PAGE, ['aflexi_cdn_token' => 'guessed'] + $ticked + $form);

        self::assertSame(403, $answer->status);
        self::assertSame([], $this->enabled());
    }

    /** @return list<int> */
    private function enabled(): array
    {
        $packages = $this->value("SELECT packages FROM tbladdons WHERE id = {$this->productAddon()}");

        return array_map('intval', array_filter(explode(',', $packages), 'strlen'));
    }
}

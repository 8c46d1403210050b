<?php

declare(strict_types=1);

namespace AflexiCdn\EndToEnd;

use AflexiCdn\EndToEnd\Support\AddonTestCase;

/** An account that was there before is taken over or refused, never doubled (R2, R9). */
final class AdoptionTest extends AddonTestCase
{
    private int $client;

    protected function setUp(): void
    {
        parent::setUp();
        $this->client = $this->client('Ada', 'Byron', 'ada@example.test');
        $this->sale($this->client, $this->product('boost'), 'ada');
    }

    public function testOneWithTheClientsAddressIsAdoptedAndItsPasswordIsUnknown(): void
    {
        $this->plant('ADA@Example.test');

        $page = $this->save([$this->product('boost')]);

        self::assertStringContainsString('1 adopted', $page->text());
        self::assertSame(['ada'], $this->accounts());
        self::assertSame('old-secret', $this->passwordAtThePlatform('ada'));
        $account = $this->sandbox->state()['accounts'][0];
        self::assertSame(['ACTIVE', 'CDN Boost'], [$account['status'], $account['package']]);
        $password = $this->page(self::PUBLISHERS)->xpath()->query('//tr[td/code]/td[last()]')->item(0);
        self::assertStringStartsWith('unknown', trim($password->textContent));
        self::assertStringNotContainsString('Show', $password->textContent);
    }

    public function testOneWithAnotherAddressIsRefusedAndLeftAlone(): void
    {
        $this->plant('stranger@example.test');

        $page = $this->save([$this->product('boost')]);

        self::assertStringContainsString('Aflexi already has an account "ada"', $page->text());
        self::assertSame('SUSPENDED', $this->sandbox->state()['accounts'][0]['status']);
        $this->assertInLine();
        $this->anHourLater();
        $this->sandbox->resetCounters();
        $this->site->cron();
        self::assertSame(0, $this->sandbox->state()['total_calls'], 'It waits for an admin.');
    }

    public function testTheNameOfAnotherClientsAccountIsRefused(): void
    {
        $this->sale($this->client('Eve', 'Stone', 'eve@example.test'), $this->product('boost'), 'ada');

        $page = $this->save([$this->product('boost')]);

        self::assertStringContainsString("The account name \"ada\" belongs to client #$this->client.", $page->text());
        self::assertSame(['ada'], $this->accounts());
        $this->assertInLine();
    }

    private function plant(string $email): void
    {
        $this->sandbox->plant(['name' => 'ada', 'email' => $email, 'display_name' => 'Old', 'package' => 'old',
            'status' => 'SUSPENDED', 'password' => 'old-secret']);
    }
}

<?php

declare(strict_types=1);

namespace AflexiCdn\EndToEnd;

use AflexiCdn\EndToEnd\Support\AddonTestCase;
use AflexiCdn\EndToEnd\Support\Customer;
use WhmcsHost\Response;

/** What WHMCS and Aflexi do not agree on is shown, and only an admin's word about it changes anything (R9, R11). */
final class DifferencesTest extends AddonTestCase
{
    private const DIFFERENCES = self::PAGE . '&page=differences';

    private Customer $ada;
    private Customer $bob;

    protected function setUp(): void
    {
        parent::setUp();
        $this->ada = $this->buyer('ada');
        $this->bob = $this->buyer('bob', 'hosting');
        $this->save([$this->product('boost'), $this->product('hosting')]);
        $this->assertInLine();
        $this->aWhileAfterTheChange();
    }

    public function testWhatWouldBeWrittenIsForeseenAndThenDone(): void
    {
        $this->site->event('refunds', 'throughGateway', $this->bob->invoice);
        $this->settle();
        $this->aWhileAfterTheChange();
        $this->portal()->setPackage('ada', 'biz_gold');
        $this->portal()->setStatus('bob', 'ACTIVE');
        $changed = $this->sandbox->state()['accounts'];
        $this->site->cron(daily: true);
        $this->sandbox->resetCounters();

        $link = $this->page()->xpath()->evaluate("string(//dd/a[contains(@href, 'differences')]/@href)");
        $list = $this->page($link)->text();
        self::assertStringContainsString('Not equal: 2', $list);
        self::assertStringContainsString('At Aflexi the package is "biz_gold"', $list);
        self::assertStringContainsString('Refunded on ' . $this->dayOfTheRefund(), $list);
        $accounts = [$this->idOf('ada'), $this->idOf('bob')];
        $preview = $this->press('foresee_put_right', ['accounts' => $accounts], self::DIFFERENCES);
        self::assertStringContainsString('The package becomes "CDN Boost".', $preview->text());
        self::assertStringContainsString('The account is suspended.', $preview->text());
        self::assertStringContainsString('Accounts that are suspended by this: 1', $preview->text());
        $this->assertNoWrites();
        self::assertSame($changed, $this->sandbox->state()['accounts']);

        $form = $preview->form("//form[.//button[@value='put_right_ticked']]");
        $done = $this->desk()->post(self::DIFFERENCES, ['action' => 'put_right_ticked'] + $form)->text();

        self::assertStringContainsString('Decided: 2.', $done);
        self::assertStringContainsString('1 suspended', $done);
        self::assertStringContainsString('Every account is as this addon left it.', $done);
        self::assertSame(['ada' => 'active', 'bob' => 'suspended'], $this->statusByName());
        $this->assertInLine();
    }

    public function testAccountsOfOthersAreShownAndNeverTouched(): void
    {
        $this->plant('eve', 'eve@example.test');
        $planted = $this->sandbox->state()['accounts'];
        $this->sandbox->resetCounters();

        $this->site->cron(daily: true);

        $this->press('pass');
        self::assertStringContainsString('eve@example.test', $this->page(self::DIFFERENCES)->text());
        self::assertStringContainsString('Only at Aflexi: 1', $this->page(self::DIFFERENCES)->text());
        $this->pressIn('eve', 'ignore');
        $this->site->cron(daily: true);
        self::assertStringContainsString('Only at Aflexi: 0', $this->page(self::DIFFERENCES)->text());
        $ignored = self::DIFFERENCES . '&kind=stranger&ignored=1';
        self::assertStringContainsString('Ignored by Admin #1.', $this->page($ignored)->text());
        $this->pressIn('eve', 'show_again', [], $ignored);
        self::assertStringContainsString('Only at Aflexi: 1', $this->page(self::DIFFERENCES)->text());
        $this->assertNoWrites();
        self::assertSame($planted, $this->sandbox->state()['accounts']);
        self::assertSame(
            ['ignore', 'show_again'],
            $this->column("SELECT action FROM mod_aflexi_cdn_log WHERE actor = 'admin 1' AND action IN
                ('ignore', 'show_again') ORDER BY id")
        );
    }

    public function testOneThatBelongsToAServiceIsAdoptedWhenAnAdminNamesIt(): void
    {
        $this->plant('old_cleo', 'someone@example.test');
        $this->plant('cleo', 'other@example.test');
        $cleo = $this->buyer('cleo');
        $this->site->cron(daily: true);
        self::assertStringContainsString('Only in WHMCS: 1', $this->page(self::DIFFERENCES)->text());
        $path = self::DIFFERENCES . '&kind=stranger';
        $this->sandbox->resetCounters();

        $nobody = $this->pressIn('someone@example.test', 'adopt_strangers', [], $path);
        self::assertStringContainsString('name the service that the account old_cleo belongs to', $nobody->text());
        $taken = $this->pressIn('someone@example.test', 'adopt_strangers', ['service' => $this->ada->service], $path);
        self::assertStringContainsString("service {$this->ada->service} has the account ada already", $taken->text());
        $this->assertNoWrites();

        $page = $this->pressIn('someone@example.test', 'adopt_strangers', ['service' => $cleo->service], $path);

        self::assertStringContainsString('1 adopted', $page->text());
        self::assertSame(['active', 'CDN Boost', 'cleo@example.test'], [
            $this->account('old_cleo')['status'],
            $this->account('old_cleo')['package'],
            $this->account('old_cleo')['email'],
        ]);
        self::assertSame('other@example.test', $this->account('cleo')['email'], 'That one is nobody\'s, still.');
        self::assertStringContainsString('Only in WHMCS: 0', $this->page(self::DIFFERENCES)->text());
        self::assertStringContainsString('Only at Aflexi: 1', $this->page(self::DIFFERENCES)->text());
    }

    public function testWhatIsTickedIsTakenOverAndOneThatIsRefusedDoesNotStopTheOthers(): void
    {
        $this->plant('cleo', 'c@example.test');
        $this->plant('dora', 'd@example.test');
        $services = [$this->buyer('cleo')->service, $this->buyer('dora')->service];
        $this->site->cron(daily: true);
        $list = self::DIFFERENCES . '&kind=missing';
        self::assertStringContainsString('Aflexi already has an account "cleo"', $this->page($list)->text());

        $page = $this->press('take_over', ['services' => [...$services, $this->ada->service]], $list)->text();

        self::assertStringContainsString('Decided: 2. Refused: 1.', $page);
        self::assertStringContainsString('2 adopted', $page);
        self::assertStringContainsString("service {$this->ada->service} has the account ada already", $page);
        $this->assertInLine();
        self::assertStringContainsString('Only at Aflexi: 0', $this->page(self::DIFFERENCES)->text());
    }

    public function testTheOfferedOnesAreAdoptedTogether(): void
    {
        $this->plant('cleo', 'c@example.test');
        $this->plant('eve', 'eve@example.test');
        $this->buyer('cleo');
        $this->site->cron(daily: true);
        $list = self::DIFFERENCES . '&kind=stranger';
        $form = $this->page($list)->xpath();
        $ticked = [];
        foreach ($form->query("//input[@type='checkbox'][@form='aflexi-ticked']/@value") as $id) {
            $ticked[] = $id->nodeValue;
        }
        $offered = [];
        foreach ($form->query("//input[@type='hidden'][@form='aflexi-ticked']") as $input) {
            preg_match('/^service\[(\d+)\]$/', $input->getAttribute('name'), $id);
            $offered[$id[1]] = $input->getAttribute('value');
        }
        self::assertSame([2, 1], [count($ticked), count($offered)]);

        $page = $this->press('adopt_strangers', ['strangers' => $ticked, 'service' => $offered], $list)->text();

        self::assertStringContainsString('Decided: 1. Refused: 1.', $page);
        self::assertSame('cleo@example.test', $this->account('cleo')['email']);
        self::assertSame('eve@example.test', $this->account('eve')['email']);
    }

    public function testNothingTickedIsSaid(): void
    {
        $this->portal()->setStatus('ada', 'SUSPENDED');
        $this->site->cron(daily: true);
        $this->sandbox->resetCounters();

        $buttons = ['foresee_put_right', 'put_right_ticked', 'take_over', 'adopt_strangers', 'ignore', 'show_again'];
        foreach ($buttons as $button) {
            $page = $this->press($button, [], self::DIFFERENCES);
            self::assertStringContainsString('Nothing is ticked', $page->text(), $button);
        }
        $this->assertNoWrites();
    }

    private function plant(string $name, string $email): void
    {
        $this->sandbox->plant(['name' => $name, 'email' => $email, 'display_name' => 'Old', 'package' => 'old',
            'status' => 'SUSPENDED', 'password' => 'old-secret']);
    }

    /**
     * Presses the button of the row that has this text.
     *
     * @param array<string, int> $numbers typed in, each in place of the one of that row
     */
    private function pressIn(
        string $text,
        string $action,
        array $numbers = [],
        string $path = self::DIFFERENCES
    ): Response {
        $form = $this->page($path)->form("//tr[contains(., '$text')]//form[.//button[@value='$action']]");
        foreach ($numbers as $field => $number) {
            self::assertCount(1, $form[$field]);
            $form[$field] = [array_key_first($form[$field]) => $number];
        }

        return $this->desk()->post($path, ['action' => $action] + $form);
    }

    private function idOf(string $name): int
    {
        return (int) $this->value("SELECT id FROM mod_aflexi_cdn_accounts WHERE name = '$name'");
    }

    private function dayOfTheRefund(): string
    {
        $shown = "SELECT DATE_FORMAT(MAX(date), '%d/%m/%Y') FROM tblaccounts WHERE amountout > 0";

        return (string) $this->value($shown);
    }
}

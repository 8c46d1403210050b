<?php

declare(strict_types=1);

namespace AflexiCdn\EndToEnd;

use AflexiCdn\EndToEnd\Support\AddonTestCase;
use WhmcsHost\Response;

/** The packages page: what is at Aflexi, changing it with a yes, making a package, and what new ones start with. */
final class PackagesTest extends AddonTestCase
{
    private const PACKAGES = self::PAGE . '&page=packages';
    private const HOSTILE = 'Größe "L" <b>&</b> \'x\' 🐉';

    public function testThePageShowsThePackagesBesideTheProductsThatUseThem(): void
    {
        self::assertStringContainsString('The packages at Aflexi have not been read yet.', $this->list()->text());
        $this->buyer('ada');
        $this->buyer('bob');
        $this->save([$this->product('boost'), $this->product('hidden')]);
        $this->portal()->setLimits('CDN Boost', ['bandwidthLimit' => 1500, 'speedLimit' => 100, 'resourceLimit' => 99]);

        self::assertStringContainsString('The packages were read at Aflexi: 1.', $this->read()->text());

        self::assertSame(
            [['CDN Boost', '1,500 GB', '100 Mbps', 'Unlimited', '2', 'All locations', 'CDN Boost', 'Edit CDN Boost']],
            $this->rows()
        );
        $text = $this->list()->text();
        self::assertMatchesRegularExpression('~Read at Aflexi \d\d/\d\d/\d{4} \d\d:\d\d~', $text);
        self::assertStringContainsString('Not at Aflexi yet', $text, 'the package of the hidden product');
        $calls = $this->sandbox->state()['total_calls'];
        $this->list('&q=boost&sort=-accounts');
        self::assertSame($calls, $this->sandbox->state()['total_calls'], 'A page never asks the network.');
    }

    public function testALimitIsChangedAfterAYes(): void
    {
        $this->make('Gold', ['transfer_gb' => '500']);
        $this->sandbox->resetCounters();

        $confirm = $this->foresee('Gold', ['transfer_gb' => 'unlimited', 'ssl' => '1']);

        self::assertStringContainsString('Data transfer 500 GB Unlimited', $confirm->text());
        self::assertStringContainsString("SSL on the customer's hostnames No Yes", $confirm->text());
        self::assertStringNotContainsString('Speed', $confirm->text(), 'Only what changes is told.');
        $this->assertNoWrites();

        $done = $this->yesTo($confirm);

        self::assertStringContainsString('The limits of the package "Gold" are changed at Aflexi.', $done->text());
        self::assertSame([-1, true], [$this->limit('Gold', 'bandwidthLimit'), $this->limit('Gold', 'sslEnabled')]);
        $log = $this->page(self::PAGE . '&page=log&action=package_update')->text();
        $told = 'Limits of a package changed Package: Gold SSL: No → Yes Data transfer: 500 GB → Unlimited Done';
        self::assertStringContainsString($told, $log);
        self::assertStringContainsString('Nothing would change', $this->foresee('Gold', [])->text());
    }

    public function testWhatWasChangedInThePortalMeanwhileIsShownAndNotOverwritten(): void
    {
        $this->make('Gold', []);
        $confirm = $this->foresee('Gold', ['transfer_gb' => '5']);
        $this->portal()->setLimits('Gold', ['speedLimit' => 10]);
        $this->sandbox->resetCounters();

        $answer = $this->yesTo($confirm);

        self::assertStringContainsString('so nothing was written. Below it is shown as it is now.', $answer->text());
        self::assertSame('10', $answer->field('limits[speed_mbps]'));
        $this->assertNoWrites();
    }

    /** @dataProvider numbersThatCannotBe */
    public function testANumberThatCannotBeIsRefusedBesideItsField(string $limit, string $typed, string $why): void
    {
        $this->make('Gold', []);
        $this->sandbox->resetCounters();

        $page = $this->foresee('Gold', [$limit => $typed]);

        $field = $page->xpath()->query("//div[contains(@class, 'has-error')][.//input[@value='$typed']]")->item(0);
        self::assertStringContainsString($why, (string) $field?->textContent);
        self::assertSame(0, $page->xpath()->query("//button[@value='package_update']")->length);
        self::assertSame(0, $this->sandbox->state()['total_calls']);
    }

    public static function numbersThatCannotBe(): array
    {
        return [
            'no number' => ['transfer_gb', '5 TB', '"5 TB" is not a whole number.'],
            'negative' => ['hostnames', '-3', 'A limit cannot be negative.'],
            'too big' => ['transfer_gb', '3000000000', 'The largest limit possible here is 2,147,483,647.'],
            'unlimited to Aflexi' => ['speed_mbps', '9999', 'Aflexi takes 9,999 for unlimited here.'],
            'a zero that would be unlimited' => ['hostnames', '0', 'The smallest limit possible here is 1.'],
        ];
    }

    /** @dataProvider lostAnswers */
    public function testALostAnswerIsLookedInto(string $fault, string $told, int $transfer): void
    {
        $this->make('Gold', []);
        $confirm = $this->foresee('Gold', ['transfer_gb' => '7']);
        $this->sandbox->setFaults(['kind' => $fault, 'method' => 'bandwidthPackage.update', 'times' => 1]);

        self::assertStringContainsString($told, $this->yesTo($confirm)->text());

        self::assertSame($transfer, $this->limit('Gold', 'bandwidthLimit'));
        self::assertSame(1, $this->calls('bandwidthPackage.update'), 'It is not repeated unasked.');
    }

    public static function lostAnswers(): array
    {
        return [
            'after the change' => ['drop_after', 'The limits of the package "Gold" are changed', 7],
            'before it' => ['drop_before', 'the package "Gold" is as it was', -1],
        ];
    }

    public function testANewPackageIsMadeAfterAYesAndNeverTwice(): void
    {
        $confirm = $this->foreseeNew(self::HOSTILE, ['speed_mbps' => '100', 'streaming' => '1']);
        self::assertStringContainsString('Speed 100 Mbps', $confirm->text());
        self::assertSame([], $this->packages());

        $done = $this->yesTo($confirm);

        self::assertStringContainsString('The package "' . self::HOSTILE . '" is made at Aflexi.', $done->text());
        self::assertSame([self::HOSTILE], $this->packages());
        self::assertSame(100, $this->limit(self::HOSTILE, 'speedLimit'));
        self::assertSame(0, $done->xpath()->query("//*[@class='aflexi-cdn']//b")->length);
        self::assertSame(self::HOSTILE, $this->rows()[0][0]);
        $again = $this->yesTo($confirm)->text();
        self::assertStringContainsString('There is a package "' . self::HOSTILE . '" at Aflexi already.', $again);
        $other = $this->foreseeNew(str_replace(['G', 'L'], ['g', 'l'], self::HOSTILE), []);
        self::assertStringContainsString('at Aflexi already', $other->text());
        $entity = $this->foreseeNew('A &amp;amp; B', [])->text();
        self::assertStringContainsString('holds an HTML entity', $entity);
        self::assertStringContainsString('looks like a switch', $this->foreseeNew('on', [])->text());
        self::assertSame([self::HOSTILE], $this->packages());
    }

    public function testAPackageOfAHostileNameIsEditedLikeAnyOther(): void
    {
        $this->make(self::HOSTILE, []);

        $confirm = $this->foresee(self::HOSTILE, ['hostnames' => '3']);

        self::assertStringContainsString('Change the package "' . self::HOSTILE . '"?', $confirm->text());
        self::assertSame(0, $confirm->xpath()->query("//*[@class='aflexi-cdn']//b")->length);
        $this->yesTo($confirm);
        self::assertSame(3, $this->limit(self::HOSTILE, 'resourceLimit'));
    }

    public function testASaveMakesMissingPackagesWithTheLimitsOfNewOnes(): void
    {
        $page = $this->list();
        $form = $page->form("//form[.//button[@value='package_limits']]");
        $form['limits'] = ['transfer_gb' => '250', 'hostnames' => 'x', 'ssl' => '1'];
        $refused = $this->desk()->post(self::PACKAGES, ['action' => 'package_limits'] + $form);
        self::assertStringContainsString('"x" is not a whole number.', $refused->text());
        $form['limits']['hostnames'] = '12';

        $saved = $this->desk()->post(self::PACKAGES, ['action' => 'package_limits'] + $form);

        self::assertStringContainsString('The limits of new packages are saved.', $saved->text());
        self::assertSame('250', $saved->field('limits[transfer_gb]'));
        $this->buyer('ada');
        $this->save([$this->product('boost')]);
        $package = $this->sandbox->state()['packages'][0];
        self::assertSame([250, 12, true, false], [
            $package['bandwidthLimit'],
            $package['resourceLimit'],
            $package['sslEnabled'],
            $package['servingAllLocations'],
        ]);
    }

    public function testWithoutAPostOfOursNothingIsChanged(): void
    {
        $this->make('Gold', []);
        $confirm = $this->foresee('Gold', ['transfer_gb' => '7']);
        $form = ['action' => 'package_update'] + $confirm->form("//form[.//button[@value='package_update']]");
        $new = ['action' => 'package_create', 'name' => 'Silver'] + $form;
        $limits = ['action' => 'package_limits'] + $form;
        $this->sandbox->resetCounters();

        foreach ([$form, $new, $limits, ['action' => 'package_read'] + $form] as $sent) {
            $this->page(self::PACKAGES . '&' . http_build_query($sent));
            $foreign = $this->desk()->post(self::PACKAGES, ['aflexi_cdn_token' => 'guessed'] + $sent);
            self::assertSame(403, $foreign->status);
        }

        self::assertSame(0, $this->sandbox->state()['total_calls']);
        self::assertSame(['Gold'], $this->packages());
        $set = "SELECT COUNT(*) FROM mod_aflexi_cdn_meta WHERE name = 'new_package_limits'";
        self::assertSame(0, (int) $this->value($set));
    }

    public function testWhileAflexiIsDownThePageShowsWhatWasReadAndSaysWhy(): void
    {
        $this->make('Gold', []);
        $confirm = $this->foresee('Gold', ['transfer_gb' => '7']);
        $this->sandbox->setFaults(['kind' => 'down']);

        $answer = $this->yesTo($confirm);

        self::assertMatchesRegularExpression('/Aflexi (cannot be reached|gave no usable answer)/', $answer->text());
        self::assertSame('Gold', $this->rows()[0][0]);
        $this->sandbox->clearFaults();
        self::assertSame(-1, $this->limit('Gold', 'bandwidthLimit'));
        $back = $this->yesTo($confirm)->text();
        self::assertStringContainsString('are changed at Aflexi', $back, 'as soon as it is back');
    }

    public function testAPackageThatIsGoneIsSaidToBeSo(): void
    {
        $this->make('Gold', []);
        $address = $this->edit('Gold');
        $this->sandbox->setFaults(['kind' => 'empty_list', 'method' => 'bandwidthPackage.get', 'times' => 1]);
        $this->read();

        self::assertStringContainsString('There are no packages at Aflexi yet.', $this->list()->text());
        self::assertStringContainsString('read the packages again', $this->page($address)->text());
        $this->read();
        self::assertSame('Gold', $this->rows()[0][0]);
    }

    private function list(string $query = ''): Response
    {
        return $this->page(self::PACKAGES . $query);
    }

    private function read(): Response
    {
        return $this->press('package_read', [], self::PACKAGES);
    }

    /** @return list<list<string>> the cells of each package */
    private function rows(): array
    {
        $rows = [];
        foreach ($this->list()->xpath()->query("//table[contains(@class, 'aflexi-packages')]/tbody/tr") as $row) {
            $cells = [];
            foreach ($row->childNodes as $cell) {
                if ($cell instanceof \DOMElement) {
                    $cells[] = trim(preg_replace('/\s+/u', ' ', $cell->textContent));
                }
            }
            $rows[] = $cells;
        }

        return $rows;
    }

    /** The address of a package's form. */
    private function edit(string $name): string
    {
        $id = $this->site->pdo()->prepare('SELECT id FROM mod_aflexi_cdn_packages WHERE name = ?');
        $id->execute([$name]);

        return self::PACKAGES . '&package=' . $id->fetchColumn();
    }

    /**
     * [Continue] below the form of a package.
     *
     * @param array<string, string> $limits typed in place of those that are shown
     */
    private function foresee(string $name, array $limits): Response
    {
        $address = $this->edit($name);
        $form = $this->page($address)->form("//form[.//button[@value='package_foresee']]");
        $form['limits'] = $limits + $form['limits'];

        return $this->desk()->post($address, ['action' => 'package_foresee'] + $form);
    }

    /** @param array<string, string> $limits all of them */
    private function foreseeNew(string $name, array $limits): Response
    {
        $address = self::PACKAGES . '&package=new';
        $form = ['name' => $name, 'limits' => $limits]
            + $this->page($address)->form("//form[.//button[@value='package_foresee']]");

        return $this->desk()->post($address, ['action' => 'package_foresee'] + $form);
    }

    /** Presses the one button of a page that asks. */
    private function yesTo(Response $confirm): Response
    {
        $button = $confirm->xpath()->query("//button[@value='package_update' or @value='package_create']")->item(0);
        self::assertNotNull($button, $confirm->text());
        $action = $button->getAttribute('value');
        $form = $confirm->form("//form[.//button[@value='$action']]");
        $address = $confirm->xpath()->evaluate("string(//form[.//button[@value='$action']]/@action)");

        return $this->desk()->post($address, ['action' => $action] + $form);
    }

    /** @param array<string, string> $limits */
    private function make(string $name, array $limits): void
    {
        $this->yesTo($this->foreseeNew($name, $limits));
        self::assertContains($name, $this->packages());
    }

    private function limit(string $package, string $member): int|bool
    {
        return array_column($this->sandbox->state()['packages'], $member, 'name')[$package];
    }
}

<?php

declare(strict_types=1);

namespace AflexiCdn\EndToEnd\Support;

use WhmcsHost\Browser;
use WhmcsHost\Comparison;
use WhmcsHost\Expectation;
use WhmcsHost\Response;

/** A test of the addon at work: it is active and configured for the sandbox. */
abstract class AddonTestCase extends TestCase
{
    /** What the platform should hold; the latest of expect(). */
    protected Expectation $expectation;

    protected function setUp(): void
    {
        parent::setUp();
        $this->site->activate('aflexi_cdn');
        $this->configure();
        $this->expect();
    }

    /** @param array<string, string|null> $settings in place of those that fit the sandbox */
    protected function configure(array $settings = []): void
    {
        $this->site->configure('aflexi_cdn', $settings + [
            'api_url' => $this->sandbox->url(),
            'username' => $this->sandbox->operator,
            'auth_key' => $this->sandbox->key,
        ]);
    }

    /**
     * Ticks exactly these products and presses [Save Settings].
     *
     * @param list<int>          $products
     * @param array<int, string> $packages package names typed in, by product
     */
    protected function save(array $products, array $packages = []): Response
    {
        return $this->desk()->post(self::PAGE, $this->saveForm($products, $packages));
    }

    /**
     * What [Save Settings] sends if exactly these products are ticked.
     *
     * @param list<int>          $products
     * @param array<int, string> $packages
     *
     * @return array<string, mixed>
     */
    protected function saveForm(array $products, array $packages = []): array
    {
        $form = $this->page()->form("//form[.//button[@value='save']]");
        $form['action'] = 'save';
        $form['products'] = $products;
        $form['package'] = $packages + $form['package'];

        return $form;
    }

    /**
     * Presses a button of one of the addon's pages.
     *
     * @param array<string, mixed> $fields of its form; the tokens are those of this session
     */
    protected function press(string $action, array $fields = [], string $path = self::PAGE): Response
    {
        $form = $this->page()->form("//form[.//input[@name='aflexi_cdn_token']]");
        $tokens = array_intersect_key($form, ['token' => '', 'aflexi_cdn_token' => '']);

        return $this->desk()->post($path, ['action' => $action] + $tokens + $fields);
    }

    /** @return array<string, string> the questions on the page: the id that goes back with a yes, by code */
    protected function questions(): array
    {
        $page = $this->page()->xpath();
        $questions = [];
        foreach ($page->query("//form[.//button[@value='answer']]") as $form) {
            $code = $page->evaluate("string(.//input[@name='question']/@value)", $form);
            $questions[$code] = $page->evaluate("string(.//input[@name='id']/@value)", $form);
        }

        return $questions;
    }

    /** Says yes to a question of the page. */
    protected function yes(string $question): Response
    {
        $questions = $this->questions();
        self::assertArrayHasKey($question, $questions, 'It is not asked.');

        return $this->press('answer', ['question' => $question, 'id' => $questions[$question]]);
    }

    /**
     * From now on these package names are expected to be set.
     *
     * @param array<int, string> $packages by product
     */
    protected function expect(array $packages = []): void
    {
        $this->expectation = new Expectation($this->productAddon(), $packages);
    }

    /** The product addon that says which products are enabled. */
    protected function productAddon(): int
    {
        return (int) $this->value("SELECT value FROM mod_aflexi_cdn_meta WHERE name = 'product_addon'");
    }

    /** The platform has what the rules say, no more and no less. */
    protected function assertInLine(): void
    {
        $state = $this->sandbox->state();
        $expected = $this->expectation->accounts(Comparison::accounts($state));
        self::assertSame([], Comparison::differences($expected, $state));
    }

    /** @return list<string> names of the accounts at the platform, sorted */
    protected function accounts(): array
    {
        $names = array_keys(Comparison::accounts($this->sandbox->state()));
        sort($names);

        return $names;
    }

    /** @return ?array<string, string> status, package, email and name of an account at the platform */
    protected function account(string $name): ?array
    {
        return Comparison::accounts($this->sandbox->state())[$name] ?? null;
    }

    /** @return array<string, string> status of every account at the platform, by its name */
    protected function statusByName(): array
    {
        $accounts = Comparison::accounts($this->sandbox->state());
        ksort($accounts);

        return array_map(static fn (array $account): string => $account['status'], $accounts);
    }

    /** How many accounts at the platform have this status. */
    protected function countWith(string $status): int
    {
        return count(array_keys($this->statusByName(), $status, true));
    }

    /** Nothing was written at the platform since the counters were reset. */
    protected function assertNoWrites(): void
    {
        self::assertSame(0, $this->sandbox->state()['writes']);
    }

    /** Cron reads no traffic in this test, which counts the calls of other things. */
    protected function withoutTraffic(): void
    {
        $this->site->pdo()->exec("INSERT INTO mod_aflexi_cdn_meta (name, value)"
            . " VALUES ('traffic', '{\"wait_until\": 9999999999}')");
    }

    protected function portal(): Portal
    {
        return new Portal($this->sandbox);
    }

    /** @return list<string> names of the packages at the platform */
    protected function packages(): array
    {
        return array_column($this->sandbox->state()['packages'], 'name');
    }

    /** The password of an account that holds at the platform. */
    protected function passwordAtThePlatform(string $name): string
    {
        $accounts = array_column($this->sandbox->state()['accounts'], 'username');
        $username = current(preg_grep('~^' . preg_quote($name, '~') . '(/|$)~', $accounts));

        return $this->sandbox->password((string) $username)['password'];
    }

    /** The password of an account as an admin is shown it. */
    protected function passwordShown(string $name): string
    {
        $page = $this->reveal($this->admin(), $name)->xpath();

        return $page->evaluate("string(//input[@id='aflexi-password']/@value)");
    }

    /** Presses [Show] beside the password of an account. */
    protected function reveal(Browser $admin, string $name): Response
    {
        $form = "//tr[td/code[starts-with(., '$name')]]//form[.//button[@value='reveal']]";

        return $admin->post(self::PUBLISHERS, ['action' => 'reveal'] + $admin->get(self::PUBLISHERS)->form($form));
    }
}

<?php

declare(strict_types=1);

namespace AflexiDemo;

use WhmcsHost\Browser;
use WhmcsHost\Response;
use WhmcsHost\Site;

/** What an admin does where WHMCS sets up addons, and on the addon's page of products. */
final class AdminDesk
{
    public const MODULE = 'aflexi_cdn';
    public const PAGE = 'addonmodules.php?module=' . self::MODULE;

    private readonly Browser $browser;

    public function __construct(private readonly Site $site)
    {
        $this->browser = $site->admin();
    }

    public function activate(): void
    {
        $this->site->activate(self::MODULE);
    }

    public function configure(int $concurrency): void
    {
        $sandbox = $this->site->sandbox();
        $this->site->configure(self::MODULE, [
            'api_url' => $sandbox->url(),
            'username' => $sandbox->operator,
            'auth_key' => $sandbox->key,
            'concurrency' => (string) $concurrency,
        ]);
    }

    /** Sets the boxes of the product page and presses [Save Settings]. Only products that can be ticked are. */
    public function save(callable $wanted): BackgroundPost
    {
        return new BackgroundPost($this->browser, self::PAGE, ['action' => 'save'] + $this->ticked($wanted));
    }

    /**
     * The same with [Preview]; the numbers of the page.
     *
     * @return list<string>
     */
    public function preview(callable $wanted): array
    {
        $page = $this->browser->post(self::PAGE, ['action' => 'preview'] + $this->ticked($wanted));

        return $this->numbers($page, 'aflexi-preview');
    }

    /** [Synchronize Everything] */
    public function synchronize(): BackgroundPost
    {
        return $this->press('pass', '//form[.//button[@value="pass"]]');
    }

    /** [Test Connection]; what the page answers. */
    public function testConnection(): string
    {
        $page = $this->press('check', '//form[.//button[@value="check"]]')->response();

        return $this->text($page, '//section[@aria-labelledby="aflexi-check"]//p');
    }

    /** The yes to a question of the page. */
    public function answer(string $question): BackgroundPost
    {
        return $this->press('answer', "//form[.//input[@name='question' and @value='$question']]");
    }

    /** What the page asks, with the numbers. */
    public function question(string $question): string
    {
        $section = "//section[.//input[@name='question' and @value='$question']]";

        return $this->text($this->browser->get(self::PAGE), "$section//p");
    }

    /** What the page says is wrong. */
    public function problem(): string
    {
        return $this->text($this->browser->get(self::PAGE), '//*[@role="alert"]');
    }

    /**
     * The numbers of the page that answered, e.g. `44 created`; those that are 0 are left out.
     *
     * @return list<string>
     */
    public function numbers(Response $page, string $section = 'aflexi-result'): array
    {
        $numbers = [];
        $items = "//section[@aria-labelledby='$section']//*[contains(@class, 'aflexi-counts')]/li";
        foreach ($page->xpath()->query($items) as $item) {
            $numbers[] = trim(preg_replace('/\s+/', ' ', $item->textContent));
        }
        if ($numbers === []) {
            throw new \RuntimeException("The page shows no result: {$page->text()}");
        }

        return preg_grep('/^0 /', $numbers, PREG_GREP_INVERT) ?: ['nothing to do'];
    }

    /** @return array<string, mixed> the form of the product page with these boxes */
    private function ticked(callable $wanted): array
    {
        $page = $this->browser->get(self::PAGE);
        $products = array_keys(array_filter($this->products($page), $wanted));

        return ['products' => $products] + $page->form('//form[.//input[@name="shown[]"]]');
    }

    private function press(string $action, string $form): BackgroundPost
    {
        $fields = $this->browser->get(self::PAGE)->form($form);

        return new BackgroundPost($this->browser, self::PAGE, ['action' => $action] + $fields);
    }

    private function text(Response $page, string $xpath): string
    {
        $found = $page->xpath()->query($xpath)->item(0);

        return $found === null
            ? throw new \RuntimeException("The page does not say what was expected: {$page->text()}")
            : trim(preg_replace('/\s+/', ' ', $found->textContent));
    }

    /** @return array<int, string> names of the products that can be ticked, by id */
    private function products(Response $page): array
    {
        $document = $page->xpath();
        $products = [];
        foreach ($document->query('//input[@name="products[]" and not(@disabled)]') as $box) {
            $label = $document->query("//label[@for='{$box->getAttribute('id')}']")->item(0);
            $products[(int) $box->getAttribute('value')] = trim($label->textContent);
        }

        return $products;
    }
}

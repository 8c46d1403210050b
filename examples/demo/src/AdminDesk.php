<?php

declare(strict_types=1);

namespace AflexiDemo;

use WhmcsHost\Browser;
use WhmcsHost\Response;
use WhmcsHost\Site;

/** What an admin does, through WHMCS's pages and those of the addon. */
final class AdminDesk
{
    public const MODULE = 'aflexi_cdn';
    public const PAGE = 'addonmodules.php?module=' . self::MODULE;

    private readonly Browser $browser;

    public function __construct(private readonly Site $site)
    {
        $this->browser = $site->admin();
    }

    /** @return int the product addon the module made */
    public function activate(): int
    {
        $page = $this->site->activate(self::MODULE);
        $addon = $this->site->pdo()->query("SELECT id FROM tbladdons WHERE name = 'Aflexi CDN'")->fetchColumn();

        return (int) $addon ?: throw new \RuntimeException("The addon was not activated: {$page->text()}");
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
        $page = $this->browser->get(self::PAGE);
        $form = $page->form('//form[.//input[@name="shown[]"]]');
        $form['products'] = array_keys(array_filter($this->products($page), $wanted));

        return new BackgroundPost($this->browser, self::PAGE, ['action' => 'save'] + $form);
    }

    /**
     * The numbers of the page that answered, e.g. `44 created`; those that are 0 are left out.
     *
     * @return list<string>
     */
    public function numbers(Response $page): array
    {
        $numbers = [];
        foreach ($page->xpath()->query('//*[contains(@class, "aflexi-some")]') as $item) {
            $numbers[] = trim(preg_replace('/\s+/', ' ', $item->textContent));
        }

        return $numbers ?: throw new \RuntimeException("The page shows no result: {$page->text()}");
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

<?php

declare(strict_types=1);

namespace AflexiDemo;

use WhmcsHost\Browser;
use WhmcsHost\Response;
use WhmcsHost\Site;

/** What an admin sees and does on the addon's page of publishers. */
final class PublisherList
{
    public const PAGE = AdminDesk::PAGE . '&page=publishers';

    private readonly Browser $browser;

    public function __construct(Site $site)
    {
        $this->browser = $site->admin();
    }

    /** @return array<string, string> what is not as the addon last left it, by account */
    public function differences(): array
    {
        $differences = [];
        foreach ($this->pages() as $page) {
            $document = $page->xpath();
            foreach ($document->query('//ul[contains(@class, "aflexi-differences")]') as $list) {
                $account = $document->query('ancestor::tr//code', $list)->item(0);
                $differences[self::account($account)] = trim(preg_replace('/\s+/', ' ', $list->textContent));
            }
        }

        return $differences;
    }

    /** [Put Right] */
    public function putRight(string $account): BackgroundPost
    {
        foreach ($this->pages() as $path => $page) {
            $document = $page->xpath();
            foreach ($document->query('//form[.//button[@value="put_right"]]') as $form) {
                if (self::account($document->query('ancestor::tr//code', $form)->item(0)) === $account) {
                    $fields = $page->form($form->getNodePath());

                    return new BackgroundPost($this->browser, $path, ['action' => 'put_right'] + $fields);
                }
            }
        }
        throw new \RuntimeException("No page offers to put $account right.");
    }

    /** @return iterable<string, Response> by their paths */
    private function pages(): iterable
    {
        $number = 1;
        do {
            $path = self::PAGE . "&p=$number";
            $page = $this->browser->get($path);
            yield $path => $page;
            $number++;
        } while ($page->xpath()->query('//a[@rel="next"]')->length > 0);
    }

    /** The name of an account without the operator's id that Aflexi appends. */
    private static function account(\DOMElement $code): string
    {
        return explode('/', trim($code->textContent))[0];
    }
}

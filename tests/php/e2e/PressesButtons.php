<?php

declare(strict_types=1);

namespace AflexiCdn\EndToEnd;

use WhmcsHost\Response;

/** For tests of the publishers page: the buttons in its rows, as an admin finds and presses them. */
trait PressesButtons
{
    /**
     * Presses the button that sends this action in a row or, if the row has none, on the publisher's own page.
     *
     * @param string                $text   what the row is found by: an account, `Service #7`
     * @param array<string, string> $fields typed or chosen in its form
     */
    private function pressIn(string $text, string $action, array $fields = []): Response
    {
        $path = self::PUBLISHERS;
        $within = "//tr[contains(., '$text')]";
        $page = $this->desk()->get($path);
        if ($page->xpath()->query("$within//button[@value='$action']")->length === 0) {
            $path = $this->own($text);
            $within = '';
            $page = $this->desk()->get($path);
        }
        $form = $page->form("$within//form[.//button[@value='$action']]");
        self::assertSame([], array_diff_key($fields, $form), 'The form has all that is sent.');

        return $this->desk()->post($path, ['action' => $action] + $fields + $form);
    }

    /** The address of a publisher's own page, as its row leads there. */
    private function own(string $text): string
    {
        return $this->page(self::PUBLISHERS)->xpath()
            ->evaluate("string(//tr[contains(., '$text')]/td/code/a/@href)");
    }

    /** What a row of the publishers page says. */
    private function row(string $text): string
    {
        $row = $this->page(self::PUBLISHERS)->xpath()->query("//tr[contains(., '$text')][td]")->item(0);
        self::assertNotNull($row, "There is no row with $text.");

        return trim(preg_replace('/\s+/u', ' ', $row->textContent));
    }

    /** @return list<string> the actions that the buttons of a row send */
    private function buttons(string $text): array
    {
        $page = $this->page(self::PUBLISHERS)->xpath();
        $actions = [];
        foreach ($page->query("//tr[contains(., '$text')]//button/@value") as $value) {
            $actions[] = $value->nodeValue;
        }

        return $actions;
    }
}

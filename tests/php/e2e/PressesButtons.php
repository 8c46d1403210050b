<?php

declare(strict_types=1);

namespace AflexiCdn\EndToEnd;

use WhmcsHost\Response;

/** For tests of the publishers page: the buttons in its rows, as an admin finds and presses them. */
trait PressesButtons
{
    /**
     * Presses the button of a row that sends this action.
     *
     * @param string                $text   what the row is found by: an account, `Service #7`
     * @param array<string, string> $fields typed or chosen in its form
     */
    private function pressIn(string $text, string $action, array $fields = []): Response
    {
        $page = $this->desk()->get(self::PUBLISHERS);
        $form = $page->form("//tr[contains(., '$text')]//form[.//button[@value='$action']]");
        self::assertSame([], array_diff_key($fields, $form), 'The form has all that is sent.');

        return $this->desk()->post(self::PUBLISHERS, ['action' => $action] + $fields + $form);
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

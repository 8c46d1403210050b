<?php

declare(strict_types=1);

namespace AflexiCdn\Browser;

use AflexiCdn\Browser\Support\BrowserTestCase;

/**
 * Names that would like to be more than names, and addresses that nobody of ours wrote: text they stay. A dialog would
 * end the test by itself, and so would anything that the policy has to stop.
 */
final class HostileNamesTest extends BrowserTestCase
{
    private const NAMES = [
        '<script>alert(1)</script>',
        '"><img src=x onerror=alert(1)>',
        "'><svg onload=alert(1)>",
        '" autofocus onfocus="alert(1)',
        '</textarea></title><style>*{display:none}</style>',
        "\u{202E}שלום 🐉",
        '{php}alert(1){/php}{$smarty.now}',
        'javascript:alert(1)',
    ];

    /** What pages are asked by, and what none is asked by. */
    private const PARAMETERS = ['q', 'p', 'kind', 'state', 'ignored', 'result', 'action', 'account', 'before',
        'service', 'format', 'sort', 'package', 'month', 'client', 'message', 'modulelink'];

    /** The direction of a name that is turned round ends with it. */
    private const TURNED = <<<'JS'
        const texts = document.createTreeWalker(document.querySelector('.aflexi-cdn'), NodeFilter.SHOW_TEXT);
        const turned = [];
        while (texts.nextNode()) {
            const text = texts.currentNode;
            const alone = text.parentElement.closest('bdi, option') || /\u2068[^\u2069]*\u202E/.test(text.data);
            if (text.data.includes('\u202E') && !alone) {
                turned.push(text.data);
            }
        }
        return turned;
        JS;

    /** What only markup of somebody else's could bring along. */
    private const FOREIGN = <<<'JS'
        const tags = 'script:not([src]), style, img, svg:not(.aflexi-traffic > svg), iframe, object, embed, base, '
            + 'meta[http-equiv], [style]';
        const elements = [...document.querySelectorAll(tags), ...[...document.querySelectorAll('*')].filter(
            element => [...element.attributes].some(
                ({name, value}) => name.startsWith('on')
                    || ['href', 'src', 'action', 'formaction'].includes(name) && /^\s*javascript:/i.test(value)
            )
        )];
        return elements.map(element => element.outerHTML.slice(0, 160));
        JS;

    public function testInEveryColumn(): void
    {
        $products = $this->sell();
        $packages = array_combine($products, self::NAMES);
        $this->save($products, $packages);
        foreach (self::NAMES as $number => $name) {
            $this->portal()->setContact("client$number", ['name' => $name, 'email' => "$name@else.test"]);
            $this->sandbox->plant(['name' => "stranger$number", 'email' => "$name@example.test",
                'display_name' => $name, 'package' => $name, 'password' => 'old-secret']);
        }
        $this->aWhileAfterTheChange();
        $this->site->cron(daily: true);

        // What people sign in with is not what their account says.
        $this->site->pdo()->exec("UPDATE tblusers SET email = CONCAT('user', id, '@example.test')");
        $this->signInAs((int) $this->value("SELECT userid FROM tblhosting WHERE username = 'client0'"));
        $addresses = $this->addresses('client0');
        foreach ($addresses->ofAdmins() + $addresses->ofClients() as $name => $address) {
            $this->open($address);
            $this->assertOnlyOurs($name);
        }
        $this->open('admin/' . self::PAGE);
        // They were there, and nothing hid them.
        $text = $this->browser->run('return document.querySelector(".aflexi-cdn").innerText');
        foreach (self::NAMES as $name) {
            self::assertStringContainsString($name, $text);
        }
    }

    public function testInEveryParameterOfAnAddress(): void
    {
        $this->buyer('ada');
        $this->save([$this->product('boost')]);
        $this->signInAs((int) $this->value("SELECT id FROM tblclients WHERE firstname = 'ada'"));
        $addresses = $this->addresses('ada');
        foreach (self::NAMES as $name) {
            $query = http_build_query(array_fill_keys(self::PARAMETERS, $name));
            foreach ($addresses->ofAdmins() + $addresses->ofClients() as $page => $address) {
                $this->open($address . (str_contains($address, '?') ? '&' : '?') . $query);
                $this->assertOnlyOurs("$page with $name");
            }
            $this->open('admin/' . self::PAGE . '&page=' . rawurlencode($name));
            $this->assertOnlyOurs("page $name");
        }
    }

    /** @return list<int> the products, one for each name */
    private function sell(): array
    {
        $products = [];
        foreach (self::NAMES as $number => $name) {
            $stored = htmlspecialchars($name, ENT_QUOTES);
            $group = $this->bulk->catalogue->addGroup($stored);
            $product = ['gid' => $group, 'name' => $stored, 'type' => 'other'];
            $products[] = $this->bulk->catalogue->addProduct($product, ['monthly' => '1.00']);
            $email = htmlspecialchars("$name@example.test", ENT_QUOTES);
            $this->sale($this->client($stored, $stored, $email), end($products), "client$number");
            // One that is refused: it can be no account's name.
            $this->sale($this->client($stored, $stored, "other$number@example.test"), end($products), $name);
        }

        return $products;
    }

    private function assertOnlyOurs(string $where): void
    {
        self::assertSame([], $this->browser->run(self::FOREIGN), $where);
        self::assertSame([], $this->complaints(), $where);
        if ($this->browser->run('return document.querySelector(".aflexi-cdn") !== null')) {
            self::assertSame([], $this->browser->run(self::TURNED), $where);
        }
    }
}

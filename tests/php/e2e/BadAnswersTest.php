<?php

declare(strict_types=1);

namespace AflexiCdn\EndToEnd;

use AflexiCdn\EndToEnd\Support\AddonTestCase;
use WhmcsHost\Wait;

/** Whatever is answered in place of an answer: it is said, nothing is lost or half-written, and cron catches up. */
final class BadAnswersTest extends AddonTestCase
{
    private GarblingProxy $proxy;

    protected function setUp(): void
    {
        parent::setUp();
        foreach (['ada', 'bob', 'cy'] as $name) {
            $this->buyer($name);
        }
        $this->proxy = new GarblingProxy($this->site->directory(), $this->sandbox->url());
        $this->configure(['api_url' => $this->proxy->url(), 'time_budget' => '5']);
    }

    protected function tearDown(): void
    {
        $this->proxy->stop();
        parent::tearDown();
    }

    /** @dataProvider methods */
    public function testWhileASaveMakesAccounts(string $method): void
    {
        foreach (self::answersTo($method) as $name => $answer) {
            $this->proxy->answer($method, $answer);

            $page = $this->save([$this->product('boost')]);

            $said = '/Aflexi (gave no usable answer|reports a failure|refuses)|not those of an operator/';
            self::assertMatchesRegularExpression($said, $page->text(), $name);
            self::assertSame(0, $page->xpath()->query("//*[@class='aflexi-cdn']//script")->length, $name);
            self::assertStringNotContainsString('root:', $page->body, $name);
            self::assertSame([], $this->accounts(), $name);
            self::assertSame(3, $this->waiting() + $this->refused(), "No service is forgotten: $name");
            $made = 'SELECT COUNT(*) FROM mod_aflexi_cdn_accounts WHERE remote_id IS NOT NULL';
            self::assertSame(0, (int) $this->value($made), "Nothing counts as made: $name");
            $this->anHourLater();
        }

        $this->catchUp();
        self::assertSame(3, $this->calls('user.create'));
        self::assertSame(['CDN Boost'], $this->packages());
    }

    /** @dataProvider methods */
    public function testWhileCronLooksAtAPayment(string $method): void
    {
        $this->save([$this->product('boost')]);
        $before = $this->rows();
        $dan = $this->customer('dan');
        $this->proxy->answer($method, '');
        $this->site->event('payments', 'pay', $dan->invoice);
        self::assertSame('Paid', $this->value("SELECT status FROM tblinvoices WHERE id = $dan->invoice"));
        $job = "SELECT COUNT(*) FROM mod_aflexi_cdn_jobs WHERE subject_id = $dan->service";
        Wait::until(fn (): bool => (int) $this->value($job) === 1, 8.0, 'the worker after the response');

        foreach (self::answersTo($method) as $name => $answer) {
            $this->proxy->answer($method, $answer);
            $this->anHourLater();

            self::assertSame('', $this->site->cron(), $name);

            self::assertSame(['ada', 'bob', 'cy'], $this->accounts(), $name);
            self::assertSame($before, array_slice($this->rows(), 0, 3), "The others are as they were: $name");
            self::assertSame(1, $this->waiting() + $this->refused(), "The payment is not forgotten: $name");
        }

        $this->catchUp();
        self::assertSame(['ada', 'bob', 'cy', 'dan'], $this->accounts());
        self::assertSame($this->passwordAtThePlatform('dan'), $this->passwordShown('dan'));
    }

    public function testWhileAFullPassReadsTheList(): void
    {
        $this->save([$this->product('boost')]);
        $this->sandbox->resetCounters();
        $this->aWhileAfterTheChange();
        $before = $this->rows();

        foreach (self::lists() as $name => $answer) {
            $this->proxy->answer('publisherLink.get', $answer);
            $this->anHourLater();

            $page = $this->press('pass');
            $this->site->cron(daily: true);

            self::assertSame(200, $page->status, $name);
            self::assertNotSame('done', $this->pass(), $name);
            self::assertSame($before, $this->rows(), "Such a list is no evidence: $name");
            $this->assertNoWrites();
        }

        $this->proxy->clear();
        $this->anHourLater();
        $this->site->cron(daily: true);

        self::assertSame('done', $this->pass());
        $this->assertNoWrites();
        $this->assertInLine();
    }

    /** @dataProvider idsThatCannotBe */
    public function testAnIdThatCannotBeOneIsNoAnswer(string $method, string $answer): void
    {
        $this->proxy->answer($method, $answer);

        $this->save([$this->product('boost')]);

        self::assertSame(3, $this->waiting() + $this->refused(), 'No service is forgotten.');
        $this->catchUp();
        self::assertSame([], $this->questions());
    }

    /** @return array<string, array{string, string}> */
    public static function idsThatCannotBe(): array
    {
        return [
            'of the operator' => ['user.get', self::results(self::user('<int>-1</int>'))],
            'of a new publisher' => ['user.create', self::reply('<int>-7</int>')],
        ];
    }

    /** @return array<string, array{string}> */
    public static function methods(): array
    {
        return ['who are we?' => ['user.get'], 'packages' => ['bandwidthPackage.get'], 'create' => ['user.create']];
    }

    /** @return array<string, string> what is no answer to a method */
    private static function answersTo(string $method): array
    {
        $boolean = self::reply('<boolean>1</boolean>');

        return self::garbage() + match ($method) {
            'user.get' => [
                'no rows but a truth' => $boolean,
                'no rows' => self::results(''),
                'rows of texts' => self::results('<value><string>ops</string></value>'),
                'an id that is none' => self::results(self::user('<string>x</string>')),
            ],
            'bandwidthPackage.get' => [
                'no rows but a truth' => $boolean,
                'rows of texts' => self::results('<value><string>CDN Boost</string></value>'),
                'rows without members' => self::results('<value><struct></struct></value>'),
            ],
            'user.create' => [
                'no number but a truth' => $boolean,
                'a text' => self::reply('<string>seven</string>'),
                'a fault that is none' => '<?xml version="1.0"?><methodResponse><fault><value><string>No.</string>'
                    . '</value></fault></methodResponse>',
            ],
        };
    }

    /** @return array<string, string> what is no list of publishers */
    private static function lists(): array
    {
        $link = '<value><struct><member><name>publisher</name>%s</member><member><name>status</name>'
            . '<value><string>SUSPENDED</string></value></member></struct></value>';

        return self::garbage() + [
            'no rows but a truth' => self::reply('<boolean>1</boolean>'),
            'an empty list' => self::results(''),
            'rows of texts' => self::results('<value><string>ada</string></value>'),
            'rows without members' => self::results('<value><struct></struct></value>'),
            'publishers that are texts' => self::results(sprintf($link, '<value><string>ada</string></value>')),
            'publishers without ids' => self::results(sprintf($link, '<value><struct></struct></value>')),
            'the same page for ever' => self::results(sprintf($link, self::user('<int>4711</int>'))),
        ];
    }

    /** @return array<string, string> what is no answer to any call */
    private static function garbage(): array
    {
        return [
            'nothing' => '',
            'a web page' => '<!DOCTYPE html><html><body><script>alert(1)</script></body></html>',
            'bytes' => "\x00\xff\xfe\x80",
            'cut short' => '<?xml version="1.0"?><methodResponse><params><param><value><str',
            'tags that do not match' => '<?xml version="1.0"?><methodResponse><params></methodResponse></params>',
            'another document' => '<?xml version="1.0"?><rss version="2.0"><channel><title>x</title></channel></rss>',
            'no parameter' => '<?xml version="1.0"?><methodResponse><params></params></methodResponse>',
            'a file of ours' => '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
                . '<methodResponse><params><param><value>&e;</value></param></params></methodResponse>',
            'values without end' => '<?xml version="1.0"?><methodResponse><params><param>'
                . str_repeat('<value><array><data>', 20000),
            'markup in a fault' => '<?xml version="1.0"?><methodResponse><fault><value><struct>'
                . '<member><name>faultCode</name><value><int>-32500</int></value></member><member>'
                . '<name>faultString</name><value>&lt;script&gt;alert(1)&lt;/script&gt;</value></member>'
                . '</struct></value></fault></methodResponse>',
        ];
    }

    private static function reply(string $value): string
    {
        return '<?xml version="1.0"?><methodResponse><params><param><value>' . $value
            . '</value></param></params></methodResponse>';
    }

    private static function results(string $rows): string
    {
        return self::reply('<struct><member><name>results</name><value><array><data>' . $rows
            . '</data></array></value></member></struct>');
    }

    /** A user who is the operator, but for the id. */
    private static function user(string $id): string
    {
        return "<value><struct><member><name>id</name><value>$id</value></member>"
            . '<member><name>username</name><value><string>ops@host.example</string></value></member>'
            . '<member><name>role</name><value><string>OPERATOR</string></value></member></struct></value>';
    }

    /** The platform answers again: an admin who saves, and cron, have everything in line. */
    private function catchUp(): void
    {
        $this->proxy->clear();
        $this->anHourLater();
        $this->save([$this->product('boost')]);
        $this->anHourLater();
        $this->site->cron();

        self::assertSame(0, $this->waiting());
        $this->assertInLine();
    }

    /** How the latest full pass went. */
    private function pass(): string
    {
        return $this->value('SELECT state FROM mod_aflexi_cdn_passes ORDER BY id DESC LIMIT 1');
    }

    private function refused(): int
    {
        return (int) $this->value("SELECT COUNT(*) FROM mod_aflexi_cdn_jobs WHERE state = 'refused'");
    }

    /** @return list<array<string, mixed>> what we know of the accounts */
    private function rows(): array
    {
        $columns = 'id, name, client_id, remote_id, applied_status, applied_package, applied_name, applied_email,'
            . ' observed_status, observed_package, observed_name, observed_email, password_cipher, progress';

        return $this->site->pdo()->query("SELECT $columns FROM mod_aflexi_cdn_accounts ORDER BY id")
            ->fetchAll(\PDO::FETCH_ASSOC);
    }
}

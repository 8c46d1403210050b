<?php

declare(strict_types=1);

namespace AflexiCdn\EndToEnd;

use AflexiCdn\EndToEnd\Support\AddonTestCase;
use AflexiCdn\EndToEnd\Support\Program;
use WhmcsHost\Response;

/** The publishers as a file: all that the filter shows, as it is, and nothing that a spreadsheet would work out. */
final class PublisherExportTest extends AddonTestCase
{
    private const EXPORT = self::PAGE . '&page=publishers_csv';

    public function testTheFileHasWhatTheListHas(): void
    {
        $ada = $this->buyer('ada');
        $this->save([$this->product('boost')]);
        $path = $this->page(self::PUBLISHERS)->xpath()
            ->evaluate("string(//a[contains(@href, 'publishers_csv')]/@href)");

        $file = $this->page($path);

        self::assertSame('text/csv; charset=utf-8', $file->header('Content-Type'));
        self::assertMatchesRegularExpression(
            '/^attachment; filename="aflexi-publishers-\d{4}-\d\d-\d\d\.csv"$/',
            $file->header('Content-Disposition')
        );
        self::assertSame('no-store', $file->header('Cache-Control'));
        self::assertStringStartsWith("\xEF\xBB\xBF\"Number\",\"Client number\",", $file->body, 'no page around it');
        [$row] = $this->rows($file);
        self::assertMatchesRegularExpression('/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/', $row['Last synchronized (UTC)']);
        unset($row['Number'], $row['Last synchronized (UTC)']);
        self::assertSame([
            'Client number' => (string) $ada->client,
            'Client' => 'ada Byron',
            'Aflexi user name' => 'ada/42',
            'E-mail' => 'ada@example.test',
            'Package' => 'CDN Boost',
            'Status' => 'Active',
            'Why' => "Invoice #{$ada->invoice} is paid.",
            'Services' => (string) $ada->service,
            'Differences' => '',
        ], $row);
    }

    public function testItIsLoggedAndHasNoPassword(): void
    {
        $this->buyer('ada');
        $this->save([$this->product('boost')]);

        $file = $this->page(self::EXPORT . '&q=ada');

        self::assertStringNotContainsString($this->passwordAtThePlatform('ada'), $file->body);
        $log = $this->page(self::PAGE . '&page=log&action=export')->text();
        self::assertStringContainsString('Publishers exported Publishers: 1 Search: ada Done Admin #1', $log);
        $line = 'SELECT COUNT(*) FROM tblactivitylog WHERE description ='
            . " 'Aflexi CDN: admin 1 exported 1 publishers.'";
        self::assertSame(1, (int) $this->value($line));
    }

    public function testTheFileHasWhatTheFilterShows(): void
    {
        $bob = $this->buyer('bob');
        $this->buyer('ada');
        $this->save([$this->product('boost')]);
        $this->bulk->refunds->throughGateway($bob->invoice);
        $this->site->cron();

        $suspended = $this->rows($this->page(self::EXPORT . '&status=suspended'));
        $found = $this->rows($this->page(self::EXPORT . '&q=ada%40example'));

        self::assertSame(['bob/42'], array_column($suspended, 'Aflexi user name'));
        self::assertSame(['ada/42'], array_column($found, 'Aflexi user name'));
        self::assertSame([], $this->rows($this->page(self::EXPORT . '&q=nobody')));
    }

    /** @dataProvider names */
    public function testANameArrivesAsItIsAndIsNoFormula(string $name, string $cell): void
    {
        $stored = htmlspecialchars($name, ENT_QUOTES);
        $this->sale($this->client($stored, 'Byron', 'ada@example.test'), $this->product('boost'), 'ada');
        $this->save([$this->product('boost')]);

        [$row] = $this->rows($this->page(self::EXPORT));

        self::assertSame($cell, $row['Client']);
    }

    /** @return array<string, array{string, string}> */
    public static function names(): array
    {
        $names = HostileNamesTest::names();
        foreach ($names as [$name]) {
            $cases[] = [$name, "$name Byron"];
        }
        foreach (['=HYPERLINK("http://x")', '+1', '-2', '@SUM(A1)'] as $formula) {
            $cases[] = [$formula, "'$formula Byron"];
        }

        return array_combine([...array_keys($names), 'equals', 'plus', 'minus', 'at'], $cases);
    }

    public function testThousandsArriveEachOnce(): void
    {
        $this->fill(2500);

        $numbers = array_column($this->rows($this->page(self::EXPORT)), 'Number');

        self::assertSame(array_map('strval', range(1, 2500)), $numbers);
    }

    public function testItsLengthCostsNoMemory(): void
    {
        $this->fill(4000);

        $used = $this->parts('static function (): int { return memory_get_usage(); }');

        self::assertCount(1 + 4000 / 500, $used, 'in parts');
        self::assertLessThan(100_000, abs(end($used) - $used[2]), implode(' ', $used));
    }

    public function testAFileThatIsCutSaysSo(): void
    {
        $this->fill(1200);

        $parts = $this->parts(<<<'PHP'
            static function (string $part): string {
                // While the file is on its way, the tables go.
                WHMCS\Database\Capsule::statement('DROP TABLE IF EXISTS mod_aflexi_cdn_accounts');

                return $part;
            }
            PHP);

        self::assertCount(3, $parts, 'the heads, what was read before, and a last word');
        self::assertStringStartsWith('"This file is not complete; please export again. The cause: ', end($parts));
    }

    public function testARoleWithoutAccessGetsNothing(): void
    {
        $this->fill(1);

        $answer = $this->site->admin('support')->get(self::EXPORT);

        self::assertSame(403, $answer->status);
        self::assertStringNotContainsString('publisher1', $answer->body);
        self::assertSame(0, (int) $this->value("SELECT COUNT(*) FROM mod_aflexi_cdn_log WHERE action = 'export'"));
    }

    /**
     * What a PHP function makes of each part of the file, in a process of its own.
     *
     * @return list<mixed>
     */
    private function parts(string $function): array
    {
        return Program::evaluate($this->site, <<<PHP
            require_once ROOTDIR . '/modules/addons/aflexi_cdn/lib/autoload.php';
            \$export = new WHMCS\\Module\\Addon\\AflexiCdn\\Page\\PublisherExport(
                WHMCS\\Module\\Addon\\AflexiCdn\\Extension::addon(),
                new WHMCS\\Module\\Addon\\AflexiCdn\\View(WHMCS\\Module\\Addon\\AflexiCdn\\Language::english(), '')
            );
            \$parts = new ReflectionMethod(\$export, 'parts');
            \$parts->setAccessible(true);
            \$made = [];
            foreach (\$parts->invoke(\$export, ['q' => '', 'status' => '']) as \$part) {
                \$made[] = ($function)(\$part);
            }

            return \$made;
            PHP);
    }

    /** Accounts with the ids from 1. */
    private function fill(int $number): void
    {
        $client = $this->client('Ada', 'Byron', 'ada@example.test');
        $this->site->pdo()->exec('INSERT INTO mod_aflexi_cdn_accounts (id, platform, operator, name, client_id,'
            . ' remote_id, applied_status, applied_package, created_at)'
            . " SELECT seq, 'aflexi', '42', CONCAT('publisher', seq), $client, seq, 'active', 'Boost', UTC_TIMESTAMP()"
            . " FROM seq_1_to_$number");
    }

    /** @return list<array<string, string>> by the heads of the columns */
    private function rows(Response $file): array
    {
        self::assertSame(200, $file->status);
        $stream = fopen('php://memory', 'w+');
        fwrite($stream, substr($file->body, 3));
        rewind($stream);
        $heads = fgetcsv($stream, escape: '');
        $rows = [];
        while (($cells = fgetcsv($stream, escape: '')) !== false) {
            $rows[] = array_combine($heads, $cells);
        }

        return $rows;
    }
}

<?php

declare(strict_types=1);

namespace WhmcsHost\Tests\Host;

use PHPUnit\Framework\TestCase;
use WhmcsHost\Site;

/**
 * Dates in the format of the settings.
 *
 * @runTestsInSeparateProcesses
 * @preserveGlobalState disabled
 */
final class DatesTest extends TestCase
{
    /** @dataProvider formats */
    public function testTheyAreShownAndReadAsTheSettingSays(string $format, string $day): void
    {
        $site = Site::start();
        $site->pdo()->exec("UPDATE tblconfiguration SET value = '$format' WHERE setting = 'DateFormat'");
        $site->boot();

        self::assertSame($day, fromMySQLDate('2026-11-02'));
        self::assertSame("$day 13:45", fromMySQLDate('2026-11-02 13:45:59', true));
        self::assertSame('', fromMySQLDate('0000-00-00'));
        self::assertSame('2026-11-02 00:00:00', toMySQLDate($day));
        $site->stop();
    }

    /** @return array<string, array{string, string}> */
    public static function formats(): array
    {
        return [
            'the default' => ['DD/MM/YYYY', '02/11/2026'],
            'German' => ['DD.MM.YYYY', '02.11.2026'],
            'American' => ['MM/DD/YYYY', '11/02/2026'],
            'ISO' => ['YYYY-MM-DD', '2026-11-02'],
        ];
    }
}

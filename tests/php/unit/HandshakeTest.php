<?php

namespace AflexiCdn\Tests\Unit;

use PHPUnit\Framework\TestCase;
use WHMCS\Module\Addon\AflexiCdn\Extension;
use WHMCS\Module\Addon\AflexiCdn\Module;
use WHMCS\Module\Addon\AflexiCdn\Sightings;

/** How the addon's files and the extension go together, and what is told of it. */
final class HandshakeTest extends TestCase
{
    private const WELL = ['state' => 'match', 'addon' => '2', 'extension' => '2', 'failure' => ''];
    private const MISSING = ['state' => 'missing', 'addon' => '2', 'extension' => '', 'failure' => ''];
    private const OLDER = ['state' => 'older', 'addon' => '2', 'extension' => '1', 'failure' => ''];

    /** @dataProvider versions */
    public function testTheyMustBeOfOneVersion(?string $version, string $state): void
    {
        self::assertSame($state, Extension::judge($version));
    }

    public static function versions(): array
    {
        return [
            'not loaded' => [null, 'missing'],
            'one that cannot say' => ['', 'older'],
            'older' => ['0.0.9', 'older'],
            'before it was released' => [Module::VERSION . '-dev', 'older'],
            'the same' => [Module::VERSION, 'match'],
            'corrected' => [Module::VERSION . '.1', 'newer'],
            'newer' => ['99.0.0', 'newer'],
        ];
    }

    /** @testWith ["cli", "cron"]
     *            ["fpm-fcgi", "web"]
     *            ["apache2handler", "web"]
     *            ["litespeed", "web"]
     */
    public function testAFailureIsOneOfThePhpThatRanIt(string $sapi, string $place): void
    {
        self::assertSame($place, Sightings::place($sapi));
    }

    /** @dataProvider sightings */
    public function testItIsToldOnce(array $before, array $now, string $news): void
    {
        self::assertSame($news, Sightings::news($before, $now));
    }

    public static function sightings(): array
    {
        $failed = ['failure' => 'no table'] + self::OLDER;

        return [
            'well from the beginning' => [[], self::WELL, ''],
            'still well' => [self::WELL, self::WELL, ''],
            'upgraded' => [self::WELL, ['addon' => '3', 'extension' => '3'] + self::WELL, ''],
            'missing from the beginning' => [[], self::MISSING, 'missing'],
            'gone' => [self::WELL, self::MISSING, 'missing'],
            'still gone' => [self::MISSING, self::MISSING, ''],
            'back' => [self::MISSING, self::WELL, 'over'],
            'back, of another version' => [self::MISSING, self::OLDER, 'trouble'],
            'another version again' => [self::OLDER, ['extension' => '0'] + self::OLDER, 'trouble'],
            'something fails' => [self::OLDER, $failed, 'failure'],
            'it fails again' => [$failed, $failed, ''],
            'something else fails' => [$failed, ['failure' => 'no column'] + self::OLDER, ''],
            'and with another version' => [$failed, ['extension' => '0'] + $failed, 'failure'],
            'over' => [$failed, self::WELL, 'over'],
        ];
    }

    public function testWhatWasSeenIsJudgedByTheFilesOfToday(): void
    {
        $seen = ['state' => 'match', 'extension' => Module::VERSION];

        self::assertSame('match', Extension::stateOf($seen));
        self::assertSame('older', Extension::stateOf(['extension' => '0.0.1'] + $seen), 'it was the same then');
        self::assertSame('missing', Extension::stateOf(['state' => 'missing', 'extension' => ''] + $seen));
    }
}

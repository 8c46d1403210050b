<?php

declare(strict_types=1);

namespace AflexiCdn\Torture;

use AflexiCdn\EndToEnd\Support\AddonTestCase;
use AflexiCdn\EndToEnd\Support\Program;
use AflexiCdn\Torture\Support\ManyCalls;

/** However often one process calls the extension, it holds no more memory and no more files. */
final class CallsTest extends AddonTestCase
{
    private const MEBIBYTE = 1 << 20;

    public function testAHundredThousandThatNeedNoDatabase(): void
    {
        $this->assertNothingGrows('cheap', Torture::pick(100_000, 2_000_000));
    }

    public function testEveryOneWithDatabaseAndPlatform(): void
    {
        $this->assertNothingGrows('costly', Torture::pick(1_500, 20_000));
    }

    private function assertNothingGrows(string $kind, int $calls): void
    {
        $bootstrap = var_export(__DIR__ . '/bootstrap.php', true);
        $class = '\\' . ManyCalls::class;
        $grown = Program::onStage(
            $this->site,
            $this->sandbox,
            "require $bootstrap; return (new $class(\$stage))->$kind($calls);",
        );

        Torture::say(
            '%d calls that are %s, %d of them with an exception, in %.1f s: resident memory %+d KiB, files %+d',
            $grown['calls'],
            $kind,
            $grown['thrown'],
            $grown['seconds'],
            $grown['bytes'] / 1024,
            $grown['files'],
        );
        self::assertGreaterThanOrEqual($calls, $grown['calls']);
        self::assertGreaterThan(0, $grown['thrown']);
        self::assertLessThanOrEqual(self::MEBIBYTE, $grown['bytes']);
        self::assertLessThanOrEqual(0, $grown['files'], 'A kept connection may have been closed meanwhile.');
    }
}

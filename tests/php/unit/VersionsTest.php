<?php

namespace AflexiCdn\Tests\Unit;

use PHPUnit\Framework\TestCase;

/** One version in every place that has one. (A whmcs.json has none: its "schema" is that of the file's form.) */
final class VersionsTest extends TestCase
{
    private const ROOT = __DIR__ . '/../../..';

    public function testTheAddonAndTheExtensionHaveOneVersion(): void
    {
        self::assertSame($this->version(), aflexi_cdn_config()['version']);
    }

    public function testPieInstallsThatVersion(): void
    {
        $composer = json_decode($this->file('composer.json'), true);

        self::assertSame($this->version(), $composer['version']);
        self::assertSame('php-ext', $composer['type']);
        self::assertSame('aflexi_cdn', $composer['php-ext']['extension-name']);
    }

    /** Before its release a version's changes stand under [Unreleased], and the newest heading is an older one. */
    public function testTheChangelogBeginsWithThatVersionOrWithWhatWillBeIt(): void
    {
        preg_match_all('/^## \[(.+?)\]/m', $this->file('CHANGELOG.md'), $headings);
        $versions = array_values(array_diff($headings[1], ['Unreleased']));
        $sorted = $versions;
        usort($sorted, 'version_compare');

        self::assertSame(array_reverse($sorted), $versions);
        self::assertTrue(version_compare($versions[0], $this->version(), '<='), "{$versions[0]} is in the changelog.");
        if ($versions[0] !== $this->version()) {
            self::assertSame('Unreleased', $headings[1][0]);
        }
    }

    public function testTheScriptsReadThatVersion(): void
    {
        self::assertSame($this->version(), exec(escapeshellarg(self::ROOT . '/scripts/version')));
    }

    /** Cargo's own reading; the crate is the first in its file. */
    private function version(): string
    {
        $package = parse_ini_string((string) strstr($this->file('Cargo.toml'), '[lib]', true), true, INI_SCANNER_RAW);

        return $package['package']['version'];
    }

    private function file(string $name): string
    {
        return (string) file_get_contents(self::ROOT . "/$name");
    }
}

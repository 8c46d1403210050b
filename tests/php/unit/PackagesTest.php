<?php

namespace AflexiCdn\Tests\Unit;

use PHPUnit\Framework\TestCase;

/** The archives that hosts download, packed here as for a release. What is in the extension's one is a stand-in. */
final class PackagesTest extends TestCase
{
    private const ROOT = __DIR__ . '/../../..';
    private const ADDON = 'modules/addons/aflexi_cdn/';

    /** @var string */
    private $folder;

    protected function setUp(): void
    {
        $this->folder = sys_get_temp_dir() . '/aflexi-packages-' . bin2hex(random_bytes(6));
        mkdir($this->folder);
        putenv('SOURCE_DATE_EPOCH=1700000000');
    }

    protected function tearDown(): void
    {
        putenv('SOURCE_DATE_EPOCH');
        $this->printed('rm', '-r', $this->folder);
    }

    public function testTheAddonIsWhatIsBelowPhpWithLicenseAndChanges(): void
    {
        $archive = $this->pack('addon', "$this->folder/dist");
        $this->printed('unzip', '-q', $archive, '-d', "$this->folder/whmcs");

        self::assertSame("aflexi-cdn-for-whmcs-{$this->version()}.zip", basename($archive));
        $expected = $this->filesOf(self::ROOT . '/php');
        foreach (['CHANGELOG.md', 'LICENSE'] as $file) {
            $expected[self::ADDON . $file] = ['644', sha1_file(self::ROOT . "/$file")];
        }
        ksort($expected);
        self::assertSame($expected, $this->filesOf("$this->folder/whmcs"));
        self::assertSame('755', $expected[self::ADDON . 'bin/sync'][0]);
    }

    public function testTheExtensionIsNamedAndPackedAsPieLooksForIt(): void
    {
        file_put_contents("$this->folder/libaflexi_cdn.so", 'ELF');
        $archive = $this->pack('extension', "$this->folder/libaflexi_cdn.so", '8.4', "$this->folder/dist");

        $version = $this->version();
        self::assertMatchesRegularExpression(
            "/^php_aflexi_cdn-{$version}_php8\.4-(x86_64|arm64)-linux-glibc\.tgz\$/",
            basename($archive)
        );
        self::assertSame(['aflexi_cdn.so'], $this->printed('tar', '-tzf', $archive));
        self::assertSame(['ELF'], $this->printed('tar', '-xzOf', $archive));
    }

    public function testPackedAgainTheyAreTheSameBytes(): void
    {
        file_put_contents("$this->folder/libaflexi_cdn.so", 'ELF');
        $digests = [];
        foreach (['UTC' => 022, 'Asia/Tokyo' => 077] as $zone => $mask) {
            $mask = umask($mask);
            try {
                putenv("TZ=$zone");
                touch("$this->folder/libaflexi_cdn.so", strlen($zone));
                $addon = $this->pack('addon', "$this->folder/$mask");
                $extension = $this->pack('extension', "$this->folder/libaflexi_cdn.so", '8.2', $this->folder);
                $digests[] = [sha1_file($addon), sha1_file($extension)];
            } finally {
                umask($mask);
                putenv('TZ');
            }
        }

        self::assertSame($digests[0], $digests[1]);
    }

    /** @return array<string, array{string, string}> of each file, whether it is a program ('755' or '644') and a digest */
    private function filesOf(string $folder): array
    {
        $files = [];
        foreach ($this->printed('find', $folder, '-type', 'f', '-printf', '%P\n') as $file) {
            $path = "$folder/$file";
            $files[$file] = [is_executable($path) ? '755' : '644', sha1_file($path)];
        }
        ksort($files);

        return $files;
    }

    private function version(): string
    {
        return aflexi_cdn_config()['version'];
    }

    /** Packs, and gives the archive's path. */
    private function pack(string $what, string ...$arguments): string
    {
        return $this->printed(self::ROOT . "/scripts/pack-$what", ...$arguments)[0];
    }

    /** @return list<string> the lines a command printed */
    private function printed(string ...$command): array
    {
        exec(implode(' ', array_map('escapeshellarg', $command)) . ' 2>&1', $lines, $status);
        self::assertSame(0, $status, implode("\n", $lines));

        return $lines;
    }
}

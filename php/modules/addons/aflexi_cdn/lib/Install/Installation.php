<?php

namespace WHMCS\Module\Addon\AflexiCdn\Install;

/**
 * The PHPs that share one directory of extensions, the web's and the command line's of one version: they get the same
 * file, and a line each.
 */
final class Installation
{
    /** As phpenmod writes it on Debian; elsewhere it does no harm. */
    private const LINE = "; Aflexi CDN for WHMCS\n; priority=20\nextension=aflexi_cdn\n";

    private const INI = 'aflexi_cdn.ini';

    /** @var string where the system's root is */
    private $root;

    /** @var list<Php> */
    private $phps;

    /** @param list<Php> $phps at least one */
    private function __construct(string $root, array $phps)
    {
        $this->root = $root;
        $this->phps = $phps;
    }

    /**
     * Those of this machine.
     *
     * @param list<string> $named programs that are looked at beside those of Layouts, and first
     *
     * @return list<self>
     *
     * @throws Trouble
     */
    public static function all(string $root, array $named): array
    {
        $known = Layouts::programs($root);
        $programs = [];
        foreach (array_filter(array_map('realpath', $named)) as $program) {
            $programs[$program] = $known[$program] ?? '';
        }
        $programs += $known;
        $groups = [];
        foreach ($programs as $program => $layout) {
            $php = Php::ask($program, $layout);
            if ($php !== null && $php->directory() !== '') {
                // Of one minor version all take the same file; two that were updated at different times as well.
                $groups[$php->directory() . ' ' . $php->minor()][] = $php;
            }
        }
        ksort($groups);

        return array_values(array_map(static function (array $phps) use ($root): self {
            return new self($root, $phps);
        }, $groups));
    }

    /** @return list<Php> */
    public function phps(): array
    {
        return $this->phps;
    }

    /** The first of them, for what all have in common. */
    public function php(): Php
    {
        return $this->phps[0];
    }

    /** Whether this program is one of them. */
    public function has(string $program): bool
    {
        foreach ($this->phps as $php) {
            if ($php->program() === realpath($program)) {
                return true;
            }
        }

        return false;
    }

    /** Whether everything that is theirs is within the system's root, if that is another than this machine's. */
    public function isWithinRoot(): bool
    {
        foreach ($this->phps as $php) {
            foreach ([$php->directory(), dirname($this->file()), $php->scan(), dirname($php->line()[0])] as $path) {
                $inside = strpos(realpath($path) . '/', realpath($this->root) . '/') === 0;
                if ($this->root !== '' && !in_array($path, ['', '.'], true) && !$inside) {
                    return false;
                }
            }
        }

        return true;
    }

    /** Whether one of them loads the extension, or should. */
    public function isUsed(): bool
    {
        foreach ($this->phps as $php) {
            if ($php->extension() !== '' || $php->line()[1] !== '') {
                return true;
            }
        }

        return false;
    }

    /** The directory of extensions. */
    public function directory(): string
    {
        return $this->php()->directory();
    }

    /** The file of the extension: where an .ini file says that it is, if one does. */
    public function file(): string
    {
        foreach ($this->phps as $php) {
            $loads = $php->line()[1];
            if ($loads !== '' && $loads[0] === '/') {
                return $loads;
            }
        }

        return $this->directory() . '/aflexi_cdn.so';
    }

    /** The archive that holds the file for these, without its ending; named as PIE expects it. */
    public function package(string $version): string
    {
        $php = $this->php();

        return self::packageFor(
            $version,
            $php->minor(),
            $php->processor(),
            self::libc($php->program()),
            $php->isDebug(),
            $php->isThreadSafe()
        );
    }

    /** The same from its parts: `php_aflexi_cdn-0.5.0_php8.2-x86_64-linux-glibc`. A processor may be unknown: empty. */
    public static function packageFor(
        string $version,
        string $minor,
        string $processor,
        string $libc,
        bool $debug,
        bool $threadSafe
    ): string {
        $names = ['aarch64' => 'arm64', '' => 'PROCESSOR'];
        $processor = $names[$processor] ?? $processor;

        return "php_aflexi_cdn-{$version}_php$minor-$processor-linux-$libc"
            . ($debug ? '-debug' : '') . ($threadSafe ? '-zts' : '');
    }

    /**
     * The C library of a program, as its head names the loader. Which loaders the system has says nothing: Debian can
     * have that of musl, and Alpine that of glibc.
     */
    public static function libc(string $program): string
    {
        $head = (string) @file_get_contents($program, false, null, 0, 4096);

        return strpos($head, '/lib/ld-musl-') === false ? 'glibc' : 'musl';
    }

    /** What makes the web's PHP the new one; empty if nobody knows. */
    public function reload(): string
    {
        foreach ($this->phps as $php) {
            $command = Layouts::say($php->layout(), 'reload', $php->minor());
            if ($command !== '') {
                return $command;
            }
        }

        return '';
    }

    /**
     * What is to stand where, for these to load a file.
     *
     * @return array<string, Change> by path, in the order in which it is to be made
     *
     * @throws Trouble if nobody but a person can do it
     */
    public function installing(string $source): array
    {
        if (basename($this->file()) !== 'aflexi_cdn.so') {
            throw new Trouble("An .ini file loads {$this->file()}, which was not put there by this script. Please let"
                . ' it load aflexi_cdn.so there, or remove the line.');
        }
        $changes = [$this->file() => Change::copy($source)];
        foreach ($this->phps as $php) {
            $changes += $php->line()[1] === '' ? $this->lines($php) : [];
        }
        foreach ($this->unlinked() as $directory => $available) {
            $changes += [self::iniIn($directory) => Change::link($available)];
        }

        return $changes;
    }

    /**
     * Where PHPs that cannot be asked lack the line that the others are linked to: Apache's, if it came later.
     *
     * @return array<string, string> the .ini file to link to, by directory
     */
    public function unlinked(): array
    {
        $found = [];
        foreach ($this->phps as $php) {
            $available = $this->available($php);
            foreach (self::hasLine($available) ? $this->directories($php) : [] as $directory) {
                if (!self::isLoadedIn($directory)) {
                    $found[$directory] = $available;
                }
            }
        }
        $scanned = array_map(static function (Php $php): string {
            return $php->scan();
        }, $this->phps);

        return array_diff_key($found, array_flip($scanned));
    }

    /**
     * The reverse.
     *
     * @return array<string, Change>
     *
     * @throws Trouble if nobody but a person can do it
     */
    public function removing(): array
    {
        $changes = [];
        foreach ($this->phps as $php) {
            $ini = $php->line()[0];
            if ($ini !== '' && substr($ini, -strlen(self::INI)) !== self::INI) {
                throw new Trouble("Please remove the line that loads aflexi_cdn from $ini yourself: there are others"
                    . ' in that file.');
            }
            $paths = array_filter([$this->available($php)]);
            foreach ($this->directories($php) as $directory) {
                $paths[] = self::iniIn($directory);
            }
            $changes += array_fill_keys($paths, Change::gone());
            if ($ini !== '') {
                $changes[$ini] = Change::gone();
            }
        }

        // What links to a file goes before it, and the lines before what they load.
        return array_reverse($changes) + [$this->file() => Change::gone()];
    }

    /**
     * The line that makes a PHP load it. One that somebody has written stays as it is.
     *
     * @return array<string, Change>
     */
    private function lines(Php $php): array
    {
        $scan = $php->scan();
        if ($scan === '') {
            throw new Trouble("{$php->program()} reads no directory of .ini files. Please add this line to "
                . ($php->ini() ?: 'its php.ini') . ' yourself: extension=' . $this->file());
        }
        $available = $this->available($php);
        if ($available === '') {
            return self::isLoadedIn($scan) ? [] : [self::iniIn($scan) => Change::text(self::LINE)];
        }
        $changes = self::hasLine($available) ? [] : [$available => Change::text(self::LINE)];
        foreach ($this->directories($php) as $directory) {
            $changes += self::isLoadedIn($directory) ? [] : [self::iniIn($directory) => Change::link($available)];
        }

        return $changes;
    }

    /** The .ini file that the others are links to; empty where the system does not do it so. */
    private function available(Php $php): string
    {
        $directory = $this->root . Layouts::say($php->layout(), 'available', $php->minor());

        return $directory === $this->root || !is_dir($directory) ? '' : "$directory/" . self::INI;
    }

    /** @return list<string> where the line is or is linked: Apache's PHP cannot be asked, but is beside the others */
    private function directories(Php $php): array
    {
        $pattern = $this->available($php) === '' ? '' : Layouts::say($php->layout(), 'scan', $php->minor());
        $beside = $pattern === '' ? [] : glob($this->root . $pattern, GLOB_ONLYDIR);

        return array_values(array_unique(array_filter(array_merge([$php->scan()], $beside ?: []))));
    }

    /** The name of the line's file in a directory that PHP scans. */
    private static function iniIn(string $directory): string
    {
        return "$directory/20-" . self::INI;
    }

    private static function isLoadedIn(string $directory): bool
    {
        return array_filter(glob("$directory/*.ini") ?: [], [self::class, 'hasLine']) !== [];
    }

    private static function hasLine(string $file): bool
    {
        return is_readable($file) && Php::lineIn((string) file_get_contents($file)) !== '';
    }
}

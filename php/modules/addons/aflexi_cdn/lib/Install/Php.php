<?php

namespace WHMCS\Module\Addon\AflexiCdn\Install;

/**
 * A PHP of this machine, as it describes itself (`-i`, which every php and php-fpm knows).
 */
final class Php
{
    /** @var string */
    private $program;

    /** @var string */
    private $layout;

    /** @var string */
    private $info;

    private function __construct(string $program, string $layout, string $info)
    {
        $this->program = $program;
        $this->layout = $layout;
        $this->info = $info;
    }

    /**
     * Asks a program.
     *
     * @return self|null null if it is no PHP
     */
    public static function ask(string $program, string $layout): ?self
    {
        $php = new self($program, $layout, self::run([$program, '-i']));

        return $php->version() === '' ? null : $php;
    }

    /**
     * What this PHP says of an extension file: none of its .ini files is read.
     *
     * @return array{string, string} the version of the extension, empty if it does not load; and PHP's words
     */
    public function tries(string $file): array
    {
        list(, $said, $complained) = Program::run([$this->program, '-n', '-d', "extension=$file", '-i']);
        $words = preg_match('/^.*Unable to load dynamic library.*$|^.*Module compiled with.*$/m', $said, $found) === 1
            ? $found[0]
            : strtok($complained . "\n", "\n");

        return [(new self($this->program, $this->layout, $said))->extension(), trim((string) $words)];
    }

    /** The same PHP in a new process. */
    public function again(): ?self
    {
        return self::ask($this->program, $this->layout);
    }

    /** The path of the program. */
    public function program(): string
    {
        return $this->program;
    }

    /** A name of Layouts::ALL; empty if it was named by somebody. */
    public function layout(): string
    {
        return $this->layout;
    }

    /** As in 8.2.7. */
    public function version(): string
    {
        return $this->value('PHP Version');
    }

    /** As in 8.2: an extension is built for one of these. */
    public function minor(): string
    {
        return implode('.', array_slice(explode('.', $this->version()), 0, 2));
    }

    /** As PHP_SAPI names it, or as it describes itself. */
    public function sapi(): string
    {
        $names = ['Command Line Interface' => 'cli', 'FPM/FastCGI' => 'fpm-fcgi'];

        return $names[$this->value('Server API')] ?? $this->value('Server API');
    }

    /** Whether it is a thread-safe build. */
    public function isThreadSafe(): bool
    {
        return $this->value('Thread Safety') === 'enabled';
    }

    /** Whether it is a debug build. */
    public function isDebug(): bool
    {
        return $this->value('Debug Build') === 'yes';
    }

    /** The processor, as the system names it: `x86_64`, `aarch64`. */
    public function processor(): string
    {
        $words = explode(' ', $this->value('System'));

        return (string) end($words);
    }

    /** The directory of its extensions. */
    public function directory(): string
    {
        return rtrim($this->value('extension_dir'), '/');
    }

    /** Its php.ini; empty if it has none. */
    public function ini(): string
    {
        return $this->path('Loaded Configuration File');
    }

    /** The first directory of further .ini files that is there; empty if there is none. */
    public function scan(): string
    {
        $directories = array_filter(explode(':', $this->path('Scan this dir for additional .ini files')), 'is_dir');

        return rtrim((string) reset($directories), '/');
    }

    /** The version of aflexi_cdn that it loads; empty if it loads none. */
    public function extension(): string
    {
        $pattern = '/^Aflexi CDN for WHMCS => enabled\s+Version => (.+)$/m';

        return preg_match($pattern, $this->info, $found) === 1 ? trim($found[1]) : '';
    }

    /**
     * Where its .ini files load aflexi_cdn.
     *
     * @return array{string, string} the .ini file and what it loads, a name or a path; empty if none does
     */
    public function line(): array
    {
        $scanned = preg_match('/^Additional \.ini files parsed => ((?:.*,\s*\n)*.*)$/m', $this->info, $found) === 1
            ? preg_split('/,\s*/', trim($found[1]))
            : [];
        foreach (array_merge([$this->ini()], $scanned) as $file) {
            $line = self::lineIn(is_readable($file) ? (string) file_get_contents($file) : '');
            if ($line !== '') {
                return [$file, $line];
            }
        }

        return ['', ''];
    }

    /** What the line of an .ini file loads that loads aflexi_cdn, a name or a path; empty if there is none. */
    public static function lineIn(string $ini): string
    {
        $pattern = '/^\s*extension\s*=\s*["\']?((?:\S*\/)?(?:lib)?aflexi_cdn(?:\.so)?)["\']?\s*(?:;.*)?$/m';

        return preg_match($pattern, $ini, $found) === 1 ? $found[1] : '';
    }

    private function path(string $name): string
    {
        $path = $this->value($name);

        return $path === '(none)' ? '' : $path;
    }

    private function value(string $name): string
    {
        $pattern = '/^' . preg_quote($name, '/') . ' => (.*?)(?: => .*)?$/m';

        return preg_match($pattern, $this->info, $found) === 1 ? trim($found[1]) : '';
    }

    /** @param list<string> $command */
    private static function run(array $command): string
    {
        return Program::run($command)[1];
    }
}

<?php

declare(strict_types=1);

namespace AflexiDemo;

/** What has to be built or installed before the demo can run. */
final class Requirements
{
    private const PROGRAMS = ['/usr/sbin/mariadbd', '/usr/sbin/php-fpm8.2', '/usr/sbin/nginx', '/usr/bin/setpriv'];

    private const PHP_EXTENSIONS = ['pdo_mysql', 'mbstring', 'dom', 'pcntl', 'posix'];

    private const PHP_LIBRARIES = ['Illuminate/Database/autoload.php'];

    /** The project. */
    public readonly string $root;

    /** The extension under demonstration; AFLEXI_CDN_SO names another one. */
    public readonly string $extension;

    /** The Aflexi stand-in; AFLEXI_SANDBOX names another one. */
    public readonly string $sandbox;

    public function __construct()
    {
        $this->root = dirname(__DIR__, 3);
        $this->extension = $this->path('AFLEXI_CDN_SO', 'target/release/libaflexi_cdn.so');
        $this->sandbox = $this->path('AFLEXI_SANDBOX', 'target/debug/examples/aflexi-sandbox');
    }

    /** @return list<string> a sentence for each thing that is missing */
    public function missing(): array
    {
        $missing = [];
        foreach ([$this->extension, $this->sandbox] as $built) {
            if (!is_file($built)) {
                $missing[] = "$built is missing. \"make build\" builds it.";
            }
        }
        foreach (self::PROGRAMS as $program) {
            if (!is_executable($program)) {
                $missing[] = "$program is missing. On Debian 12 \"make demo\" installs it.";
            }
        }
        foreach (self::PHP_EXTENSIONS as $name) {
            if (!extension_loaded($name)) {
                $missing[] = "PHP lacks the extension $name. On Debian 12 \"make demo\" installs it.";
            }
        }
        foreach (self::PHP_LIBRARIES as $library) {
            if (stream_resolve_include_path($library) === false) {
                $missing[] = "PHP finds no $library. On Debian 12 \"make demo\" installs it.";
            }
        }

        return $missing;
    }

    private function path(string $variable, string $default): string
    {
        $path = getenv($variable) ?: $default;

        return $path[0] === '/' ? $path : "$this->root/$path";
    }
}

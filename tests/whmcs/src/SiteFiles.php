<?php

declare(strict_types=1);

namespace WhmcsHost;

/** The files of a site: WHMCS's root, a php.ini, a configuration. */
final class SiteFiles
{
    public function __construct(private readonly string $directory)
    {
    }

    public function root(): string
    {
        return "$this->directory/public";
    }

    public function ini(): string
    {
        return "$this->directory/php.ini";
    }

    /** Where PHP writes its errors, on the web and in cron. */
    public function errorLog(): string
    {
        return "$this->directory/php-errors.log";
    }

    /** Lays the host's own scripts, then each of the directories over them as one would unpack a module. */
    public function lay(string ...$overlays): void
    {
        self::copy(dirname(__DIR__) . '/root', $this->root());
        foreach ($overlays as $overlay) {
            self::copy($overlay, $this->root());
        }
        foreach (['includes/hooks', 'modules/addons', 'templates_c'] as $path) {
            self::make($this->root() . "/$path");
        }
        self::make("$this->directory/sessions");
    }

    /** @param string|null $extension path of the extension to load; none is loaded without */
    public function writeIni(?string $extension, string $timezone): void
    {
        $lines = [
            "date.timezone = $timezone",
            "session.save_path = $this->directory/sessions",
            'display_errors = Off',
            'error_reporting = E_ALL',
            'log_errors = On',
            "error_log = {$this->errorLog()}",
            'max_execution_time = 300',
            'opcache.revalidate_freq = 0',
        ];
        if ($extension !== null) {
            $lines[] = "extension = $extension";
        }
        file_put_contents($this->ini(), implode("\n", $lines) . "\n");
    }

    /**
     * @param array<string, int|string> $settings of PHP
     *
     * @return string the directory of the file
     */
    public function writeLateIni(array $settings): string
    {
        self::make("$this->directory/php.d");
        $lines = array_map(static fn ($name, $value): string => "$name = $value\n", array_keys($settings), $settings);
        file_put_contents("$this->directory/php.d/late.ini", $lines);
        return "$this->directory/php.d";
    }

    /** @param array<string, mixed> $variables by name */
    public function writeConfiguration(array $variables): void
    {
        $code = "<?php\n\n";
        foreach ($variables as $name => $value) {
            $code .= "\$$name = " . var_export($value, true) . ";\n";
        }
        file_put_contents($this->root() . '/configuration.php', $code);
    }

    /** Removes everything. */
    public function remove(): void
    {
        $files = new \RecursiveIteratorIterator(
            new \RecursiveDirectoryIterator($this->directory, \FilesystemIterator::SKIP_DOTS),
            \RecursiveIteratorIterator::CHILD_FIRST,
        );
        foreach ($files as $file) {
            $file->isDir() && !$file->isLink() ? rmdir($file->getPathname()) : unlink($file->getPathname());
        }
        rmdir($this->directory);
    }

    private static function copy(string $from, string $to): void
    {
        self::make($to);
        foreach (new \FilesystemIterator($from) as $name => $entry) {
            $target = "$to/" . basename($name);
            $entry->isDir() ? self::copy($name, $target) : copy($name, $target);
        }
    }

    private static function make(string $directory): void
    {
        is_dir($directory) || mkdir($directory, 0755, true);
    }
}

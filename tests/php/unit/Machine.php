<?php

namespace AflexiCdn\Tests\Unit;

use FilesystemIterator;
use Phar;
use PharData;
use RecursiveDirectoryIterator;
use RecursiveIteratorIterator;
use RuntimeException;

/** The root of a machine with PHPs laid out as one likes, which are scripts, and bin/install at its terminal. */
final class Machine
{
    /** What is not said of a PHP. */
    private const FACTS = [
        'VERSION' => '8.2.7',
        'API' => '20220829',
        'SAPI' => 'Command Line Interface',
        'THREADS' => 'disabled',
        'PROCESSOR' => 'x86_64',
        'PHP_INI' => '',
        'SCAN' => '',
        'EXTENSIONS' => '',
        'BLIND' => '',
    ];

    /** @var string */
    public $root;

    /** @var int exit status of the last run */
    public $status;

    /** @var string what the last run printed, complaints as well */
    public $said;

    public function __construct()
    {
        $this->root = sys_get_temp_dir() . '/aflexi-machine-' . bin2hex(random_bytes(4));
        mkdir($this->root, 0755);
    }

    /**
     * Adds a PHP.
     *
     * @param array<string, string> $facts paths begin at the root
     */
    public function php(string $path, array $facts): void
    {
        foreach (['SCAN', 'EXTENSIONS'] as $directory) {
            if (isset($facts[$directory])) {
                $facts[$directory] = $this->root . $facts[$directory];
                is_dir($facts[$directory]) || mkdir($facts[$directory], 0755, true);
            }
        }
        $this->put($path, (string) file_get_contents(__DIR__ . '/machine/php'));
        chmod($this->root . $path, 0755);
        $lines = '';
        foreach ($facts + self::FACTS as $name => $value) {
            $lines .= "$name='$value'\n";
        }
        $this->put("$path.facts", $lines);
    }

    /** Debian's PHP 8.2: the command line's, FPM, and the place for Apache's. */
    public function debian(): void
    {
        $this->make('/etc/php/8.2/mods-available', '/etc/php/8.2/apache2/conf.d');
        $shared = ['EXTENSIONS' => '/usr/lib/php/20220829'];
        $this->php('/usr/bin/php8.2', $shared + ['SCAN' => '/etc/php/8.2/cli/conf.d']);
        $this->php('/usr/sbin/php-fpm8.2', $shared + ['SCAN' => '/etc/php/8.2/fpm/conf.d', 'SAPI' => 'FPM/FastCGI']);
        symlink("$this->root/usr/bin/php8.2", "$this->root/usr/bin/php");
    }

    public function make(string ...$directories): void
    {
        foreach ($directories as $directory) {
            mkdir($this->root . $directory, 0755, true);
        }
    }

    public function put(string $path, string $text): void
    {
        $file = $this->root . $path;
        is_dir(dirname($file)) || mkdir(dirname($file), 0755, true);
        file_put_contents($file, $text);
    }

    /** A file that PHPs of this API take for the extension. */
    public function so(string $path, string $version, string $api = '20220829'): string
    {
        $this->put($path, "built for $api $version\n");

        return $this->root . $path;
    }

    /** An archive with such a file. */
    public function archive(string $path, string $version, string $api = '20220829'): string
    {
        // PHP remembers each archive by its name.
        $tar = $this->root . '/' . bin2hex(random_bytes(4)) . '.tar';
        $archive = new PharData($tar);
        $archive->addFromString('LICENSE', 'MIT');
        $archive->addFromString('aflexi_cdn.so', "built for $api $version\n");
        $archive->compress(Phar::GZ);
        unset($archive);
        is_dir(dirname($this->root . $path)) || mkdir(dirname($this->root . $path), 0755, true);
        rename("$tar.gz", $this->root . $path);
        unlink($tar);

        return $this->root . $path;
    }

    /** Types bin/install and these words. */
    public function type(string ...$words): void
    {
        $this->typeTo([], ...$words);
    }

    /** The same, killed at this step. */
    public function typeKilled(int $step, string ...$words): void
    {
        putenv("KILL_AT=$step");
        $this->typeTo(['-d', 'auto_prepend_file=' . __DIR__ . '/machine/killed.php'], ...$words);
        putenv('KILL_AT');
    }

    /**
     * The same to a PHP with options of its own.
     *
     * @param list<string> $options
     */
    public function typeTo(array $options, string ...$words): void
    {
        $command = array_merge([PHP_BINARY], $options, [ADDON . '/bin/install'], $words, ["--root=$this->root"]);
        exec(implode(' ', array_map('escapeshellarg', $command)) . ' 2>&1', $lines, $this->status);
        $this->said = implode("\n", $lines) . "\n";
    }

    /** What this PHP says of its aflexi_cdn: a version, `none`, or `refused`. */
    public function loads(string $path): string
    {
        $info = (string) shell_exec(escapeshellarg($this->root . $path) . ' -i');
        if (strpos($info, 'Unable to load') !== false) {
            return 'refused';
        }

        return preg_match('/^Version => (.+)$/m', $info, $found) === 1 ? $found[1] : 'none';
    }

    /** @return array<string, string> what every file holds, or where a link leads, by path from the root */
    public function files(): array
    {
        $files = [];
        $all = new RecursiveDirectoryIterator($this->root, FilesystemIterator::SKIP_DOTS);
        foreach (new RecursiveIteratorIterator($all) as $path => $file) {
            $path = substr((string) $path, strlen($this->root));
            $files[$path] = $file->isLink()
                ? '-> ' . str_replace($this->root, '', (string) readlink($file->getPathname()))
                : str_replace($this->root, '', (string) file_get_contents($file->getPathname()));
        }
        ksort($files);

        return $files;
    }

    public function remove(): void
    {
        exec('rm -rf ' . escapeshellarg($this->root), $lines, $status);
        if ($status !== 0) {
            throw new RuntimeException("$this->root is left.");
        }
    }
}

<?php

declare(strict_types=1);

namespace AflexiCdn\EndToEnd\Support;

use WhmcsHost\Site;

/**
 * The commands that a page of docs/ tells hosts to type, typed on a site: where the page says /var/www/whmcs it is the
 * site's root, where it says /root it is a folder of the site, php, mysql and mysqldump are those of the site, and what
 * runuser would have another user do is done by the one of the tests.
 */
final class Documented
{
    private const ROOT = __DIR__ . '/../../../..';

    /** Where the commands are typed. */
    private readonly string $directory;

    /** @var list<string> the blocks of commands that name the test, in their order */
    private array $blocks;

    /**
     * @param string                $test  as the comment before a block names it
     * @param array<string, string> $words what is typed in place of words that the page only gives as an example
     */
    public function __construct(
        private readonly Site $site,
        string $page,
        string $test,
        private readonly array $words = [],
    ) {
        $text = (string) file_get_contents(self::ROOT . "/docs/$page.md");
        preg_match_all('/^<!-- run by ' . preg_quote($test) . ' -->\n```sh\n(.*?)^```$/ms', $text, $found);
        $this->blocks = $found[1];
        $this->directory = $site->directory() . '/typed';
        is_dir($this->directory) || mkdir($this->directory);
        $this->program('php', PHP_BINARY, ['-c', $site->directory() . '/php.ini']);
        $login = ['--no-defaults', '--socket=' . $site->mariaDb()->socket(), '--user=root'];
        $this->program('runuser', 'sh', ['-c', 'shift 3 && exec "$@"', '--']);
        $this->program('mysql', '/usr/bin/mariadb', $login);
        $this->program('mysqldump', '/usr/bin/mariadb-dump', $login);
    }

    /** Types the next block; what it printed. A command that fails is an exception. */
    public function typeNext(): string
    {
        $block = array_shift($this->blocks) ?? throw new \LogicException('The page has no other block of this test.');
        $places = ['/var/www/whmcs' => $this->site->root(), '/root/' => "$this->directory/"];
        $script = "set -eu\n" . strtr($block, $places + $this->words);
        $output = tmpfile();
        $environment = ['PATH' => "$this->directory/bin:" . getenv('PATH')] + getenv();
        $command = ['bash', '-c', $script];
        $pipes = [];
        $streams = [['file', '/dev/null', 'r'], $output, $output];
        $status = proc_close(proc_open($command, $streams, $pipes, $this->directory, $environment));
        rewind($output);
        $printed = stream_get_contents($output);
        if ($status !== 0) {
            throw new \RuntimeException("Ended with status $status:\n$block\n$printed");
        }

        return $printed;
    }

    /** Whether every block was typed. */
    public function isDone(): bool
    {
        return $this->blocks === [];
    }

    /** @param list<string> $arguments what is always said to it */
    private function program(string $name, string $path, array $arguments): void
    {
        is_dir("$this->directory/bin") || mkdir("$this->directory/bin");
        $words = implode(' ', array_map(escapeshellarg(...), [$path, ...$arguments]));
        file_put_contents("$this->directory/bin/$name", "#!/bin/sh\nexec $words \"\$@\"\n");
        chmod("$this->directory/bin/$name", 0755);
    }
}

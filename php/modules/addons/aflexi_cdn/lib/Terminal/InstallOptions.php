<?php

namespace WHMCS\Module\Addon\AflexiCdn\Terminal;

/**
 * What was typed after bin/install.
 */
final class InstallOptions
{
    public const HELP = <<<'TEXT'
Puts the PHP extension aflexi_cdn into the PHPs of this machine, and says what is missing.

Usage: bin/install [check] [--php=PATH ...] [--whmcs=DIR]
       bin/install install FILE [--php=PATH ... | --all] [--dry-run]
       bin/install upgrade FILE [--php=PATH ... | --all] [--dry-run]
       bin/install uninstall [--php=PATH ... | --all] [--dry-run]

check asks every PHP it finds, and WHMCS, and changes nothing. install copies the extension and adds the line that
loads it; upgrade does it for the PHPs that have the extension. The former file is replaced in one step and comes back
if the new one does not load; what a run that was killed has left half done is undone by the next one. uninstall takes
the line and the file away; WHMCS and the addon's tables are left alone. Nothing is reloaded: what to reload is said.

FILE is aflexi_cdn.so, its archive (php_aflexi_cdn-….tgz or .zip), or a directory with archives: the one that fits is
taken.

  --php=PATH     this PHP, and those that share its extensions; may be repeated
  --all          install: every PHP that is found; upgrade, uninstall: every PHP that has the extension. One that FILE
                 has no archive for is left out, and named
  --dry-run      only say what would be done
  --whmcs=DIR    the directory of WHMCS's init.php, if this script does not stand within it
  --help         print this

Exit status:
  0  all is well, or done
  1  check: something is missing or wrong; --all: a PHP was left out, the others are done
  2  wrong usage, or it has to be said which PHP
  3  it cannot be done, and nothing was changed but what is named as done

TEXT;

    private const COMMANDS = ['check', 'install', 'upgrade', 'uninstall', 'site'];

    /** @var array<string, bool> */
    private $flags = ['all' => false, 'dry-run' => false, 'help' => false];

    /** @var string */
    private $command = 'check';

    /** @var string */
    private $file = '';

    /** @var list<string> */
    private $phps = [];

    /** @var string */
    private $whmcs;

    /** @var string */
    private $root = '';

    private function __construct(string $whmcs)
    {
        $this->whmcs = $whmcs;
    }

    /**
     * @param list<string> $typed
     * @param string       $whmcs directory of WHMCS unless another is typed
     *
     * @throws UsageError
     */
    public static function parse(array $typed, string $whmcs): self
    {
        $options = new self($whmcs);
        $words = [];
        foreach ($typed as $word) {
            if (strncmp($word, '--', 2) !== 0) {
                $words[] = $word;
                continue;
            }
            list($name, $value) = explode('=', substr($word, 2), 2) + ['', ''];
            if (isset($options->flags[$name])) {
                $options->flags[$name] = true;
            } else {
                $options->set($name, $value);
            }
        }
        $options->command = (string) (array_shift($words) ?? 'check');
        $options->file = (string) array_shift($words);
        $options->check($words);

        return $options;
    }

    /** check, install, upgrade or uninstall; or site, which check runs in a process of its own. */
    public function command(): string
    {
        return $this->command;
    }

    /** What is to be installed. */
    public function file(): string
    {
        return $this->file;
    }

    /** @return list<string> the PHPs that were named */
    public function phps(): array
    {
        return $this->phps;
    }

    /** Whether every PHP is meant. */
    public function all(): bool
    {
        return $this->flags['all'];
    }

    /** Whether it is only said what would be done. */
    public function dryRun(): bool
    {
        return $this->flags['dry-run'];
    }

    /** Whether it is asked how to use this. */
    public function help(): bool
    {
        return $this->flags['help'];
    }

    /** The directory of WHMCS. */
    public function whmcs(): string
    {
        return $this->whmcs;
    }

    /** What stands before every path that is looked for; empty for nothing. Not in HELP: for tests. */
    public function root(): string
    {
        return $this->root;
    }

    private function set(string $name, string $value): void
    {
        if (!in_array($name, ['php', 'whmcs', 'root'], true)) {
            throw new UsageError("There is no option --$name.");
        }
        if ($value === '') {
            throw new UsageError("--$name needs a value: --$name=...");
        }
        if ($name === 'php') {
            $this->phps[] = $value;
        } else {
            $this->$name = rtrim($value, '/');
        }
    }

    /** @param list<string> $more words that nobody has asked for */
    private function check(array $more): void
    {
        if (!in_array($this->command, self::COMMANDS, true)) {
            throw new UsageError("\"$this->command\" is not understood.");
        }
        $takes = in_array($this->command, ['install', 'upgrade'], true);
        if ($takes && $this->file === '' && !$this->help()) {
            throw new UsageError("$this->command needs the file to install: bin/install $this->command FILE");
        }
        if ((!$takes && $this->file !== '') || $more !== []) {
            throw new UsageError('"' . ($more[0] ?? $this->file) . '" is not understood.');
        }
        if ($this->all() && $this->phps !== []) {
            throw new UsageError('--all and --php cannot go together.');
        }
        foreach ($this->phps as $php) {
            if (!is_executable($php)) {
                throw new UsageError("There is no program $php.");
            }
        }
    }
}

<?php

namespace WHMCS\Module\Addon\AflexiCdn\Terminal;

/**
 * What was typed after bin/sync.
 */
final class Options
{
    public const HELP = <<<'TEXT'
Brings CDN accounts in line with WHMCS.

Usage: bin/sync [--all | --account=NAME ...] [--dry-run] [--time=SECONDS] [--quiet | --json] [--whmcs=DIR]

Without an option, what is due is worked off.

  --all             a full pass first: read the list of accounts at Aflexi and look at every service
  --account=NAME    look at this account first, also if it was refused; NAME is the name of the account, or
                    '#12' for service number 12 (in quotes: # begins a comment); may be repeated
  --dry-run         only say what would be done, with --account for these, else for all; nothing is changed
                    and Aflexi is not asked
  --time=SECONDS    stop after so many seconds; what is left is kept
  --quiet           print nothing but what is wrong
  --json            print one JSON object at the end, and nothing else
  --whmcs=DIR       the directory of WHMCS's init.php, if this script does not stand within it
  --help            print this

Ctrl-C stops after what has been begun, at most ten seconds; what is left is kept.

Exit status:
  0  everything is in line; with --dry-run: nothing would be done
  1  something was refused, has failed or is left; with --dry-run: something would be done or refused
  2  wrong usage, or no such account
  3  it cannot work: the extension or WHMCS is missing, the addon is not configured, Aflexi cannot be reached or
     refuses the login, or a question waits for your yes on the addon's page

TEXT;

    /** @var array<string, bool> */
    private $flags = ['all' => false, 'dry-run' => false, 'quiet' => false, 'json' => false, 'help' => false];

    /** @var list<string> */
    private $accounts = [];

    /** @var int */
    private $time = 0;

    /** @var string */
    private $whmcs;

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
        while ($typed !== []) {
            $option = array_shift($typed);
            if (strncmp($option, '--', 2) !== 0) {
                throw new UsageError("\"$option\" is not understood.");
            }
            $parts = explode('=', substr($option, 2), 2);
            $name = $parts[0];
            if (isset($options->flags[$name])) {
                if (isset($parts[1])) {
                    throw new UsageError("--$name takes no value.");
                }
                $options->flags[$name] = true;
                continue;
            }
            $options->set($name, isset($parts[1]) ? $parts[1] : (string) array_shift($typed));
        }
        $options->check();

        return $options;
    }

    /** Whether everything is looked at first. */
    public function all(): bool
    {
        return $this->flags['all'];
    }

    /** @return list<string> accounts that are looked at first */
    public function accounts(): array
    {
        return $this->accounts;
    }

    /** Whether it is only said what would be done. */
    public function dryRun(): bool
    {
        return $this->flags['dry-run'];
    }

    /** Seconds to work, at most; 0 for as long as it takes. */
    public function time(): int
    {
        return $this->time;
    }

    /** Whether only what is wrong is printed. */
    public function quiet(): bool
    {
        return $this->flags['quiet'];
    }

    /** Whether the result is printed as JSON. */
    public function json(): bool
    {
        return $this->flags['json'];
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

    private function set(string $name, string $value): void
    {
        if (!in_array($name, ['account', 'time', 'whmcs'], true)) {
            throw new UsageError("There is no option --$name.");
        }
        if ($value === '') {
            throw new UsageError("--$name needs a value.");
        }
        if ($name === 'account') {
            $this->accounts[] = $value;
        } elseif ($name === 'whmcs') {
            $this->whmcs = rtrim($value, '/');
        } elseif (ctype_digit($value) && (int) $value > 0) {
            $this->time = (int) $value;
        } else {
            throw new UsageError("--time takes a number of seconds, not \"$value\".");
        }
    }

    private function check(): void
    {
        if ($this->all() && $this->accounts !== []) {
            throw new UsageError('--all and --account cannot go together.');
        }
        if ($this->quiet() && $this->json()) {
            throw new UsageError('--quiet and --json cannot go together.');
        }
    }
}

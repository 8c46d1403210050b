<?php

namespace WHMCS\Module\Addon\AflexiCdn\Terminal;

use WHMCS\Module\Addon\AflexiCdn\Install\Changes;
use WHMCS\Module\Addon\AflexiCdn\Install\Installation;
use WHMCS\Module\Addon\AflexiCdn\Install\Installer;
use WHMCS\Module\Addon\AflexiCdn\Install\Package;
use WHMCS\Module\Addon\AflexiCdn\Install\Trouble;
use WHMCS\Module\Addon\AflexiCdn\Module;

/**
 * Installs, upgrades, takes out or checks, and says with the exit status how it went.
 */
final class Install
{
    // Exit statuses, as InstallOptions::HELP explains them.
    public const WELL = 0;
    public const NOT_WELL = 1;
    public const WRONG_USAGE = 2;
    public const CANNOT = 3;

    /** @var InstallOptions */
    private $options;

    /** @var resource */
    private $out;

    /** @var resource */
    private $err;

    /** @var string the script, as it was called */
    private $script;

    /**
     * @param resource $out
     * @param resource $err
     */
    public function __construct(InstallOptions $options, $out, $err, string $script)
    {
        $this->options = $options;
        $this->out = $out;
        $this->err = $err;
        $this->script = $script;
    }

    /** @return int the exit status */
    public function run(): int
    {
        try {
            if ($this->options->command() === 'check') {
                $check = new InstallCheck($this->options, \Closure::fromCallable([$this, 'say']), $this->script);

                return $check->run() ? self::WELL : self::NOT_WELL;
            }
            foreach ($this->chosen($this->undone()) as $installation) {
                $this->change($installation);
            }

            return self::WELL;
        } catch (UsageError $error) {
            return $this->complain($error, self::WRONG_USAGE);
        } catch (Trouble $error) {
            return $this->complain($error, self::CANNOT);
        }
    }

    private function complain(\Exception $error, int $status): int
    {
        foreach (explode("\n", $error->getMessage()) as $line) {
            Output::write($this->err, $line);
        }

        return $status;
    }

    private function say(string $line): void
    {
        Output::write($this->out, $line);
    }

    /** @return list<Installation> */
    private function all(): array
    {
        return Installation::all($this->options->root(), $this->options->phps());
    }

    /**
     * All there are, once what former runs have left half done is undone.
     *
     * @return list<Installation>
     */
    private function undone(): array
    {
        $all = $this->all();
        $left = array_filter($all, static function (Installation $installation): bool {
            return Changes::areLeft($installation->directory());
        });
        if ($left === [] || $this->options->dryRun()) {
            return $all;
        }
        foreach ($left as $installation) {
            Changes::open($installation->directory())->close();
            $this->say("A run before this one was cut off in {$installation->directory()}. What it had left half done"
                . ' is undone.');
        }

        return $this->all();
    }

    /**
     * @param list<Installation> $all
     *
     * @return list<Installation> at least one
     *
     * @throws UsageError if it has to be said which
     */
    private function chosen(array $all): array
    {
        $named = array_filter($all, function (Installation $installation): bool {
            return array_filter($this->options->phps(), [$installation, 'has']) !== [];
        });
        $used = array_filter($all, static function (Installation $installation): bool {
            return $installation->isUsed();
        });
        if ($this->options->all() || (count($all) === 1 && $this->options->phps() === [])) {
            return $all;
        }
        if ($this->options->phps() !== []) {
            if ($named === []) {
                throw new UsageError('No PHP answers as ' . implode(', ', $this->options->phps()) . '.');
            }

            return array_values($named);
        }
        if ($used !== [] && $this->options->command() !== 'install') {
            return array_values($used);
        }
        $programs = array_map(static function (Installation $installation): string {
            return "  --php={$installation->php()->program()} ({$installation->php()->version()})";
        }, $all);
        throw new UsageError($programs === [] ? 'No PHP was found. Name it: --php=PATH' : 'There are several PHPs, and'
            . ' which of them runs WHMCS cannot be seen from here: the page of the addon says it. Choose with --php, or'
            . " take --all:\n" . implode("\n", $programs));
    }

    private function change(Installation $installation): void
    {
        $this->say("PHP {$installation->php()->version()}, extensions in {$installation->directory()}");
        $installer = new Installer($installation, \Closure::fromCallable([$this, 'say']));
        if ($this->options->command() === 'uninstall') {
            $isChanged = $installer->remove($this->options->dryRun());
        } else {
            $source = Package::find($this->options->file(), $installation->package(Module::VERSION));
            $isChanged = $installer->install($source, $this->options->dryRun());
        }
        if (!$isChanged) {
            $this->say('  All of it is so already.');
        } elseif ($this->options->dryRun()) {
            $this->say('  Nothing was changed.');
        } else {
            $this->say('  Done, and each of these PHPs was tried. The web runs the former one until it is reloaded: '
                . ($installation->reload() ?: 'reload PHP-FPM or the web server'));
        }
    }
}

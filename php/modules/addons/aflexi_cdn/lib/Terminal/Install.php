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
            $chosen = $this->chosen($this->undone());
            $installers = $this->installers($chosen);
            $this->options->dryRun() ? $this->foretell($installers) : $this->change($installers);

            return count($installers) === count($chosen) ? self::WELL : self::NOT_WELL;
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

    /**
     * @return list<Installation>
     *
     * @throws UsageError if --root would change anything outside of it
     */
    private function all(): array
    {
        $all = Installation::all($this->options->root(), $this->options->phps());
        foreach ($all as $installation) {
            if (!$installation->isWithinRoot()) {
                throw new UsageError("{$installation->php()->program()} is this machine's, and not only that of --root."
                    . ' So it is only looked at: check');
            }
        }

        return $all;
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
            $changes = Changes::open($installation->directory());
            $changes->close();
            $this->say("A run before this one was cut off in {$installation->directory()}. " . ($changes->wereOurs()
                ? 'What it had left half done is undone.'
                : 'What it had put in place was changed by somebody since, so it is left as it is.'));
        }

        return $this->all();
    }

    /**
     * @param list<Installation> $all
     *
     * @return list<Installation>
     *
     * @throws UsageError if it has to be said which
     * @throws Trouble if there is none to upgrade
     */
    private function chosen(array $all): array
    {
        $named = array_filter($all, function (Installation $installation): bool {
            return array_filter($this->options->phps(), [$installation, 'has']) !== [];
        });
        $used = array_filter($all, static function (Installation $installation): bool {
            return $installation->isUsed();
        });
        if ($this->options->all() && $this->options->command() !== 'install') {
            if ($used === [] && $this->options->command() === 'upgrade') {
                throw new Trouble("No PHP has the extension yet, so nothing was changed. Put it there: $this->script"
                    . ' install FILE');
            }

            return array_values($used);
        }
        if ($all !== [] && ($this->options->all() || (count($all) === 1 && $this->options->phps() === []))) {
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

    /**
     * Those that there is something to install for.
     *
     * @param list<Installation> $chosen
     *
     * @return list<Installer>
     *
     * @throws Trouble unless --all lets one be left out
     */
    private function installers(array $chosen): array
    {
        $installers = [];
        $missing = [];
        foreach ($chosen as $installation) {
            $package = $installation->package(Module::VERSION);
            $source = $this->options->command() === 'uninstall' ? '' : Package::find($this->options->file(), $package);
            $installer = new Installer($installation, $source, \Closure::fromCallable([$this, 'say']));
            if ($source === '' && $this->options->command() !== 'uninstall') {
                $missing[] = "There is no $package.tgz or .zip in {$this->options->file()} for {$installer->name()}";
            } else {
                $installers[] = $installer;
            }
        }
        if ($missing !== [] && (!$this->options->all() || $installers === [])) {
            throw new Trouble(implode(".\n", $missing) . ', so nothing was changed.');
        }
        foreach ($missing as $line) {
            $this->say("[!] $line, so it is left out.");
        }

        return $installers;
    }

    /** @param list<Installer> $installers */
    private function foretell(array $installers): void
    {
        foreach ($installers as $installer) {
            $this->say($installer->foretell() ? '  Nothing was changed.' : '  All of it is so already.');
        }
    }

    /**
     * All are ready before the first is changed.
     *
     * @param list<Installer> $installers
     *
     * @throws Trouble
     */
    private function change(array $installers): void
    {
        $ready = [];
        $done = [];
        try {
            foreach ($installers as $installer) {
                $installer->prepare();
                $ready[] = $installer;
            }
            while ($ready !== []) {
                $installer = array_shift($ready);
                $this->say($installer->apply() ? '  Done, and each of these PHPs was tried. The web runs the former one'
                    . " until it is reloaded: {$installer->reload()}" : '  All of it is so already.');
                $done[] = $installer->name();
            }
        } catch (Trouble $error) {
            $told = "\nThis was done before, and stays: " . implode('; ', $done) . '.';
            throw $done === [] ? $error : new Trouble($error->getMessage() . $told);
        } finally {
            foreach ($ready as $installer) {
                $installer->cancel();
            }
        }
    }
}

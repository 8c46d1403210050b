<?php

namespace WHMCS\Module\Addon\AflexiCdn\Terminal;

use WHMCS\Module\Addon\AflexiCdn\Extension;
use WHMCS\Module\Addon\AflexiCdn\Install\Access;
use WHMCS\Module\Addon\AflexiCdn\Install\Changes;
use WHMCS\Module\Addon\AflexiCdn\Install\Cron;
use WHMCS\Module\Addon\AflexiCdn\Install\Installation;
use WHMCS\Module\Addon\AflexiCdn\Install\Php;
use WHMCS\Module\Addon\AflexiCdn\Install\Program;
use WHMCS\Module\Addon\AflexiCdn\Install\Why;
use WHMCS\Module\Addon\AflexiCdn\Language;
use WHMCS\Module\Addon\AflexiCdn\Module;

/**
 * Looks at the PHPs of this machine, at the crontabs and at what WHMCS knows; changes nothing.
 */
final class InstallCheck
{
    /** The oldest C library the extension runs on. */
    private const GLIBC = '2.28';

    /** @var InstallOptions */
    private $options;

    /** @var callable says a line */
    private $say;

    /** @var string the script, as it was called */
    private $script;

    /** @var Language English all of it: nothing says which language a terminal's user reads */
    private $language;

    /** @var bool */
    private $isWell = true;

    public function __construct(InstallOptions $options, callable $say, string $script)
    {
        $this->options = $options;
        $this->say = $say;
        $this->script = $script;
        $this->language = Language::english();
    }

    /** Whether all is well. */
    public function run(): bool
    {
        $whmcs = $this->options->whmcs();
        $cron = Cron::jobs($this->options->root(), $whmcs, is_file("$whmcs/init.php") ? Site::owner($whmcs) : 0);
        $ours = array_column(array_filter($cron, static function (array $job): bool {
            return $job['ours'];
        }), 'program');
        // Whoever has a crontab must not have a program of his run by root.
        $named = array_merge($this->options->phps(), array_filter($ours, static function (string $program): bool {
            return Access::isSafe($program, Access::me());
        }));
        $all = Installation::all($this->options->root(), array_values($named));
        $looked = array_filter($all, function (Installation $installation): bool {
            return $this->options->phps() === []
                || array_filter($this->options->phps(), [$installation, 'has']) !== [];
        });
        foreach ($looked as $installation) {
            $this->installation($installation, $named);
        }
        $used = array_filter($looked, static function (Installation $installation): bool {
            return $installation->isUsed();
        });
        if ($used === []) {
            $this->wrong('No PHP ' . ($looked === [] ? 'was found' : 'loads aflexi_cdn yet') . '. Install it into the'
                . " one that runs WHMCS: $this->script install FILE --php=PATH");
        }
        $this->system();
        $this->cron($cron, $all);
        $this->whmcs($used);
        ($this->say)($this->isWell ? 'Nothing wrong was found.' : 'Something is missing, see [!].');

        return $this->isWell;
    }

    private function wrong(string $line): void
    {
        $this->isWell = false;
        ($this->say)("[!] $line");
    }

    /** @param list<string> $named programs that must have the extension */
    private function installation(Installation $installation, array $named): void
    {
        $php = $installation->php();
        ($this->say)("PHP {$php->version()}, extensions in {$installation->directory()}"
            . ($php->layout() === '' ? '' : " ({$php->layout()})"));
        $isWanted = $installation->isUsed() || array_filter($named, [$installation, 'has']) !== [];
        foreach ($installation->phps() as $php) {
            $this->php($php, $installation, $isWanted);
        }
        foreach ($isWanted ? array_keys($installation->unlinked()) : [] as $directory) {
            $this->wrong("  The PHP that reads $directory cannot be asked, but the line that loads aflexi_cdn is not"
                . " there. This links it: $this->script install FILE --php={$installation->php()->program()}");
        }
        if (Changes::areLeft($installation->directory())) {
            $this->wrong('A run of this script was cut off here. The next install, upgrade or uninstall undoes what it'
                . ' has left half done.');
        }
    }

    private function php(Php $php, Installation $installation, bool $isWanted): void
    {
        $name = "  {$php->program()} ({$php->sapi()}): ";
        $file = $installation->file();
        $barrier = is_file($file) ? Access::barrier($file, ...$this->user()) : '';
        $version = $php->extension();
        if ($version !== '' && $barrier === '') {
            $state = Extension::judge($version);
            $line = $name . $this->language->text('extension_' . $state, $this->versions($version));
            $state === 'match' ? ($this->say)($line) : $this->wrong($line);

            return;
        }
        $line = $name . Why::sentence($this->language, [
            'file' => $file,
            'there' => is_file($file) ? 'yes' : '',
            'barrier' => $barrier,
            'ini' => $php->line()[0],
            'words' => is_file($file) ? $php->tries($file)[1] : '',
            'hidden' => '',
            'package' => $installation->package(Module::VERSION),
        ]);
        $isWanted ? $this->wrong($line) : ($this->say)($line);
    }

    /** @return array{int, int} who runs WHMCS, most often: the owner of its files, and their group */
    private function user(): array
    {
        $init = $this->options->whmcs() . '/init.php';
        $owner = is_file($init) ? (int) fileowner($init) : 0;

        // Files of root are run by somebody else.
        return $owner === 0 ? [Access::OTHERS, Access::OTHERS] : [$owner, (int) filegroup($init)];
    }

    /** @return array<string, string> */
    private function versions(string $extension): array
    {
        return ['addon' => Module::VERSION, 'extension' => $extension];
    }

    /** What the system itself may have against it. */
    private function system(): void
    {
        $known = Program::isThere('getconf') ? Program::run(['getconf', 'GNU_LIBC_VERSION'])[1] : '';
        if (preg_match('/^glibc (\S+)/', $known, $found) === 1 && version_compare($found[1], self::GLIBC, '<')) {
            $this->wrong("The C library of this system is glibc $found[1]; the extension needs " . self::GLIBC . '.');
        }
        $enforcing = @file_get_contents($this->options->root() . '/sys/fs/selinux/enforce');
        if (trim((string) $enforcing) === '1') {
            ($this->say)('SELinux is enforcing. If the PHP of the web may not read aflexi_cdn.so: restorecon -v FILE.'
                . ' If it cannot reach Aflexi: setsebool -P httpd_can_network_connect 1');
        }
    }

    /**
     * @param list<array{table: string, program: string, ours: bool}> $jobs
     * @param list<Installation>                                      $all
     */
    private function cron(array $jobs, array $all): void
    {
        if (array_filter(array_column($jobs, 'ours')) === []) {
            ($this->say)('The WHMCS cron job is in no crontab that can be read here; its PHP needs the extension too.');
        }
        foreach ($jobs as ['table' => $table, 'program' => $program, 'ours' => $isOurs]) {
            $php = $this->find($program, $all);
            if (!$isOurs) {
                // On a server of many it is the matter of others.
                ($this->say)("The cron job of another WHMCS in $table runs with "
                    . ($program === '' ? 'a PHP that cannot be told.' : "$program."));
            } elseif ($php === null) {
                $this->wrong("Which PHP the WHMCS cron job in $table runs with cannot be told"
                    . ($program === '' ? '.' : ": $program is not there, is no PHP, or belongs to another user."));
            } elseif ($php->extension() === '') {
                $this->wrong("The WHMCS cron job in $table runs with $program, which does not load aflexi_cdn.");
            } else {
                ($this->say)("The WHMCS cron job in $table runs with $program, which loads aflexi_cdn"
                    . " {$php->extension()}.");
            }
        }
    }

    /** @param list<Installation> $all */
    private function find(string $program, array $all): ?Php
    {
        foreach ($all as $installation) {
            foreach ($installation->phps() as $php) {
                if ($php->program() === realpath($program)) {
                    return $php;
                }
            }
        }

        return null;
    }

    /** @param array<Installation> $used */
    private function whmcs(array $used): void
    {
        $whmcs = $this->options->whmcs();
        if (!is_file("$whmcs/init.php")) {
            ($this->say)("There is no WHMCS (no init.php) in $whmcs, so it was not asked. Name its directory:"
                . ' --whmcs=DIR');

            return;
        }
        list(, $said, $complained) = Program::run([$this->asker($used), $this->script, 'site', "--whmcs=$whmcs"]);
        $lines = explode("\n", trim($said));
        $answer = json_decode((string) end($lines), true);
        if (!is_array($answer)) {
            $words = trim($complained) ?: trim($said) ?: 'nothing';
            $this->wrong("WHMCS in $whmcs does not answer. It says: " . strtok($words, "\n"));

            return;
        }
        if (isset($answer['refused'])) {
            ($this->say)("WHMCS in $whmcs was not asked: {$answer['refused']}");

            return;
        }
        if (!$answer['active']) {
            ($this->say)('WHMCS: the addon is not active yet. Activate it under Addon Modules.');

            return;
        }
        foreach (['web', 'cron'] as $place) {
            $this->seen($place, $answer['seen'][$place]);
        }
        if ($answer['api'] !== null) {
            $line = 'WHMCS: ' . $this->language->reason($answer['api']);
            $answer['api']['code'] === 'connected' ? ($this->say)($line) : $this->wrong($line);
        }
    }

    /** @param array<string, string> $seen */
    private function seen(string $place, array $seen): void
    {
        $name = 'WHMCS: ' . $this->language->text('place_' . $place);
        if ($seen === []) {
            ($this->say)("$name was not seen yet.");

            return;
        }
        $line = "$name, as it is since {$seen['since']} UTC (PHP {$seen['php']}, {$seen['ini']}): "
            . Extension::sentence($this->language, $seen);
        Extension::stateOf($seen) === 'match' ? ($this->say)($line) : $this->wrong($line);
    }

    /**
     * Whom to ask WHMCS with: a PHP that can ask Aflexi too, if there is one.
     *
     * @param array<Installation> $used
     */
    private function asker(array $used): string
    {
        foreach ($used as $installation) {
            foreach ($installation->phps() as $php) {
                if ($php->sapi() === 'cli' && Extension::judge($php->extension()) === 'match') {
                    return $php->program();
                }
            }
        }

        return PHP_BINARY;
    }
}

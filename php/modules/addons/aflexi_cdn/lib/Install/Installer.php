<?php

namespace WHMCS\Module\Addon\AflexiCdn\Install;

use WHMCS\Module\Addon\AflexiCdn\Module;

/**
 * Puts the extension into the PHPs of an installation, or takes it out: all of it, or nothing.
 */
final class Installer
{
    /** @var Installation */
    private $installation;

    /** @var callable says a line */
    private $say;

    public function __construct(Installation $installation, callable $say)
    {
        $this->installation = $installation;
        $this->say = $say;
    }

    /**
     * @return bool whether anything was changed
     *
     * @throws Trouble and nothing is changed
     */
    public function install(string $source, bool $dryRun): bool
    {
        return $this->change($this->installation->installing($source), Module::VERSION, $dryRun);
    }

    /**
     * @return bool whether anything was changed
     *
     * @throws Trouble and nothing is changed
     */
    public function remove(bool $dryRun): bool
    {
        return $this->change($this->installation->removing(), '', $dryRun);
    }

    /**
     * @param array<string, Change> $wanted
     * @param string                $version that the PHPs have to load afterwards; empty for none
     */
    private function change(array $wanted, string $version, bool $dryRun): bool
    {
        if ($dryRun) {
            $missing = self::missing($wanted);
            $this->say(self::told($missing));

            return $missing !== [];
        }
        $changes = Changes::open($this->installation->directory());
        try {
            $missing = self::missing($wanted);
            $told = self::told($missing);
            $changes->prepare($missing);
            $file = $this->installation->file();
            if ($version !== '' && isset($missing[$file])) {
                $this->test(Changes::prepared($file), $version);
            }
            $changes->apply();
            $this->verify($version);
        } catch (\Throwable $error) {
            $changes->undo();
            throw $error;
        }
        $changes->keep();
        $this->say($told);

        return $missing !== [];
    }

    /**
     * @param array<string, Change> $wanted
     *
     * @return array<string, Change> those that are not made yet
     */
    private static function missing(array $wanted): array
    {
        return array_filter($wanted, static function (Change $change, string $path): bool {
            return !$change->isMade($path);
        }, ARRAY_FILTER_USE_BOTH);
    }

    /**
     * @param array<string, Change> $changes
     *
     * @return list<string> each in words, as it is before it is made
     */
    private static function told(array $changes): array
    {
        return array_map(static function (Change $change, string $path): string {
            return '  ' . $change->describe($path);
        }, array_values($changes), array_keys($changes));
    }

    /** @param list<string> $lines */
    private function say(array $lines): void
    {
        array_map($this->say, $lines);
    }

    private function test(string $file, string $version): void
    {
        foreach ($this->installation->phps() as $php) {
            list($found, $words) = $php->tries($file);
            if ($found === '') {
                throw new Trouble("{$php->program()} ({$php->version()}) does not load this file, so nothing was"
                    . " changed. It needs the one of {$this->installation->package($version)}.tgz. PHP says: $words");
            }
            if ($found !== $version) {
                throw new Trouble("This file is version $found, but the addon's files are version $version, so nothing"
                    . ' was changed. Both are released together: please take both of the same version.');
            }
        }
    }

    private function verify(string $version): void
    {
        foreach ($this->installation->phps() as $php) {
            $now = $php->again();
            $found = $now === null ? 'none' : $now->extension();
            if ($found !== $version) {
                throw new Trouble("{$php->program()} would load " . ($found === '' ? 'no aflexi_cdn' : "version $found")
                    . ' afterwards, and not ' . ($version === '' ? 'none' : "version $version")
                    . ', so nothing was changed.');
            }
        }
    }
}

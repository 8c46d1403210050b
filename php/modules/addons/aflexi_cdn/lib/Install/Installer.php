<?php

namespace WHMCS\Module\Addon\AflexiCdn\Install;

use WHMCS\Module\Addon\AflexiCdn\Module;

/**
 * Puts the extension into the PHPs of an installation, or takes it out: all of it, or nothing. First everything is made
 * ready and tried; of several installations each is, before the first is changed.
 */
final class Installer
{
    /** @var Installation */
    private $installation;

    /** @var string the file; empty to take the extension out */
    private $source;

    /** @var callable says a line */
    private $say;

    /** @var Changes between prepare() and its end */
    private $changes;

    /** @var list<string> what is changed, in words */
    private $told = [];

    public function __construct(Installation $installation, string $source, callable $say)
    {
        $this->installation = $installation;
        $this->source = $source;
        $this->say = $say;
    }

    /** Which PHPs these are. */
    public function name(): string
    {
        return "PHP {$this->installation->php()->version()}, extensions in {$this->installation->directory()}";
    }

    /**
     * Says what would be changed.
     *
     * @return bool whether anything would be
     *
     * @throws Trouble
     */
    public function foretell(): bool
    {
        $this->told = self::told(self::missing($this->wanted()));

        return $this->say();
    }

    /**
     * Makes everything ready and tries it. Either apply() or cancel() has to follow.
     *
     * @throws Trouble and nothing is changed
     */
    public function prepare(): void
    {
        $wanted = $this->wanted();
        $this->changes = Changes::open($this->installation->directory());
        try {
            $missing = self::missing($wanted);
            $this->told = self::told($missing);
            $this->changes->prepare($missing);
            $file = $this->installation->file();
            if ($this->source !== '' && isset($missing[$file])) {
                $this->test(Changes::prepared($file), Module::VERSION);
            }
        } catch (\Throwable $error) {
            $this->changes->undo();
            throw $error;
        }
    }

    /**
     * Changes what is ready, and says it.
     *
     * @return bool whether anything was changed
     *
     * @throws Trouble and nothing is changed
     */
    public function apply(): bool
    {
        try {
            $this->changes->apply();
            $this->verify($this->source === '' ? '' : Module::VERSION);
        } catch (\Throwable $error) {
            $this->changes->undo();
            throw $error;
        }
        $this->changes->keep();

        return $this->say();
    }

    /** Leaves everything as it was. */
    public function cancel(): void
    {
        $this->changes->undo();
    }

    /** What makes the web's PHP the new one. */
    public function reload(): string
    {
        return $this->installation->reload() ?: 'reload PHP-FPM or the web server';
    }

    /** @return array<string, Change> */
    private function wanted(): array
    {
        return $this->source === '' ? $this->installation->removing() : $this->installation->installing($this->source);
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

    /** Whether there was anything to say. */
    private function say(): bool
    {
        array_map($this->say, array_merge([$this->name()], $this->told));

        return $this->told !== [];
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
                    . ', so it was left as it was.');
            }
        }
    }
}

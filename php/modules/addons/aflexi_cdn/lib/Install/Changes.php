<?php

namespace WHMCS\Module\Addon\AflexiCdn\Install;

/**
 * Changes to files that are made all or not at all, also if the process is killed in between: the next one undoes what
 * was begun. A file is never written in place, because a running PHP has the former one mapped.
 *
 * What is going to be changed is written down before (the journal). Each new file waits under a name of its own, each
 * former one is kept under another until all is well; renaming is what changes anything.
 */
final class Changes
{
    /** In the directory of extensions; whoever may write there may install anything anyway. */
    private const JOURNAL = '/.aflexi_cdn-journal';

    /** Another name of the journal, once the changes are made and only have to be cleared away after. */
    private const DONE = '/.aflexi_cdn-done';

    private const NEW = '.aflexi-new';
    private const OLD = '.aflexi-old';

    /** @var string */
    private $directory;

    /** @var resource holds the lock */
    private $handle;

    /** @var array<string, bool> whether it was there before, by path */
    private $paths = [];

    /** @param resource $handle */
    private function __construct(string $directory, $handle)
    {
        $this->directory = $directory;
        $this->handle = $handle;
    }

    /** Whether changes were begun here and not brought to their end. */
    public static function areLeft(string $directory): bool
    {
        return self::read($directory . self::JOURNAL) !== [];
    }

    /**
     * Keeps everybody else out, and undoes what a former process has left behind.
     *
     * @throws Trouble
     */
    public static function open(string $directory): self
    {
        $changes = new self($directory, self::lock($directory . self::JOURNAL));
        $changes->paths = self::read($directory . self::JOURNAL);
        if (is_file($directory . self::DONE)) {
            $changes->forget();
        } else {
            $changes->takeBack();
        }

        return $changes;
    }

    /**
     * Makes the new files, beside those they will replace.
     *
     * @param array<string, Change> $changes by path
     *
     * @throws Trouble
     */
    public function prepare(array $changes): void
    {
        foreach (array_keys($changes) as $path) {
            $this->paths[$path] = self::isThere($path);
        }
        // Leftovers of nobody: the journal is empty still.
        $this->clear();
        $text = (string) json_encode($this->paths);
        self::must(fwrite($this->handle, $text) === strlen($text) && self::settle($this->handle), 'write the journal');
        foreach ($changes as $path => $change) {
            $change->write($path . self::NEW);
        }
    }

    /** Where a new file waits until apply(). */
    public static function prepared(string $path): string
    {
        return $path . self::NEW;
    }

    /**
     * Puts the new files in place, one after the other.
     *
     * @throws Trouble
     */
    public function apply(): void
    {
        foreach ($this->paths as $path => $wasThere) {
            self::must(!$wasThere || @link($path, $path . self::OLD), "keep the former $path");
            if (self::isThere($path . self::NEW)) {
                self::must(@rename($path . self::NEW, $path), "put $path in its place");
            } else {
                self::must(!$wasThere || @unlink($path), "remove $path");
            }
        }
    }

    /**
     * All is well: forgets how it was before.
     *
     * @throws Trouble
     */
    public function keep(): void
    {
        self::must(@link($this->directory . self::JOURNAL, $this->directory . self::DONE), 'end the journal');
        $this->forget();
        $this->close();
    }

    /**
     * Puts everything back as it was.
     *
     * @throws Trouble
     */
    public function undo(): void
    {
        $this->takeBack();
        $this->close();
    }

    /** Lets others in, where nothing was changed. */
    public function close(): void
    {
        self::remove($this->directory . self::JOURNAL);
        fclose($this->handle);
    }

    private function takeBack(): void
    {
        foreach (array_reverse($this->paths) as $path => $wasThere) {
            if ($wasThere && self::isThere($path . self::OLD)) {
                self::must(@rename($path . self::OLD, $path), "put the former $path back");
            } elseif (!$wasThere) {
                self::remove($path);
            }
        }
        $this->forget();
    }

    /** In this order: without a journal nobody takes anything back. */
    private function forget(): void
    {
        $this->clear();
        $this->paths = [];
        self::must(ftruncate($this->handle, 0) && rewind($this->handle), 'empty the journal');
        self::remove($this->directory . self::DONE);
    }

    /** Removes what waits and what was kept; of two names of one file, renaming leaves both. */
    private function clear(): void
    {
        foreach (array_keys($this->paths) as $path) {
            self::remove($path . self::NEW);
            self::remove($path . self::OLD);
        }
    }

    /** @return resource */
    private static function lock(string $file)
    {
        do {
            $handle = @fopen($file, 'c+');
            self::must($handle !== false, "write to " . dirname($file));
            if (!flock($handle, LOCK_EX | LOCK_NB)) {
                throw new Trouble("Another bin/install is at work in " . dirname($file) . '. Wait until it has ended.');
            }
            clearstatcache();
            // The former holder of the lock removes the file when it has ended.
        } while (!is_file($file) || fileinode($file) !== fstat($handle)['ino']);

        return $handle;
    }

    /** @return array<string, bool> */
    private static function read(string $journal): array
    {
        $paths = json_decode(is_file($journal) ? (string) file_get_contents($journal) : '', true);

        // One that was not written to its end has been followed by nothing.
        return is_array($paths) ? $paths : [];
    }

    private static function isThere(string $path): bool
    {
        return is_link($path) || file_exists($path);
    }

    private static function remove(string $path): void
    {
        self::must(!self::isThere($path) || @unlink($path), "remove $path");
    }

    /**
     * Sees to it that what was written outlives a power failure, where PHP can (from 8.1 on).
     *
     * @param resource $handle
     */
    public static function settle($handle): bool
    {
        return fflush($handle) && (!function_exists('fsync') || fsync($handle));
    }

    /** @throws Trouble unless it was done */
    public static function must(bool $done, string $what): void
    {
        if (!$done) {
            $why = error_get_last()['message'] ?? '';
            throw new Trouble("Cannot $what" . ($why === '' ? '.' : ": $why."));
        }
    }
}

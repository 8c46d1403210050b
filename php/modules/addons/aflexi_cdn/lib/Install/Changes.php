<?php

namespace WHMCS\Module\Addon\AflexiCdn\Install;

/**
 * Changes to files that are made all or not at all, also if the process is killed in between: the next one undoes what
 * was begun. A file is never written in place, because a running PHP has the former one mapped.
 *
 * What is going to be changed is written down before (the journal). Each new file waits under a name of its own, each
 * former one is kept under another until all is well; renaming is what changes anything. Just before the first is
 * renamed a second line says how each path is and how it will be: without it nothing was put in place, and where a path
 * is neither, a person has been there since, whose work is not undone.
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

    /** @var list<string> what is to be changed */
    private $paths = [];

    /** @var array<string, array{string, string}> mark() of each as it was and as it is to be; empty before apply() */
    private $marks = [];

    /** @var bool */
    private $areOurs = true;

    /** @param resource $handle */
    private function __construct(string $directory, $handle)
    {
        $this->directory = $directory;
        $this->handle = $handle;
    }

    /** Whether changes were begun here and not brought to their end. */
    public static function areLeft(string $directory): bool
    {
        return self::read($directory . self::JOURNAL)[0] !== [];
    }

    /**
     * Keeps everybody else out, and undoes what a former process has left behind.
     *
     * @throws Trouble
     */
    public static function open(string $directory): self
    {
        $changes = new self($directory, self::lock($directory . self::JOURNAL));
        list($changes->paths, $changes->marks) = self::read($directory . self::JOURNAL);
        if (is_file($directory . self::DONE)) {
            $changes->forget();
        } else {
            $changes->takeBack();
        }

        return $changes;
    }

    /** Whether open() could undo what was left: nobody has put anything else there since. */
    public function wereOurs(): bool
    {
        return $this->areOurs;
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
        $this->paths = array_keys($changes);
        // Leftovers of nobody: the journal is empty still.
        $this->clear();
        $this->note($this->paths);
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
        $marks = [];
        foreach ($this->paths as $path) {
            $marks[$path] = [self::mark($path), self::mark($path . self::NEW)];
        }
        $this->note($marks);
        $this->marks = $marks;
        foreach ($marks as $path => list($before, $after)) {
            self::must($before === '' || @link($path, $path . self::OLD), "keep the former $path");
            if ($after !== '') {
                self::must(@rename($path . self::NEW, $path), "put $path in its place");
            } else {
                self::remove($path);
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
        foreach ($this->marks as $path => $marks) {
            $this->areOurs = $this->areOurs && in_array(self::mark($path), $marks, true);
        }
        foreach ($this->areOurs ? array_reverse($this->marks) : [] as $path => list($before)) {
            if ($before === '') {
                self::remove($path);
            } elseif (self::isThere($path . self::OLD)) {
                self::must(@rename($path . self::OLD, $path), "put the former $path back");
            }
        }
        $this->forget();
    }

    /** In this order: without a journal nobody takes anything back. */
    private function forget(): void
    {
        $this->clear();
        $this->paths = $this->marks = [];
        self::must(ftruncate($this->handle, 0) && rewind($this->handle), 'empty the journal');
        self::remove($this->directory . self::DONE);
    }

    /** Removes what waits and what was kept; of two names of one file, renaming leaves both. */
    private function clear(): void
    {
        foreach ($this->paths as $path) {
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

    /** Adds a line to the journal. */
    private function note(array $line): void
    {
        $text = json_encode($line) . "\n";
        self::must(fwrite($this->handle, $text) === strlen($text) && self::settle($this->handle), 'write the journal');
    }

    /** @return array{list<string>, array<string, array{string, string}>} its two lines */
    private static function read(string $journal): array
    {
        $lines = explode("\n", is_file($journal) ? (string) file_get_contents($journal) : '');

        // One that was not written to its end has been followed by nothing.
        return [(array) json_decode($lines[0], true), (array) json_decode($lines[1] ?? '', true)];
    }

    /** By what a file or link is known again under another name, until somebody writes it anew; empty for none. */
    private static function mark(string $path): string
    {
        clearstatcache();
        $stat = @lstat($path);

        return $stat === false ? '' : "$stat[size] $stat[mtime]";
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

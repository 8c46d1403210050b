<?php

declare(strict_types=1);

namespace AflexiDemo;

/** Where a run keeps its files. They stay for a look afterwards; the next run starts empty. */
final class RunDirectory
{
    /** @var resource held for as long as this process lives */
    private static $lock;

    public function __construct(public readonly string $path)
    {
    }

    /** Empties the directory, unless another demo is using it. */
    public function claim(): void
    {
        is_dir($this->path) || mkdir($this->path, 0755, true);
        self::$lock = fopen("$this->path.lock", 'c');
        if (!flock(self::$lock, LOCK_EX | LOCK_NB)) {
            throw new \RuntimeException("Another demo is running in $this->path.");
        }
        $files = new \RecursiveIteratorIterator(
            new \RecursiveDirectoryIterator($this->path, \FilesystemIterator::SKIP_DOTS),
            \RecursiveIteratorIterator::CHILD_FIRST,
        );
        foreach ($files as $file) {
            $file->isDir() && !$file->isLink() ? rmdir($file->getPathname()) : unlink($file->getPathname());
        }
    }
}

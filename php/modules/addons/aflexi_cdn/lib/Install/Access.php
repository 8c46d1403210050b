<?php

namespace WHMCS\Module\Addon\AflexiCdn\Install;

/**
 * Whether a user may read a file, as its mode and those of the directories above it say.
 */
final class Access
{
    /** Nobody in particular: what everybody may counts. */
    public const OTHERS = -1;

    /** The user who runs this; root if that cannot be told. */
    public static function me(): int
    {
        return function_exists('posix_geteuid') ? posix_geteuid() : (int) @fileowner('/proc/self');
    }

    /**
     * What keeps a user from reading a file.
     *
     * @return string the path of the file, or of a directory above it; empty if nothing does
     */
    public static function barrier(string $file, int $user, int $group): string
    {
        $path = '';
        foreach (explode('/', ltrim((string) realpath($file), '/')) as $part) {
            $path .= '/' . $part;
            $stat = stat($path);
            if ($stat !== false && !self::may($stat['mode'], $stat['uid'] === $user, $stat['gid'] === $group)) {
                return $path;
            }
        }

        return '';
    }

    /**
     * Whether nobody but the system and who runs this can put another program in the place of this one.
     *
     * @param int $user who runs this
     */
    public static function isSafe(string $program, int $user): bool
    {
        for ($path = (string) realpath($program); $path !== ''; $path = $path === '/' ? '' : dirname($path)) {
            $stat = stat($path);
            // A group may write if it is root's; others where each may only remove what is his own, as in /tmp.
            $writers = 0002 | ($stat !== false && $stat['gid'] !== 0 ? 0020 : 0);
            $isOpen = $stat === false || (($stat['mode'] & $writers) !== 0 && ($stat['mode'] & 01000) === 0);
            if ($isOpen || !in_array($stat['uid'], [0, $user], true)) {
                return false;
            }
        }

        return is_file($program);
    }

    /** Whether a mode lets its owner, its group or others in: to enter a directory, to read a file. */
    public static function may(int $mode, bool $isOwner, bool $isGroup): bool
    {
        $bit = ($mode & 0170000) === 0040000 ? 1 : 4;

        return (($mode >> ($isOwner ? 6 : ($isGroup ? 3 : 0))) & $bit) !== 0;
    }
}

<?php

namespace WHMCS\Module\Addon\AflexiCdn\Install;

/**
 * What is to stand under a path.
 */
final class Change
{
    /** @var string `copy`, `text`, `link` or `gone` */
    private $kind;

    /** @var string the file that is copied, the text, or where the link leads */
    private $what;

    private function __construct(string $kind, string $what)
    {
        $this->kind = $kind;
        $this->what = $what;
    }

    /** A copy of a file, which may be within an archive. */
    public static function copy(string $file): self
    {
        return new self('copy', $file);
    }

    /** A text. */
    public static function text(string $text): self
    {
        return new self('text', $text);
    }

    /** A link to another path. */
    public static function link(string $target): self
    {
        return new self('link', $target);
    }

    /** Nothing. */
    public static function gone(): self
    {
        return new self('gone', '');
    }

    /** Whether it is so already. */
    public function isMade(string $path): bool
    {
        switch ($this->kind) {
            case 'copy':
                return is_file($path) && hash_file('sha256', $path) === hash_file('sha256', $this->what);
            case 'text':
                return is_file($path) && file_get_contents($path) === $this->what;
            case 'link':
                return is_link($path) && readlink($path) === $this->what;
            default:
                return !is_link($path) && !file_exists($path);
        }
    }

    /**
     * Makes it under a name that nobody uses yet.
     *
     * @throws Trouble
     */
    public function write(string $path): void
    {
        if ($this->kind === 'link') {
            Changes::must(@symlink($this->what, $path), "make the link $path");
        } elseif ($this->kind !== 'gone') {
            $from = $this->kind === 'copy' ? @fopen($this->what, 'rb') : false;
            Changes::must($from !== false || $this->kind === 'text', "read $this->what");
            $to = @fopen($path, 'xb');
            Changes::must($to !== false, "write $path");
            $written = $from === false ? fwrite($to, $this->what) === strlen($this->what)
                : stream_copy_to_stream($from, $to) > 0;
            // Everybody who runs PHP has to read it, whatever the umask.
            Changes::must($written && chmod($path, 0644) && Changes::settle($to), "write $path");
            fclose($to);
        }
    }

    /** In words. */
    public function describe(string $path): string
    {
        switch ($this->kind) {
            case 'copy':
                return (is_file($path) ? "replace $path by" : "write $path as") . " a copy of $this->what";
            case 'text':
                return "write $path";
            case 'link':
                return "link $path to $this->what";
            default:
                return "remove $path";
        }
    }
}

<?php

namespace WHMCS\Module\Addon\AflexiCdn;

/**
 * The addon's sentences. Answers plain text: whoever prints it escapes it.
 *
 * An int that is put into a sentence is a count and is written as the language writes numbers; unless the sentence has
 * a # before it, which says that it is an id: `Service #{service}`. A date or time is put in as it is to be shown.
 */
final class Language
{
    /** Letters written from right to left, and characters that turn the direction of what follows them. */
    private const TURNS = '/[\x{590}-\x{8FF}\x{200E}\x{200F}\x{202A}-\x{202E}\x{2066}-\x{2069}\x{FB1D}-\x{FDFF}'
        . '\x{FE70}-\x{FEFC}\x{10800}-\x{10FFF}\x{1E800}-\x{1EFFF}]/u';

    /** An admin, see Host::actor(), or a client in the words of the logs. */
    private const ACTOR = '/^(admin|client) (\d+)$/';

    /** @var array<string, string> */
    private $strings;

    /** @param array<string, string> $strings */
    private function __construct(array $strings)
    {
        $this->strings = $strings;
    }

    /** The English sentences, for where WHMCS passes none. */
    public static function english(): self
    {
        return new self(self::file('english'));
    }

    /** The sentences of the admin who is signed in, for where WHMCS passes none: beside the addon's own page. */
    public static function ofAdmin(): self
    {
        return self::named(Host::adminLanguage());
    }

    /** The sentences of a language by WHMCS's name for it; what it lacks stays English. */
    public static function named(string $language): self
    {
        return self::translated(self::file($language));
    }

    /**
     * The sentences WHMCS chose for the admin; what a translation lacks stays English.
     *
     * @param array<string, string> $strings `$vars['_lang']`
     */
    public static function translated(array $strings): self
    {
        return new self($strings + self::english()->strings);
    }

    /** @return array<string, string> empty if there is no such language */
    private static function file(string $language): array
    {
        $_ADDONLANG = [];
        $file = __DIR__ . '/../lang/' . $language . '.php';
        if (preg_match('/^[a-z-]+$/', $language) === 1 && is_file($file)) {
            require $file;
        }

        return $_ADDONLANG;
    }

    /** A text from outside, so enclosed that it cannot turn the rest of a sentence around. */
    public static function isolate(string $text): string
    {
        return preg_match(self::TURNS, $text) === 1
            ? "\u{2068}" . preg_replace('/[\x{2066}-\x{2069}]/u', '', $text) . "\u{2069}"
            : $text;
    }

    /**
     * One sentence, with the arguments in place of its `{name}` placeholders.
     *
     * @param array<string, int|string> $args
     */
    public function text(string $key, array $args = []): string
    {
        return (string) preg_replace_callback('/(#?)\{([a-z_]+)\}/', function (array $found) use ($args): string {
            $value = $args[$found[2]] ?? '';

            return $found[1] . (is_int($value) && $found[1] === ''
                ? $this->number($value)
                : self::isolate((string) $value));
        }, $this->strings[$key] ?? $key);
    }

    /**
     * The sentence of a code; the code itself if it has none.
     *
     * @param array<string, int|string> $args
     */
    public function word(string $key, string $code, array $args = []): string
    {
        return isset($this->strings[$key]) ? $this->text($key, $args) : self::isolate($code);
    }

    /**
     * The sentences whose keys begin so, by the rest of the key: for templates that are not PHP.
     *
     * @return array<string, string>
     */
    public function section(string $prefix): array
    {
        $section = [];
        foreach (array_keys($this->strings) as $key) {
            if (strncmp($key, $prefix, strlen($prefix)) === 0) {
                $section[substr($key, strlen($prefix))] = $this->text($key);
            }
        }

        return $section;
    }

    /** A number as the language writes it: `1,234.5`. */
    public function number(float $number, int $decimals = 0): string
    {
        return number_format($number, $decimals, $this->text('decimal_point'), $this->text('thousands_separator'));
    }

    /** An amount of traffic in the unit that suits it: `12.3 GB`. */
    public function volume(float $megabytes): string
    {
        $units = ['mb' => 1, 'gb' => 1024, 'tb' => 1024 * 1024];
        $unit = $megabytes < 1024 ? 'mb' : ($megabytes < 1024 * 1024 ? 'gb' : 'tb');

        return $this->text('volume_' . $unit, ['amount' => $this->number($megabytes / $units[$unit], 1)]);
    }

    /** What or who asked for something: `InvoicePaid`, `cron`, `admin 1`, `client 5`, `put right by admin 1`. */
    public function cause(string $cause): string
    {
        list($what, $who) = explode(' by ', $cause, 2) + ['', ''];
        if ($who === '' && preg_match(self::ACTOR, $cause) === 1) {
            return $this->who($cause);
        }

        return $this->word('cause_' . str_replace(' ', '_', $what), $cause, ['who' => $this->who($who)]);
    }

    /** Who did something, as the logs name them: `admin 1`, `client 5`. Anybody else is called as they are there. */
    public function who(string $actor): string
    {
        if (preg_match(self::ACTOR, $actor, $named) !== 1) {
            return $actor;
        }
        $id = ['id' => $named[2]];

        return $named[1] === 'admin' ? $this->text('admin', $id) : $this->text('client', $id);
    }

    /**
     * The sentence of a reason given by the extension.
     *
     * @param array{code: string, args: array<string, int|string>} $reason
     */
    public function reason(array $reason): string
    {
        $args = $this->told($reason['code'], $reason['args']);
        $key = 'reason_' . $reason['code'];

        return isset($this->strings[$key])
            ? $this->text($key, $args)
            : $this->text('unexplained', ['code' => $reason['code'], 'details' => implode(', ', $args)]);
    }

    /**
     * The arguments of a reason, those that are words of ours in the language.
     *
     * @param array<string, int|string> $args
     *
     * @return array<string, int|string>
     */
    private function told(string $code, array $args): array
    {
        if (isset($args['by'])) {
            $args['by'] = $this->who((string) $args['by']);
        }
        if ($code === 'not_configured') {
            $args['fields'] = implode(', ', array_map(function (string $field): string {
                return $this->word('setting_' . $field, $field);
            }, explode(', ', (string) ($args['fields'] ?? ''))));
        }
        if ($code === 'drift_status') {
            $args = array_map(function ($status): string {
                return $this->word('status_' . $status, (string) $status);
            }, $args);
        }

        return $args;
    }
}

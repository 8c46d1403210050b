<?php

namespace WHMCS\Module\Addon\AflexiCdn;

/**
 * What the browser sent, in the types the extension takes.
 */
final class Request
{
    /** @var string */
    private $method;

    /** @var array<int|string, mixed> */
    private $query;

    /** @var array<int|string, mixed> */
    private $form;

    /**
     * @param array<int|string, mixed> $query
     * @param array<int|string, mixed> $form
     */
    public function __construct(string $method, array $query, array $form)
    {
        $this->method = $method;
        $this->query = $query;
        $this->form = $form;
    }

    /** The request being served. */
    public static function fromGlobals(): self
    {
        return new self((string) ($_SERVER['REQUEST_METHOD'] ?? 'GET'), $_GET, $_POST);
    }

    /** Whether this may change anything. */
    public function isPost(): bool
    {
        return $this->method === 'POST';
    }

    /** Whether the form carries our token. */
    public function isOurs(): bool
    {
        return Token::accepts($this->form[Token::NAME] ?? null);
    }

    /** Which page the address names. */
    public function page(): string
    {
        return $this->choice('page');
    }

    /** Which button was pressed. */
    public function action(): string
    {
        return $this->field('action');
    }

    /** What a list is searched for; empty for nothing. */
    public function search(): string
    {
        return mb_substr(trim($this->choice('q')), 0, 100, 'UTF-8');
    }

    /** What a list is filtered by; empty for nothing. */
    public function choice(string $name): string
    {
        return is_string($this->query[$name] ?? null) ? $this->query[$name] : '';
    }

    /** An id of the address; 0 if it has none. */
    public function addressedId(string $name): int
    {
        return self::number($this->query[$name] ?? null);
    }

    /** Page number of a list, from 1. */
    public function pageNumber(): int
    {
        return max(1, self::number($this->query['p'] ?? null));
    }

    /** An id of the form; 0 if it has none. */
    public function id(string $field): int
    {
        return self::number($this->form[$field] ?? null);
    }

    /**
     * The ids of a list of boxes or hidden fields.
     *
     * @return list<int>
     */
    public function ids(string $field): array
    {
        $ids = array_map([self::class, 'number'], (array) ($this->form[$field] ?? []));

        return array_values(array_unique(array_filter($ids)));
    }

    /** A text of the form; empty if it has none. */
    public function field(string $name): string
    {
        return is_string($this->form[$name] ?? null) ? $this->form[$name] : '';
    }

    /**
     * The texts of a list, by id or in order.
     *
     * @return array<int, string>
     */
    public function texts(string $field): array
    {
        return array_filter((array) ($this->form[$field] ?? []), static function ($text, $id) {
            return is_string($text) && is_int($id);
        }, ARRAY_FILTER_USE_BOTH);
    }

    /**
     * The texts typed in, by name.
     *
     * @return array<string, string>
     */
    public function textsByName(string $field): array
    {
        return array_filter((array) ($this->form[$field] ?? []), static function ($text, $name) {
            return is_string($text) && is_string($name);
        }, ARRAY_FILTER_USE_BOTH);
    }

    /**
     * The numbers typed in, by id; what is no number is 0.
     *
     * @return array<int, int>
     */
    public function numbers(string $field): array
    {
        return array_map([self::class, 'number'], $this->texts($field));
    }

    /** Whether PHP may have cut the form: past `max_input_vars` it drops fields without a word. */
    public function isCut(): bool
    {
        $limit = (int) ini_get('max_input_vars');

        return $limit > 0 && count($this->form, COUNT_RECURSIVE) >= $limit;
    }

    /** @param mixed $sent the whole of it must be a number: nothing is made out of "7x" */
    private static function number($sent): int
    {
        return is_string($sent) && ctype_digit($sent) ? (int) $sent : 0;
    }
}

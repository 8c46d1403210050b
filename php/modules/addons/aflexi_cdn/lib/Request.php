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
        return is_string($this->query['page'] ?? null) ? $this->query['page'] : '';
    }

    /** Which button was pressed. */
    public function action(): string
    {
        return is_string($this->form['action'] ?? null) ? $this->form['action'] : '';
    }

    /** Page number of a list, from 1. */
    public function pageNumber(): int
    {
        $number = $this->query['p'] ?? 1;

        return is_scalar($number) ? max(1, (int) $number) : 1;
    }

    /** An id of the form; 0 if it has none. */
    public function id(string $field): int
    {
        $id = $this->form[$field] ?? 0;

        return is_scalar($id) ? (int) $id : 0;
    }

    /**
     * The ids of a list of boxes or hidden fields.
     *
     * @return list<int>
     */
    public function ids(string $field): array
    {
        $ids = array_map('intval', array_filter((array) ($this->form[$field] ?? []), 'is_scalar'));

        return array_values(array_unique(array_filter($ids, static function (int $id) {
            return $id > 0;
        })));
    }

    /**
     * The texts typed in, by id.
     *
     * @return array<int, string>
     */
    public function texts(string $field): array
    {
        return array_filter((array) ($this->form[$field] ?? []), static function ($text, $id) {
            return is_string($text) && is_int($id);
        }, ARRAY_FILTER_USE_BOTH);
    }

    /** Whether PHP may have cut the form: past `max_input_vars` it drops fields without a word. */
    public function isCut(): bool
    {
        $limit = (int) ini_get('max_input_vars');

        return $limit > 0 && count($this->form, COUNT_RECURSIVE) >= $limit;
    }
}

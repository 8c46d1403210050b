<?php

declare(strict_types=1);

namespace WhmcsHost;

/** What a server answered. */
final class Response
{
    /** @param array<string, list<string>> $headers by lower-case name */
    public function __construct(
        public readonly int $status,
        public readonly array $headers,
        public readonly string $body,
        public readonly string $url,
    ) {
    }

    public function header(string $name): ?string
    {
        return $this->headers[strtolower($name)][0] ?? null;
    }

    /** The page as a document, for queries by XPath. */
    public function xpath(): \DOMXPath
    {
        $document = new \DOMDocument();
        @$document->loadHTML('<?xml encoding="utf-8"?>' . $this->body);
        return new \DOMXPath($document);
    }

    /** The visible text, white space collapsed. */
    public function text(): string
    {
        $body = $this->xpath()->query('//body')->item(0);
        return trim(preg_replace('/\s+/u', ' ', $body?->textContent ?? ''));
    }

    /** The value of the first field of that name; null if the page has none. */
    public function field(string $name): ?string
    {
        foreach ($this->xpath()->query('//input') as $input) {
            if ($input->getAttribute('name') === $name) {
                return $input->getAttribute('value');
            }
        }
        return null;
    }

    /**
     * The fields of a form with the values a browser would send, buttons left out.
     *
     * @return array<string, mixed>
     */
    public function form(string $xpath): array
    {
        $page = $this->xpath();
        $form = $page->query($xpath)->item(0) ?? throw new \RuntimeException("No form $xpath on $this->url");
        $pairs = [];
        foreach ($page->query('.//input[@name] | .//select[@name] | .//textarea[@name]', $form) as $field) {
            $value = self::value($page, $field);
            if ($value !== null && !$field->hasAttribute('disabled')) {
                $pairs[] = urlencode($field->getAttribute('name')) . '=' . urlencode($value);
            }
        }
        parse_str(implode('&', $pairs), $fields);
        return $fields;
    }

    private static function value(\DOMXPath $page, \DOMElement $field): ?string
    {
        if ($field->tagName === 'textarea') {
            return $field->textContent;
        }
        if ($field->tagName === 'select') {
            $selected = $page->query('.//option[@selected]', $field)->item(0);
            $option = $selected ?? $page->query('.//option', $field)->item(0);
            return $option?->getAttribute('value');
        }
        $choice = in_array($field->getAttribute('type'), ['checkbox', 'radio'], true);
        if ($choice && !$field->hasAttribute('checked')) {
            return null;
        }
        return $field->getAttribute('type') === 'submit' ? null : $field->getAttribute('value');
    }
}

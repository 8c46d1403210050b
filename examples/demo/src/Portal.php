<?php

declare(strict_types=1);

namespace AflexiDemo;

use WhmcsHost\Browser;
use WhmcsHost\Server\Sandbox;

/** Aflexi's portal, where somebody changes accounts past the addon. */
final class Portal
{
    public function __construct(private readonly Sandbox $sandbox)
    {
    }

    public function suspend(string $account): void
    {
        [$publisher, $operator] = explode(',', $this->find($account)['link']);
        $this->call('publisherLink.update', "$publisher,$operator", [
            'publisher' => ['id' => (int) $publisher],
            'operator' => ['id' => (int) $operator],
            'status' => 'SUSPENDED',
        ]);
    }

    public function rename(string $account, string $name): void
    {
        $this->call('user.update', $this->find($account)['id'], ['name' => $name]);
    }

    /** @return array<string, mixed> */
    private function find(string $account): array
    {
        foreach ($this->sandbox->state()['accounts'] as $found) {
            if (str_starts_with($found['username'], "$account/")) {
                return $found;
            }
        }
        throw new \RuntimeException("There is no account $account.");
    }

    private function call(string $method, mixed ...$arguments): void
    {
        $params = '';
        foreach ([$this->sandbox->operator, $this->sandbox->key, ...$arguments] as $argument) {
            $params .= '<param>' . self::value($argument) . '</param>';
        }
        $body = "<?xml version=\"1.0\"?><methodCall><methodName>$method</methodName>"
            . "<params>$params</params></methodCall>";
        $answer = (new Browser(''))->send('POST', $this->sandbox->url(), $body, ['Content-Type: text/xml'])->body;
        if (str_contains($answer, '<fault>')) {
            throw new \RuntimeException("$method: " . strip_tags($answer));
        }
    }

    private static function value(mixed $value): string
    {
        return '<value>' . match (true) {
            is_int($value) => "<int>$value</int>",
            is_array($value) => '<struct>' . implode(array_map(self::member(...), array_keys($value), $value))
                . '</struct>',
            default => '<string>' . htmlspecialchars($value, ENT_XML1) . '</string>',
        } . '</value>';
    }

    private static function member(string $name, mixed $value): string
    {
        return "<member><name>$name</name>" . self::value($value) . '</member>';
    }
}

<?php

declare(strict_types=1);

namespace AflexiCdn\EndToEnd\Support;

use WhmcsHost\Browser;
use WhmcsHost\Server\Sandbox;

/** The operator in Aflexi's own portal: changes accounts behind the addon's back. Accounts are named without suffix. */
final class Portal
{
    public function __construct(private readonly Sandbox $sandbox)
    {
    }

    /** @param string $status `ACTIVE` or `SUSPENDED` */
    public function setStatus(string $name, string $status): void
    {
        $this->updateLink($name, ['status' => $status]);
    }

    /** @param string $package one that the platform has */
    public function setPackage(string $name, string $package): void
    {
        $ids = array_column($this->sandbox->state()['packages'], 'id', 'name');
        $this->updateLink($name, ['bandwidthPackage' => ['id' => $ids[$package]]]);
    }

    /** @param array<string, string> $contact `name`, `email` */
    public function setContact(string $name, array $contact): void
    {
        $this->call('user.update', $this->account($name)['id'], $contact);
    }

    /** @param array<string, int|string> $limits in Aflexi's members, e.g. `bandwidthLimit` */
    public function setLimits(string $package, array $limits): void
    {
        $ids = array_column($this->sandbox->state()['packages'], 'id', 'name');
        $this->call('bandwidthPackage.update', $ids[$package], $limits);
    }

    public function delete(string $name): void
    {
        $this->call('publisherLink.delete', $this->account($name)['link']);
    }

    /** @param array<string, mixed> $change */
    private function updateLink(string $name, array $change): void
    {
        $account = $this->account($name);
        $operator = $this->sandbox->state()['operator']['id'];
        $ids = ['publisher' => ['id' => $account['id']], 'operator' => ['id' => $operator]];
        $this->call('publisherLink.update', $account['link'], $ids + $change);
    }

    /** @return array<string, mixed> */
    private function account(string $name): array
    {
        foreach ($this->sandbox->state()['accounts'] as $account) {
            if (explode('/', $account['username'])[0] === $name) {
                return $account;
            }
        }
        throw new \RuntimeException("There is no account $name.");
    }

    private function call(string $method, mixed ...$parameters): void
    {
        $values = array_map(self::value(...), [$this->sandbox->operator, $this->sandbox->key, ...$parameters]);
        $body = "<?xml version=\"1.0\"?><methodCall><methodName>$method</methodName><params><param>"
            . implode('</param><param>', $values) . '</param></params></methodCall>';
        $answer = (new Browser(''))->send('POST', $this->sandbox->url(), $body, ['Content-Type: text/xml']);
        if ($answer->status !== 200 || str_contains($answer->body, '<fault>')) {
            throw new \RuntimeException("$method: $answer->status $answer->body");
        }
    }

    private static function value(mixed $value): string
    {
        if (!is_array($value)) {
            return is_int($value)
                ? "<value><int>$value</int></value>"
                : '<value><string>' . htmlspecialchars($value, ENT_XML1) . '</string></value>';
        }
        $members = '';
        foreach ($value as $name => $member) {
            $members .= "<member><name>$name</name>" . self::value($member) . '</member>';
        }

        return "<value><struct>$members</struct></value>";
    }
}

<?php

declare(strict_types=1);

namespace WhmcsHost\Addon;

use WhmcsHost\Profile;

/** A setting of a module, as its _config declares it. */
final class Field
{
    public readonly string $label;
    public readonly string $type;
    public readonly string $default;
    public readonly string $description;

    public function __construct(public readonly string $name, private readonly array $declaration)
    {
        $this->label = (string) ($declaration['FriendlyName'] ?? $name);
        $this->type = (string) ($declaration['Type'] ?? 'text');
        $this->default = (string) ($declaration['Default'] ?? '');
        $this->description = (string) ($declaration['Description'] ?? '');
    }

    public function size(): int
    {
        return (int) ($this->declaration['Size'] ?? 25);
    }

    public function rows(): int
    {
        return (int) ($this->declaration['Rows'] ?? 3);
    }

    /** @return array<string, string> label by value */
    public function options(): array
    {
        $options = $this->declaration['Options'] ?? [];
        if (is_array($options)) {
            return $options;
        }
        $values = array_map(trim(...), explode(',', $options));
        return array_combine($values, $values);
    }

    /** What to store of what a form sent; null for nothing at all. */
    public function stored(?string $sent): ?string
    {
        if ($this->type !== 'yesno') {
            return (string) $sent;
        }
        if ($sent !== null && $sent !== '') {
            return 'on';
        }
        return Profile::current()->untickedFieldMissing ? null : '';
    }
}

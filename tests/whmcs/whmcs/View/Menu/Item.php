<?php

declare(strict_types=1);

namespace WHMCS\View\Menu;

/** An entry of a menu, with entries below it. */
class Item
{
    private string $label;
    private string $uri = '';
    private int $order = 0;
    private string $icon = '';

    /** @var array<string, self> */
    private array $children = [];

    public function __construct(private readonly string $name)
    {
        $this->label = $name;
    }

    /** @param array{label?: string, uri?: string, order?: int, icon?: string} $options */
    public function addChild(string $name, array $options = []): self
    {
        $child = new self($name);
        $child->setLabel($options['label'] ?? $name)->setUri($options['uri'] ?? '')
            ->setOrder($options['order'] ?? 10 * (count($this->children) + 1))->setIcon($options['icon'] ?? '');
        return $this->children[$name] = $child;
    }

    public function getChild(string $name): ?self
    {
        return $this->children[$name] ?? null;
    }

    public function removeChild(string $name): self
    {
        unset($this->children[$name]);
        return $this;
    }

    /** @return list<self> in their order */
    public function getChildren(): array
    {
        $children = array_values($this->children);
        usort($children, static fn (self $a, self $b): int => $a->order <=> $b->order);
        return $children;
    }

    public function getName(): string
    {
        return $this->name;
    }

    public function getLabel(): string
    {
        return $this->label;
    }

    public function setLabel(string $label): self
    {
        $this->label = $label;
        return $this;
    }

    public function getUri(): string
    {
        return $this->uri;
    }

    public function setUri(string $uri): self
    {
        $this->uri = $uri;
        return $this;
    }

    public function getOrder(): int
    {
        return $this->order;
    }

    public function setOrder(int $order): self
    {
        $this->order = $order;
        return $this;
    }

    public function getIcon(): string
    {
        return $this->icon;
    }

    public function setIcon(string $icon): self
    {
        $this->icon = $icon;
        return $this;
    }
}

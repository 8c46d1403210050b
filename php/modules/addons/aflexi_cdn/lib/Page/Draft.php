<?php

namespace WHMCS\Module\Addon\AflexiCdn\Page;

use WHMCS\Module\Addon\AflexiCdn\Request;

/**
 * The product table as an admin set it, before it is saved.
 */
final class Draft
{
    /** @var list<int> */
    private $shown;

    /** @var list<int> */
    private $ticked;

    /** @var array<int, string> */
    private $packages;

    public function __construct(Request $request)
    {
        $this->shown = $request->ids('shown');
        $this->ticked = $request->ids('products');
        $this->packages = $request->texts('package');
    }

    /** @return list<int> ids of the products the page showed */
    public function shown(): array
    {
        return $this->shown;
    }

    /** @return list<int> ids of those that were ticked */
    public function ticked(): array
    {
        return $this->ticked;
    }

    /** @return array<int, string> package names typed in, by product id */
    public function packages(): array
    {
        return $this->packages;
    }

    /**
     * The products with what was set in place of what is stored.
     *
     * @param list<array<string, mixed>> $products
     *
     * @return list<array<string, mixed>>
     */
    public function over(array $products): array
    {
        return array_map(function (array $product) {
            return in_array($product['id'], $this->shown, true) ? [
                'enabled' => in_array($product['id'], $this->ticked, true),
            ] + $this->named($product) : $product;
        }, $products);
    }

    /**
     * @param array<string, mixed> $product
     *
     * @return array<string, mixed> with the package name that was typed in
     */
    private function named(array $product): array
    {
        $typed = $this->packages[$product['id']] ?? $product['package_override'];

        return [
            'package_override' => $typed,
            'package' => trim($typed) === '' ? $product['default_package'] : trim($typed),
        ] + $product;
    }

    /** @return list<array{string, int|string}> name and value of the fields that send it once more */
    public function fields(): array
    {
        $fields = [];
        foreach ($this->shown as $id) {
            $fields[] = ['shown[]', $id];
        }
        foreach ($this->ticked as $id) {
            $fields[] = ['products[]', $id];
        }
        foreach ($this->packages as $id => $package) {
            $fields[] = ["package[$id]", $package];
        }

        return $fields;
    }
}

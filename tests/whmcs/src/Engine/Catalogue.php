<?php

declare(strict_types=1);

namespace WhmcsHost\Engine;

/** What is for sale: groups, products, addons and their prices. */
final class Catalogue extends Subject
{
    private const EDIT_KEYS = ['type', 'gid', 'name', 'description', 'welcomeemail', 'showdomainoptions',
        'stockcontrol', 'qty', 'tax', 'is_featured', 'hidden', 'retired', 'paytype', 'allowqty', 'recurringcycles',
        'autoterminatedays', 'autoterminateemail', 'proratabilling', 'proratadate', 'proratachargenextmonth',
        'servertype', 'servergroup', 'autosetup', 'configoptionsupgrade', 'upgradeemail', 'freedomain',
        'freedomainpaymentterms', 'freedomaintlds', 'affiliatepaytype', 'affiliatepayamount', 'affiliateonetime',
        'subdomain', 'overagesenabled', 'overagesdisklimit', 'overagesbwlimit', 'overagesdiskprice', 'overagesbwprice'];

    public function addGroup(string $name): int
    {
        return $this->rows->insert('tblproductgroups', ['name' => $name]);
    }

    /**
     * A product; no hook tells of a new one.
     *
     * @param array<string, mixed>  $columns of tblproducts, at least `name` and `gid`
     * @param array<string, string> $prices  columns of tblpricing; what is missing is not offered
     */
    public function addProduct(array $columns, array $prices = []): int
    {
        $id = $this->rows->insert('tblproducts', $columns + [
            'type' => 'hostingaccount',
            'paytype' => 'recurring',
            'autosetup' => 'payment',
        ]);
        $this->setPrices('product', $id, $prices);

        return $id;
    }

    /** @param array<string, mixed> $changes columns of tblproducts, stored after the hook */
    public function editProduct(int $id, array $changes): void
    {
        $keys = [...self::EDIT_KEYS, ...array_map(fn (int $n): string => "configoption$n", range(1, 24))];
        $new = array_intersect_key($changes + $this->rows->get('tblproducts', $id), array_flip($keys));
        $this->events->run('ProductEdit', ['pid' => $id] + $new);
        $this->rows->update('tblproducts', $changes, ['id' => $id]);
    }

    public function deleteProduct(int $id): void
    {
        $this->events->run('ProductDelete', ['pid' => $id]);
        $this->rows->delete('tblpricing', ['type' => 'product', 'relid' => $id]);
        $this->rows->delete('tblproducts', ['id' => $id]);
    }

    /**
     * @param array<string, mixed>  $columns of tbladdons, at least `name`
     * @param array<string, string> $prices
     */
    public function addAddon(array $columns, array $prices = []): int
    {
        $id = $this->rows->insert('tbladdons', $columns + ['billingcycle' => 'free', 'autoactivate' => 'payment']);
        $this->setPrices('addon', $id, $prices);
        $this->events->run('AddonConfigSave', ['id' => $id]);

        return $id;
    }

    /**
     * @param array<string, mixed>  $changes columns of tbladdons
     * @param array<string, string> $prices
     */
    public function editAddon(int $id, array $changes, array $prices = []): void
    {
        $this->rows->update('tbladdons', $changes, ['id' => $id]);
        if ($prices !== []) {
            $this->setPrices('addon', $id, $prices);
        }
        $this->events->run('AddonConfigSave', ['id' => $id]);
    }

    public function deleteAddon(int $id): void
    {
        $this->rows->delete('tblpricing', ['type' => 'addon', 'relid' => $id]);
        $this->rows->delete('tbladdons', ['id' => $id]);
        $this->events->run('ProductAddonDelete', ['addonId' => $id]);
    }

    /**
     * @param string                $type   `product` or `addon`
     * @param array<string, string> $prices
     */
    public function setPrices(string $type, int $id, array $prices): void
    {
        $cycles = ['monthly', 'quarterly', 'semiannually', 'annually', 'biennially', 'triennially'];
        $this->rows->delete('tblpricing', ['type' => $type, 'relid' => $id]);
        $this->rows->insert(
            'tblpricing',
            ['type' => $type, 'currency' => 1, 'relid' => $id] + $prices + array_fill_keys($cycles, '-1.00')
        );
    }

    /** @return array{string, string} price and setup fee */
    public function price(string $type, int $id, string $cycle): array
    {
        $row = $this->rows->first('tblpricing', ['type' => $type, 'relid' => $id, 'currency' => 1]);
        $price = $row[Cycle::priceColumn($cycle)] ?? '0.00';
        if (Cycle::isFree($cycle) || !Money::isPositive($price)) {
            return ['0.00', '0.00'];
        }

        return [$price, $row[Cycle::setupFeeColumn($cycle)]];
    }
}

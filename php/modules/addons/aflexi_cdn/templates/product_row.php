<?php

defined('WHMCS') || exit ?>
<tr>
    <td class="aflexi-tick">
        <input type="checkbox" id="aflexi-product-<?= $e($id) ?>" name="products[]" value="<?= $e($id) ?>"
            <?= $e($product['enabled'] ? 'checked' : '') ?>
            <?= $e($product['blocked'] !== null ? 'disabled' : '') ?>>
    </td>
    <th scope="row">
        <label for="aflexi-product-<?= $e($id) ?>"><?= $name($product['name']) ?></label>
<?php if ($product['hidden']) : ?>
        <span class="label label-default"><?= $e($t('hidden')) ?></span>
<?php endif ?>
<?php if ($product['retired']) : ?>
        <span class="label label-default"><?= $e($t('retired')) ?></span>
<?php endif ?>
<?php if ($product['blocked'] !== null) : ?>
        <p class="help-block"><?= $e($reason($product['blocked'])) ?></p>
<?php endif ?>
<?php foreach ($product['remarks'] as $remark) : ?>
        <p class="help-block"><?= $e($reason($remark)) ?></p>
<?php endforeach ?>
    </th>
    <td>
        <span class="aflexi-package" id="aflexi-named-<?= $e($id) ?>"><?= $name($product['package']) ?></span>
        <label class="sr-only" for="aflexi-package-<?= $e($id) ?>"><?=
            $e($t('package_override', ['product' => $product['name']]))
        ?></label>
        <input type="text" class="form-control input-sm" id="aflexi-package-<?= $e($id) ?>"
            name="package[<?= $e($id) ?>]" value="<?= $e($product['package_override']) ?>"
            placeholder="<?= $e($t('package_placeholder')) ?>" autocomplete="off"
            aria-describedby="aflexi-named-<?= $e($id) ?>" data-default="<?= $e($product['default_package']) ?>">
<?php foreach ($product['warnings'] as $warning) : ?>
        <p class="text-warning"><?= $e($reason($warning)) ?></p>
<?php endforeach ?>
    </td>
    <td><?= $e($t('paytype_' . $product['paytype'])) ?></td>
    <td class="aflexi-number"><?= $e($number($product['services'])) ?></td>
    <td class="aflexi-number"><?=
        $e($product['eligible'] === null ? $t('not_counted') : $number($product['eligible']))
    ?></td>
    <td class="aflexi-number">
        <?= $e($product['synchronized'] === null ? $t('not_counted') : $number($product['synchronized'])) ?>
        <input type="hidden" name="shown[]" value="<?= $e($id) ?>">
    </td>
</tr>

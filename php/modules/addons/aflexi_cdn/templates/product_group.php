<?php

defined('WHMCS') || exit ?>
<?php $table = 'aflexi-group-' . $id ?>
<div class="table-responsive">
<table class="table aflexi-products" id="<?= $e($table) ?>">
    <caption>
<?php if ($group === '') : ?>
        <?= $e($t('group_gone')) ?>
<?php else : ?>
        <?= $name($group) ?>
<?php endif ?>
        <span class="aflexi-select" data-select="<?= $e($table) ?>" hidden>
            <button type="button" class="btn btn-default btn-xs" data-tick="all"
                aria-controls="<?= $e($table) ?>"><?= $e($t('select_all')) ?></button>
            <button type="button" class="btn btn-default btn-xs" data-tick="none"
                aria-controls="<?= $e($table) ?>"><?= $e($t('select_none')) ?></button>
            <span class="text-muted" role="status" data-told="<?=
                $e($t('selected', ['count' => '{count}', 'total' => '{total}']))
            ?>"></span>
        </span>
    </caption>
    <thead>
        <tr>
            <th scope="col"><?= $e($t('column_cdn')) ?></th>
            <th scope="col"><?= $e($t('column_product')) ?></th>
            <th scope="col"><?= $e($t('column_package')) ?></th>
            <th scope="col"><?= $e($t('column_price')) ?></th>
            <th scope="col" class="aflexi-number"><?= $e($t('column_services')) ?></th>
            <th scope="col" class="aflexi-number"><?= $e($t('column_eligible')) ?></th>
            <th scope="col" class="aflexi-number"><?= $e($t('column_in_line')) ?></th>
        </tr>
    </thead>
    <tbody>
<?php foreach ($products as $product) : ?>
        <?= $part('product_row', ['product' => $product, 'id' => $product['id']]) ?>
<?php endforeach ?>
    </tbody>
</table>
</div>

<?php

defined('WHMCS') || exit ?>
<?php
$groups = [];
foreach ($list['rows'] as $product) {
    $groups[$product['group_id']][] = $product;
}
$choices = ['' => $t('group_all')];
foreach ($list['groups'] as $group) {
    $choices[$group['id']] = $t('choice', ['name' => $group['name'], 'count' => $number($group['products'])]);
}
?>
<div class="aflexi-head">
    <h2><?= $e($t('products_title')) ?></h2>
    <a class="btn btn-default" href="<?= $e($link . '&page=publishers') ?>"><?= $e($t('show_publishers')) ?></a>
</div>
<p><?= $e($t('products_about')) ?></p>
<?php if ($list['all'] === 0) : ?>
<div class="alert alert-info"><?= $e($t('no_products')) ?></div>
<?php else : ?>
    <?= $part('filter', ['at' => $at, 'label' => $t('search_products'), 'search' => $filter['q'], 'choices' => [
        'group' => ['label' => $t('product_group'), 'value' => $filter['group'], 'options' => $choices],
        'only' => ['label' => $t('only'), 'value' => $filter['only'], 'options' => [
            '' => $t('only_all'), 'enabled' => $t('only_enabled'), 'eligible' => $t('only_eligible'),
        ]],
        'sort' => ['label' => $t('sort'), 'value' => $filter['sort'], 'options' => [
            '' => $t('sort_whmcs'), 'name' => $t('sort_name'), 'services' => $t('sort_services'),
            'eligible' => $t('sort_eligible'),
        ]],
    ]]) ?>
    <?php if ($groups === []) : ?>
<div class="alert alert-info"><?= $e($t('nothing_found')) ?></div>
    <?php else : ?>
<p class="text-muted"><?= $e($t('products_found', [
    'found' => $number($list['total']),
    'all' => $number($list['all']),
])) ?></p>
<form method="post" action="<?= $e($here) ?>">
        <?= $part('tokens', []) ?>
        <?php foreach ($groups as $id => $products) : ?>
            <?= $part('product_group', ['id' => $id, 'group' => $products[0]['group'], 'products' => $products]) ?>
        <?php endforeach ?>
    <button type="submit" class="btn btn-primary" name="action" value="save"
        aria-describedby="aflexi-save-about"><?= $e($t('save')) ?></button>
    <button type="submit" class="btn btn-default" name="action" value="preview"
        aria-describedby="aflexi-save-about"><?= $e($t('preview')) ?></button>
    <p class="text-muted aflexi-detail" id="aflexi-save-about"><?= $e($t('save_about')) ?></p>
</form>
        <?= $part('pager', ['list' => $list, 'at' => $at]) ?>
    <?php endif ?>
<?php endif ?>

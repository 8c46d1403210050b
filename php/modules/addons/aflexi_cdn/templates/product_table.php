<?php

defined('WHMCS') || exit ?>
<?php
$groups = [];
foreach ($products as $product) {
    $groups[$product['group']][] = $product;
}
?>
<div class="aflexi-head">
    <h2><?= $e($t('products_title')) ?></h2>
    <a class="btn btn-default" href="<?= $e($link . '&page=publishers') ?>"><?= $e($t('show_publishers')) ?></a>
</div>
<p><?= $e($t('products_about')) ?></p>
<?php if ($groups === []) : ?>
<div class="alert alert-info"><?= $e($t('no_products')) ?></div>
<?php else : ?>
<form method="post" action="<?= $e($link) ?>">
    <?= $part('tokens', []) ?>
    <?php foreach ($groups as $group => $members) : ?>
        <?= $part('product_group', ['group' => $group, 'products' => $members]) ?>
    <?php endforeach ?>
    <button type="submit" class="btn btn-primary" name="action" value="save"><?= $e($t('save')) ?></button>
    <button type="submit" class="btn btn-default" name="action" value="preview"><?= $e($t('preview')) ?></button>
</form>
<?php endif ?>

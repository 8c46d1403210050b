<?php

defined('WHMCS') || exit ?>
<?php
$action = $id === 0 ? 'package_create' : 'package_update';
$yes = $id === 0 ? $t('package_create_yes') : $t('package_update_yes');
?>
<?php if ($id === 0) : ?>
<h2><?= $e($t('package_create_title', ['name' => $draft['name']])) ?></h2>
<?php else : ?>
<h2><?= $e($t('package_update_title', ['name' => $draft['name']])) ?></h2>
<?php endif ?>
<?php foreach ($draft['warnings'] as $warning) : ?>
<div class="alert alert-warning"><?= $e($reason($warning)) ?></div>
<?php endforeach ?>
<?php if ($draft['changes'] === []) : ?>
<div class="alert alert-info"><?= $e($t('package_no_change')) ?></div>
<p><a href="<?= $e($form) ?>"><?= $e($t('back_to_package')) ?></a></p>
<?php else : ?>
    <?php if ($id !== 0) : ?>
<p><?= $e($t('package_concerns', ['count' => $number($draft['accounts'])])) ?></p>
    <?php endif ?>
<div class="table-responsive">
<table class="table">
    <caption><?= $e($id === 0 ? $t('package_limits_caption') : $t('package_changes_caption')) ?></caption>
    <thead>
        <tr>
            <th scope="col"><?= $e($t('column_limit')) ?></th>
    <?php if ($id !== 0) : ?>
            <th scope="col"><?= $e($t('column_now')) ?></th>
    <?php endif ?>
            <th scope="col"><?= $e($id === 0 ? $t('column_value') : $t('column_then')) ?></th>
        </tr>
    </thead>
    <tbody>
    <?php foreach ($draft['changes'] as $change) : ?>
        <?php $limit = $change['limit'] ?>
        <tr>
            <th scope="row"><?= $e($t('limit_' . $limit)) ?></th>
        <?php if ($id !== 0) : ?>
            <td><?= $part('package_value', ['limit' => $limit, 'value' => $change['before']]) ?></td>
        <?php endif ?>
            <td><strong><?= $part('package_value', ['limit' => $limit, 'value' => $change['after']]) ?></strong></td>
        </tr>
    <?php endforeach ?>
    </tbody>
</table>
</div>
<form method="post" action="<?= $e($here) ?>">
    <?= $part('tokens', []) ?>
    <input type="hidden" name="package" value="<?= $e($id) ?>">
    <input type="hidden" name="shown" value="<?= $e($shown) ?>">
    <?php if ($id === 0) : ?>
    <input type="hidden" name="name" value="<?= $e($draft['name']) ?>">
    <?php endif ?>
    <?php foreach ($typed as $limit => $text) : ?>
    <input type="hidden" name="limits[<?= $e($limit) ?>]" value="<?= $e($text) ?>">
    <?php endforeach ?>
    <button type="submit" class="btn btn-warning" name="action" value="<?= $e($action) ?>"><?= $e($yes) ?></button>
    <a class="btn btn-default" href="<?= $e($form) ?>"><?= $e($t('package_cancel')) ?></a>
</form>
<?php endif ?>

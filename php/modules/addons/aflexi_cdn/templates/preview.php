<?php

defined('WHMCS') || exit ?>
<?php $foreseen = $preview['foresight'] ?>
<section class="panel panel-info aflexi-preview" aria-labelledby="aflexi-preview">
<div class="panel-heading"><h2 class="panel-title" id="aflexi-preview"><?= $e($t('preview_title')) ?></h2></div>
<div class="panel-body">
    <p><?= $e($t('preview_about')) ?></p>
<?php if ($foreseen['brake'] !== null) : ?>
    <div class="alert alert-warning"><?= $e($reason($foreseen['brake'])) ?></div>
<?php endif ?>
    <?= $part('changed_products', ['changes' => $preview]) ?>
    <ul class="aflexi-counts">
<?php foreach (['created', 'activated', 'updated', 'suspended', 'passwords', 'unchanged'] as $count) : ?>
        <li class="<?= $e($foreseen[$count] > 0 ? 'aflexi-some' : 'aflexi-none') ?>">
            <strong><?= $e($number($foreseen[$count])) ?></strong> <?= $e($t('count_' . $count)) ?>
        </li>
<?php endforeach ?>
        <li class="<?= $e($foreseen['refused_total'] > 0 ? 'aflexi-some' : 'aflexi-none') ?>">
            <strong><?= $e($number($foreseen['refused_total'])) ?></strong> <?= $e($t('count_refused')) ?>
        </li>
    </ul>
<?php if ($foreseen['new_packages'] !== []) : ?>
    <p><?= $e($t('preview_packages')) ?>
    <?php foreach ($foreseen['new_packages'] as $package) : ?>
        <span class="label label-success"><?= $name($package) ?></span>
    <?php endforeach ?>
    </p>
<?php endif ?>
<?php if ($foreseen['accounts'] !== []) : ?>
    <?= $part('foreseen_accounts', ['accounts' => $foreseen['accounts'], 'total' => $foreseen['total']]) ?>
<?php endif ?>
    <?= $part('services', ['title' => $t('preview_refused'), 'services' => $foreseen['refused']]) ?>
<?php if ($foreseen['refused_total'] > count($foreseen['refused'])) : ?>
    <p><?= $e($t('more', ['count' => $foreseen['refused_total'] - count($foreseen['refused'])])) ?></p>
<?php endif ?>
</div>
</section>

<?php

defined('WHMCS') || exit ?>
<?php if ($work['halted'] !== null) : ?>
<div class="alert alert-warning"><?= $e($reason($work['halted'])) ?></div>
<?php endif ?>
<ul class="aflexi-counts">
<?php foreach (['created', 'activated', 'updated', 'suspended', 'adopted', 'passwords', 'unchanged'] as $count) : ?>
    <li class="<?= $e($work[$count] > 0 ? 'aflexi-some' : 'aflexi-none') ?>">
        <strong><?= $e($number($work[$count])) ?></strong> <?= $e($t('count_' . $count)) ?>
    </li>
<?php endforeach ?>
    <li class="<?= $e($work['refused'] !== [] ? 'aflexi-some' : 'aflexi-none') ?>">
        <strong><?= $e($number(count($work['refused']))) ?></strong> <?= $e($t('count_refused')) ?>
    </li>
    <li class="<?= $e($work['failed'] !== [] ? 'aflexi-some' : 'aflexi-none') ?>">
        <strong><?= $e($number(count($work['failed']))) ?></strong> <?= $e($t('count_failed')) ?>
    </li>
    <li class="<?= $e($work['remaining'] > 0 ? 'aflexi-some' : 'aflexi-none') ?>">
        <strong><?= $e($number($work['remaining'])) ?></strong> <?= $e($t('count_remaining')) ?>
    </li>
</ul>
<?php if ($work['packages_created'] !== []) : ?>
<p><?= $e($t('packages_created')) ?>
    <?php foreach ($work['packages_created'] as $package) : ?>
    <span class="label label-success"><?= $name($package) ?></span>
    <?php endforeach ?>
</p>
<?php endif ?>
<?= $part('services', ['title' => $t('refused_title'), 'services' => $work['refused']]) ?>
<?= $part('services', ['title' => $t('failed_title'), 'services' => $work['failed']]) ?>
<?php if ($work['remaining'] > 0) : ?>
<p><?= $e($t('what_next')) ?></p>
    <?php if (($work['halted']['severity'] ?? '') !== 'blocking') : ?>
<form method="post" action="<?= $e($link) ?>">
        <?= $part('tokens', []) ?>
    <button type="submit" class="btn btn-default" name="action" value="work"><?= $e($t('continue')) ?></button>
</form>
    <?php endif ?>
<?php endif ?>
<p class="text-muted"><?=
    $e($t('work_effort', ['calls' => $work['calls'], 'seconds' => $number($work['milliseconds'] / 1000, 1)]))
?></p>

<?php

defined('WHMCS') || exit ?>
<?php $list = $link . '&page=packages' ?>
<?php if ($id === 0) : ?>
<h2><?= $e($t('package_new')) ?></h2>
<p><?= $e($t('package_new_about')) ?></p>
<?php else : ?>
<h2><?= $e($t('package_title', ['name' => $package])) ?></h2>
<p><?= $e($t('package_about', ['count' => $number($accounts)])) ?></p>
<?php endif ?>
<?= $part('package_told', ['result' => $result]) ?>
<?php if ($problems !== []) : ?>
<div class="alert alert-danger" role="alert"><?= $e($t('package_problems')) ?></div>
<?php endif ?>
<form method="post" action="<?= $e($here) ?>">
    <?= $part('tokens', []) ?>
    <input type="hidden" name="package" value="<?= $e($id) ?>">
    <input type="hidden" name="shown" value="<?= $e($shown) ?>">
<?php if ($id === 0) : ?>
    <div class="form-group <?= $e(isset($problems['name']) ? 'has-error' : '') ?>">
        <label class="control-label" for="aflexi-package-name"><?= $e($t('column_name')) ?></label>
        <input type="text" class="form-control" id="aflexi-package-name" name="name" maxlength="255" required
            value="<?= $e($package) ?>" autocomplete="off" aria-describedby="aflexi-package-name-about">
        <p class="help-block" id="aflexi-package-name-about"><?=
            $e(isset($problems['name']) ? $reason($problems['name']) : $t('package_name_help'))
        ?></p>
    </div>
<?php endif ?>
    <?= $part('package_limits', ['typed' => $typed, 'problems' => $problems]) ?>
    <p><?= $e($t('package_confirm_next')) ?></p>
    <button type="submit" class="btn btn-primary" name="action" value="package_foresee"><?=
        $e($t('package_continue'))
    ?></button>
    <a class="btn btn-default" href="<?= $e($list) ?>"><?= $e($t('back_to_packages')) ?></a>
</form>

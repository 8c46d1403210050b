<?php

defined('WHMCS') || exit ?>
<?php
$fit = $found['fit'];
$list = $found['list'];
$would = $found['consequences'];
$fits = [];
foreach (['exact', 'name', 'email', 'ambiguous', 'none'] as $choice) {
    $fits[$choice] = $t('import_fit_' . $choice, ['count' => $found['counts'][$choice]]);
}
?>
<h2><?= $e($t('import_title')) ?></h2>
<p><?= $e($t('import_about')) ?></p>
<?php if ($result !== []) : ?>
    <?= $part('result', ['result' => $result]) ?>
<?php endif ?>
<div id="aflexi-works">
<?php foreach ($works as $work) : ?>
    <?= $part('long_work', ['work' => $work]) ?>
<?php endforeach ?>
</div>
<nav aria-label="<?= $e($t('import_fits')) ?>">
    <ul class="nav nav-pills">
<?php foreach ($fits as $choice => $label) : ?>
        <li class="<?= $e($choice === $fit ? 'active' : '') ?>"><a
            href="<?= $e($link . '&page=import&fit=' . $choice) ?>"
            aria-current="<?= $e($choice === $fit ? 'page' : 'false') ?>"><?= $e($label) ?></a></li>
<?php endforeach ?>
    </ul>
</nav>
<p><?= $e($t('import_about_' . $fit)) ?></p>
<?php if ($list['rows'] === []) : ?>
<div class="alert alert-info"><?= $e($t('import_nothing')) ?></div>
<?php else : ?>
    <?php if ($would['adopt'] > 0) : ?>
<ul>
        <?php foreach (['adopt', 'suspend', 'activate', 'package'] as $what) : ?>
    <li><?= $e($t('import_would_' . $what, ['count' => $would[$what]])) ?></li>
        <?php endforeach ?>
</ul>
        <?php if ($would['suspend'] > 0) : ?>
<div class="alert alert-warning" role="alert"><?=
    $e($t('corrections_suspend', ['suspend' => $would['suspend']]))
?></div>
        <?php endif ?>
<form method="post" action="<?= $e($here) ?>">
        <?= $part('tokens', []) ?>
    <input type="hidden" name="fit" value="<?= $e($fit) ?>">
    <input type="hidden" name="shown" value="<?= $e($found['shown']) ?>">
    <button type="submit" class="btn btn-warning" name="action" value="import"><?=
        $e($t('button_import_all', ['count' => $would['adopt']]))
    ?></button>
</form>
    <?php endif ?>
    <?= $part('import_rows', ['list' => $list]) ?>
    <?php if ($would['adopt'] > 0) : ?>
<form method="post" id="aflexi-ticked" class="aflexi-ticked" action="<?= $e($here) ?>">
        <?= $part('tokens', []) ?>
    <input type="hidden" name="fit" value="<?= $e($fit) ?>">
    <span id="aflexi-ticked-about"><?= $e($t('all_ticked')) ?></span>
    <button type="submit" class="btn btn-default" name="action" value="import"
        aria-describedby="aflexi-ticked-about"><?= $e($t('button_import')) ?></button>
</form>
    <?php endif ?>
    <?= $part('pager', ['list' => $list, 'at' => $at]) ?>
<?php endif ?>
<p><a href="<?= $e($link . '&page=differences&kind=stranger') ?>"><?= $e($t('back_to_differences')) ?></a></p>

<?php

defined('WHMCS') || exit ?>
<?php
$kind = $found['kind'];
$list = $found['list'];
$counts = $ignored ? $found['ignored'] : $found['counts'];
$kinds = [];
foreach (['unequal', 'missing', 'stranger'] as $choice) {
    $kinds[$choice] = $t('kind_' . $choice, ['count' => $counts[$choice]]);
}
$rows = ['list' => $list, 'here' => $here, 'ignored' => $ignored];
?>
<h2><?= $e($t('differences_title')) ?></h2>
<p><?= $e($t('differences_about')) ?></p>
<?php if ($result !== []) : ?>
    <?= $part('result', ['result' => $result]) ?>
<?php endif ?>
<?= $part('filter', [
    'at' => $at,
    'label' => $t('search_differences'),
    'search' => $search,
    'choices' => [
        'kind' => ['label' => $t('filter_kind'), 'value' => $kind, 'options' => $kinds],
        'ignored' => [
            'label' => $t('filter_ignored'),
            'value' => $ignored ? '1' : '',
            'options' => ['' => $t('not_ignored'), '1' => $t('ignored')],
        ],
    ],
]) ?>
<p><?= $e($t('about_' . $kind)) ?></p>
<?php if ($kind === 'stranger' && $found['counts']['stranger'] > 0) : ?>
<p><a class="btn btn-default" href="<?= $e($link . '&page=import') ?>"><?= $e($t('import_open')) ?></a></p>
<?php endif ?>
<?php if ($list['rows'] === []) : ?>
<div class="alert alert-info"><?= $e($search === '' ? $t('none_' . $kind) : $t('nothing_found')) ?></div>
<?php else : ?>
    <?= $part('differences_' . $kind, $rows) ?>
    <?= $part('ticked_buttons', ['kind' => $kind, 'here' => $here, 'ignored' => $ignored]) ?>
    <?= $part('pager', ['list' => $list, 'at' => $at]) ?>
<?php endif ?>

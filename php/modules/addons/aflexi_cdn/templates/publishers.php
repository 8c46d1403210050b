<?php

defined('WHMCS') || exit ?>
<?php
$options = ['' => $t('all_statuses')];
foreach ($statuses as $status) {
    $options[$status] = $t('status_' . $status);
}
?>
<h2><?= $e($t('publishers_title')) ?></h2>
<p><?= $e($t('publishers_about')) ?></p>
<?php if ($result !== []) : ?>
    <?= $part('result', ['result' => $result]) ?>
<?php endif ?>
<?php if ($unsettled['refused'] !== []) : ?>
    <?= $part('refused', [
        'services' => $unsettled['refused'],
        'total' => $unsettled['refused_total'],
        'here' => $here,
    ]) ?>
<?php endif ?>
<?php if ($unsettled['waiting'] !== []) : ?>
    <?= $part('waiting', ['services' => $unsettled['waiting'], 'total' => $unsettled['waiting_total']]) ?>
<?php endif ?>
<?= $part('filter', ['at' => $at, 'label' => $t('search_publishers'), 'search' => $filter['q'], 'choices' => [
    'status' => ['label' => $t('column_status'), 'value' => $filter['status'], 'options' => $options],
]]) ?>
<?php if ($list['rows'] === []) : ?>
<div class="alert alert-info"><?= $e($t(implode('', $filter) === '' ? 'no_publishers' : 'nothing_found')) ?></div>
<?php else : ?>
<div class="table-responsive">
<table class="table aflexi-publishers">
    <caption><?= $e($t('publishers_caption', ['total' => $list['total']])) ?></caption>
    <thead>
        <tr>
    <?php foreach ($columns as $name => $column) : ?>
            <?= $part('sortable', ['label' => $t('column_' . $name)] + $column) ?>
    <?php endforeach ?>
            <th scope="col"><?= $e($t('column_password')) ?></th>
        </tr>
    </thead>
    <tbody>
    <?php foreach ($list['rows'] as $row) : ?>
        <?= $part('publisher', [
            'row' => $row,
            'here' => $here,
            'shown' => $row['id'] === $revealed,
            'password' => $row['id'] === $revealed ? $password : '',
        ]) ?>
    <?php endforeach ?>
    </tbody>
</table>
</div>
    <?= $part('pager', ['list' => $list, 'at' => $at]) ?>
<p>
    <a class="btn btn-default" href="<?= $e($export) ?>"><?= $e($t('export', ['total' => $list['total']])) ?></a>
    <span class="aflexi-detail"><?= $e($t('export_about')) ?></span>
</p>
<?php endif ?>

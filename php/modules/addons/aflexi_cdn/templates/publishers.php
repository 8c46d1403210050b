<?php

defined('WHMCS') || exit ?>
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
<?= $part('filter', ['at' => $at, 'label' => $t('search_publishers'), 'search' => $search, 'choices' => []]) ?>
<?php if ($list['rows'] === []) : ?>
<div class="alert alert-info"><?= $e($t($search === '' ? 'no_publishers' : 'nothing_found')) ?></div>
<?php else : ?>
<div class="table-responsive">
<table class="table aflexi-publishers">
    <caption><?= $e($t('publishers_caption', ['total' => $list['total']])) ?></caption>
    <thead>
        <tr>
            <th scope="col"><?= $e($t('column_client')) ?></th>
            <th scope="col"><?= $e($t('column_username')) ?></th>
            <th scope="col"><?= $e($t('column_package')) ?></th>
            <th scope="col"><?= $e($t('column_status')) ?></th>
            <th scope="col"><?= $e($t('column_synchronized')) ?></th>
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
<?php endif ?>

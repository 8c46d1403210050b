<?php

defined('WHMCS') || exit ?>
<div class="table-responsive">
<table class="table aflexi-log">
    <caption><?= $e($t('log_caption', ['total' => $log['total']])) ?></caption>
    <thead>
        <tr>
            <th scope="col"><?= $e($t('column_time')) ?></th>
            <th scope="col"><?= $e($t('column_action')) ?></th>
            <th scope="col"><?= $e($t('column_result')) ?></th>
            <th scope="col"><?= $e($t('column_cause')) ?></th>
            <th scope="col"><?= $e($t('column_client')) ?></th>
            <th scope="col" class="aflexi-number"><?= $e($t('column_took')) ?></th>
        </tr>
    </thead>
    <tbody>
<?php foreach ($log['rows'] as $row) : ?>
    <?= $part('log_line', ['row' => $row]) ?>
<?php endforeach ?>
    </tbody>
</table>
</div>

<?php

defined('WHMCS') || exit ?>
<?php
$resultOptions = ['' => $t('all_results')];
foreach ($results as $each) {
    $resultOptions[$each] = $t('outcome_' . $each);
}
$actionOptions = ['' => $t('all_actions')];
foreach ($actions as $each) {
    $actionOptions[$each] = $t('action_' . $each);
}
$isFiltered = implode('', $filter) !== '';
?>
<h2><?= $e($t('log_title')) ?></h2>
<p><?= $e($t('log_about')) ?></p>
<?= $part('filter', ['at' => $newest, 'label' => $t('search_log'), 'search' => $filter['q'], 'choices' => [
    'result' => ['label' => $t('column_result'), 'value' => $filter['result'], 'options' => $resultOptions],
    'action' => ['label' => $t('column_action'), 'value' => $filter['action'], 'options' => $actionOptions],
]]) ?>
<?php if ($filter['account'] !== '') : ?>
<p><?= $e($t('log_of_one')) ?></p>
<?php endif ?>
<?php if ($isFiltered) : ?>
<p><a href="<?= $e($all) ?>"><?= $e($t('log_whole')) ?></a></p>
<?php endif ?>
<?php if ($log['rows'] === []) : ?>
<div class="alert alert-info"><?= $e($t($isFiltered ? 'nothing_found' : 'log_empty')) ?></div>
<?php else : ?>
    <?= $part('log_table', ['log' => $log]) ?>
    <?= $part('pager', ['list' => $log, 'at' => $at]) ?>
    <?php if ($log['older'] > 0) : ?>
<p><a href="<?= $e($older) ?>"><?= $e($t('log_older')) ?></a></p>
    <?php endif ?>
<?php endif ?>

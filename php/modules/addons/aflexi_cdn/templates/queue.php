<?php

defined('WHMCS') || exit ?>
<?php
$options = ['' => $t('all_open')];
foreach ($states as $each) {
    $jobs = $queue['counts'][$each] ?? 0;
    if ($jobs > 0 || $each === $state) {
        $options[$each] = $t('choice', ['name' => $t('state_' . $each), 'count' => $jobs]);
    }
}
?>
<h2><?= $e($t('queue_title')) ?></h2>
<p><?= $e($t('queue_about')) ?></p>
<?php if (isset($result['forgotten'])) : ?>
<div class="alert alert-success"><?= $e($t('was_forgotten', ['service' => $result['forgotten']])) ?></div>
<?php elseif ($result !== []) : ?>
    <?= $part('result', ['result' => $result]) ?>
<?php endif ?>
<?php if ($queue['hints'] > 0) : ?>
<p class="text-muted"><?= $e($t('queue_hints', ['count' => $queue['hints']])) ?></p>
<?php endif ?>
<?= $part('filter', ['at' => $at, 'label' => $t('search_queue'), 'search' => $search, 'choices' => [
    'state' => ['label' => $t('column_state'), 'value' => $state, 'options' => $options],
]]) ?>
<?php if ($queue['rows'] === []) : ?>
<div class="alert alert-info"><?= $e($t($search === '' && $state === '' ? 'queue_empty' : 'nothing_found')) ?></div>
<?php else : ?>
    <?php if ($queue['retryable'] > 0) : ?>
<form method="post" action="<?= $e($here) ?>">
        <?= $part('tokens', []) ?>
    <button type="submit" class="btn btn-default" name="action" value="retry_all"
        aria-describedby="aflexi-retry-about"><?= $e($t('retry_all')) ?></button>
    <p class="text-muted aflexi-detail" id="aflexi-retry-about"><?= $e($t('retry_all_about')) ?></p>
</form>
    <?php endif ?>
<div class="table-responsive">
<table class="table aflexi-unsettled">
    <caption><?= $e($t('queue_caption', ['total' => $queue['total']])) ?></caption>
    <thead>
        <tr>
            <th scope="col"><?= $e($t('column_service')) ?></th>
            <th scope="col"><?= $e($t('column_state')) ?></th>
            <th scope="col"><?= $e($t('column_cause')) ?></th>
            <th scope="col"><?= $e($t('column_why')) ?></th>
            <th scope="col" class="aflexi-number"><?= $e($t('column_attempts')) ?></th>
            <th scope="col"><?= $e($t('column_due')) ?></th>
            <th scope="col"><?= $e($t('column_decide')) ?></th>
        </tr>
    </thead>
    <tbody>
    <?php foreach ($queue['rows'] as $row) : ?>
        <?= $part('queue_row', ['row' => $row, 'here' => $here]) ?>
    <?php endforeach ?>
    </tbody>
</table>
</div>
    <?= $part('pager', ['list' => $queue, 'at' => $at]) ?>
<p class="text-muted aflexi-detail"><?= $e($t('forget_about')) ?></p>
<?php endif ?>

<?php

defined('WHMCS') || exit ?>
<?php if ($question !== null) : ?>
    <?= $part('question', [
        'id' => 'aflexi-question',
        'kind' => 'save',
        'question' => $question,
        'here' => $here,
        'action' => 'save',
        'fields' => array_merge($draft, [['confirmed', $question['id']]]),
    ]) ?>
<?php endif ?>
<?php if ($result !== []) : ?>
    <?= $part('result', ['result' => $result]) ?>
<?php endif ?>
<?php if ($legacy) : ?>
<div class="alert alert-info">
    <p><?= $e($t('legacy_here')) ?></p>
    <p><a href="<?= $e($link . '&page=legacy') ?>"><?= $e($t('tab_legacy')) ?></a></p>
</div>
<?php endif ?>
<div id="aflexi-works">
<?php foreach ($works as $work) : ?>
    <?= $part('long_work', ['work' => $work]) ?>
<?php endforeach ?>
</div>
<?= $part('status', [
    'status' => $status,
    'health' => $health,
    'here' => $here,
    'offer' => !isset($result['work']),
]) ?>
<?php if ($preview !== null) : ?>
    <?= $part('preview', ['preview' => $preview]) ?>
<?php endif ?>
<?php if ($status['installed'] && $status['configured'] && $status['full_pass'] === null) : ?>
<div class="alert alert-info"><?= $e($t('import_first')) ?></div>
<?php endif ?>
<?php if ($status['installed']) : ?>
    <?= $part('product_table', ['list' => $list, 'filter' => $filter, 'here' => $here, 'at' => $at]) ?>
<?php elseif (!in_array('newer_schema', array_column($status['problems'], 'code'), true)) : ?>
<form method="post" action="<?= $e($link) ?>">
    <?= $part('tokens', []) ?>
    <button type="submit" class="btn btn-primary" name="action" value="install"><?= $e($t('install')) ?></button>
</form>
<?php endif ?>

<?php

defined('WHMCS') || exit ?>
<?php if ($question !== null) : ?>
    <?= $part('question', [
        'id' => 'aflexi-question',
        'kind' => 'save',
        'question' => $question,
        'action' => 'save',
        'fields' => array_merge($draft, [['confirmed', $question['id']]]),
    ]) ?>
<?php endif ?>
<?php if ($result !== []) : ?>
    <?= $part('result', ['result' => $result, 'names' => array_column($products, 'name', 'id')]) ?>
<?php endif ?>
<?php foreach ($works as $work) : ?>
    <?= $part('long_work', ['work' => $work]) ?>
<?php endforeach ?>
<?= $part('status', [
    'status' => $status,
    'versions' => $versions,
    'installed' => $installed,
    'offer' => !isset($result['work']),
]) ?>
<?php if ($installed) : ?>
    <?= $part('product_table', ['products' => $products]) ?>
<?php else : ?>
<form method="post" action="<?= $e($link) ?>">
    <?= $part('tokens', []) ?>
    <button type="submit" class="btn btn-primary" name="action" value="install"><?= $e($t('install')) ?></button>
</form>
<?php endif ?>

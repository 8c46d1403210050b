<?php

defined('WHMCS') || exit ?>
<?php
$possible = array_filter($preview['accounts'], static function (array $account): bool {
    return $account['possible'];
});
?>
<h2><?= $e($t('preview_title')) ?></h2>
<p><?= $e($t('preview_about')) ?></p>
<?php if ($preview['suspend'] > 0) : ?>
<div class="alert alert-warning" role="alert"><?=
    $e($t('preview_suspend', ['suspend' => $preview['suspend']]))
?></div>
<?php endif ?>
<div class="table-responsive">
<table class="table aflexi-preview">
    <caption><?= $e($t('preview_caption', ['total' => count($preview['accounts'])])) ?></caption>
    <thead>
        <tr>
            <th scope="col"><?= $e($t('column_account')) ?></th>
            <th scope="col"><?= $e($t('column_would')) ?></th>
            <th scope="col"><?= $e($t('column_because')) ?></th>
        </tr>
    </thead>
    <tbody>
<?php foreach ($preview['accounts'] as $account) : ?>
        <tr>
            <th scope="row"><?= $part('account_of', ['row' => $account]) ?></th>
            <td>
                <ul class="aflexi-differences">
    <?php foreach ($account['changes'] as $change) : ?>
                    <li><?= $e($reason($change)) ?></li>
    <?php endforeach ?>
                </ul>
            </td>
            <td><?= $part('because', ['because' => $account['because']]) ?></td>
        </tr>
<?php endforeach ?>
    </tbody>
</table>
</div>
<?php if ($possible !== []) : ?>
<form method="post" action="<?= $e($here) ?>">
    <?= $part('tokens', []) ?>
    <?php foreach ($possible as $account) : ?>
    <input type="hidden" name="accounts[]" value="<?= $e($account['id']) ?>">
    <?php endforeach ?>
    <button type="submit" class="btn btn-warning" name="action" value="put_right_ticked"><?=
        $e($t('preview_yes', ['count' => count($possible)]))
    ?></button>
</form>
<?php endif ?>
<p><a href="<?= $e($here) ?>"><?= $e($t('back_to_differences')) ?></a></p>

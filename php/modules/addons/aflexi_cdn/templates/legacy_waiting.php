<?php

defined('WHMCS') || exit ?>
<h3><?= $e($t('legacy_waiting')) ?></h3>
<div class="table-responsive">
<table class="table aflexi-legacy">
    <caption><?= $e($t('legacy_waiting_about', ['total' => $list['total']])) ?></caption>
    <thead>
        <tr>
            <th scope="col"><?= $e($t('column_username')) ?></th>
            <th scope="col"><?= $e($t('legacy_why')) ?></th>
            <th scope="col"><?= $e($t('column_password')) ?></th>
            <th scope="col"><?= $e($t('column_decide')) ?></th>
        </tr>
    </thead>
    <tbody>
<?php foreach ($list['rows'] as $row) : ?>
    <?php
    $kind = $row['service'] > 0 ? 'missing' : 'stranger';
    $place = $link . '&page=differences&kind=' . $kind . '&q=' . rawurlencode($row['account']);
    ?>
        <tr>
            <th scope="row"><code><?= $name($row['name']) ?></code></th>
            <td><?= $e($reason($row['why'])) ?></td>
            <td><?= $e($row['password'] ? $t('legacy_kept') : $t('legacy_not_kept')) ?></td>
            <td>
    <?php if ($row['account'] !== '') : ?>
                <a href="<?= $e($place) ?>"><?= $e($t('legacy_decide')) ?>
                    <span class="sr-only"><?= $e($t('for_account', ['name' => $row['account']])) ?></span></a>
    <?php endif ?>
            </td>
        </tr>
<?php endforeach ?>
    </tbody>
</table>
</div>
<?= $part('pager', ['list' => $list, 'at' => $at]) ?>

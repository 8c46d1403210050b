<?php

defined('WHMCS') || exit ?>
<div class="table-responsive">
<table class="table aflexi-unequal">
    <caption><?= $e($t('kind_unequal', ['count' => $list['total']])) ?></caption>
    <thead>
        <tr>
            <th scope="col"><?= $e($t('column_tick')) ?></th>
            <th scope="col"><?= $e($t('column_account')) ?></th>
            <th scope="col"><?= $e($t('column_differs')) ?></th>
            <th scope="col"><?= $e($t('column_because')) ?></th>
            <th scope="col"><?= $e($t('column_decide')) ?></th>
        </tr>
    </thead>
    <tbody>
<?php foreach ($list['rows'] as $row) : ?>
    <?php $button = ['here' => $here, 'field' => 'accounts[]', 'id' => $row['id']] ?>
        <tr>
            <td><?= $part('tick', ['field' => 'accounts[]', 'value' => $row['id'], 'what' => $row['name']]) ?></td>
            <th scope="row"><?= $part('account_of', ['row' => $row]) ?></th>
            <td>
                <ul class="aflexi-differences">
    <?php foreach ($row['differences'] as $difference) : ?>
                    <li><?= $e($reason($difference)) ?></li>
    <?php endforeach ?>
                </ul>
            </td>
            <td><?= $part('because', ['because' => $row['because']]) ?></td>
            <td>
                <?= $part('button', [
                    'action' => 'foresee_put_right',
                    'label' => $t('button_put_right'),
                    'about' => $t('for_account', ['name' => $row['name']]),
                ] + $button) ?>
                <?= $part('button', [
                    'action' => $ignored ? 'show_again' : 'ignore',
                    'label' => $t($ignored ? 'button_show_again' : 'button_ignore'),
                    'about' => $t('for_account', ['name' => $row['name']]),
                ] + $button) ?>
            </td>
        </tr>
<?php endforeach ?>
    </tbody>
</table>
</div>

<?php

defined('WHMCS') || exit ?>
<?php
$labels = ['active' => 'label-success', 'suspended' => 'label-warning'];
?>
<div class="table-responsive">
<table class="table aflexi-strangers">
    <caption><?= $e($t('import_caption', ['count' => $list['total']])) ?></caption>
    <thead>
        <tr>
            <th scope="col"><?= $e($t('column_tick')) ?></th>
            <th scope="col"><?= $e($t('column_account')) ?></th>
            <th scope="col"><?= $e($t('column_package')) ?></th>
            <th scope="col"><?= $e($t('column_status')) ?></th>
            <th scope="col"><?= $e($t('import_column_service')) ?></th>
            <th scope="col"><?= $e($t('column_would')) ?></th>
        </tr>
    </thead>
    <tbody>
<?php foreach ($list['rows'] as $row) : ?>
        <tr>
            <td>
    <?php if ($row['services'] !== []) : ?>
                <?= $part('tick', ['field' => 'strangers[]', 'value' => $row['shown'], 'what' => $row['name']]) ?>
    <?php endif ?>
            </td>
            <th scope="row">
                <code><?= $name($row['name']) ?></code>
                <span class="aflexi-detail"><?= $name($row['display_name']) ?></span>
                <span class="aflexi-detail"><?= $name($row['email']) ?></span>
            </th>
            <td><?= $name($row['package']) ?></td>
            <td><span class="label <?= $e($labels[$row['status']] ?? 'label-default') ?>"><?=
                $e($t('status_' . $row['status']))
            ?></span></td>
            <td>
    <?php if ($row['services'] === []) : ?>
                <a href="<?= $e($link . '&page=differences&kind=stranger&q=' . rawurlencode($row['name'])) ?>"><?=
                    $e($t('import_decide'))
                ?><span class="sr-only"> <?= $e($t('for_account', ['name' => $row['name']])) ?></span></a>
    <?php endif ?>
    <?php foreach ($row['services'] as $service) : ?>
                <?= $part('service_link', ['service' => $service, 'client' => $row['client']]) ?>
    <?php endforeach ?>
    <?php if ($row['client'] > 0) : ?>
                <span class="aflexi-detail"><?= $name($row['client_name']) ?></span>
    <?php endif ?>
    <?php if ($row['reason'] !== null) : ?>
                <span class="aflexi-detail"><?= $e($reason($row['reason'])) ?></span>
    <?php endif ?>
            </td>
            <td>
    <?php if ($row['changes'] !== []) : ?>
                <ul class="aflexi-differences">
        <?php foreach ($row['changes'] as $change) : ?>
                    <li><?= $e($reason($change)) ?></li>
        <?php endforeach ?>
                    <li><?= $e($t('import_password')) ?></li>
                </ul>
    <?php endif ?>
            </td>
        </tr>
<?php endforeach ?>
    </tbody>
</table>
</div>

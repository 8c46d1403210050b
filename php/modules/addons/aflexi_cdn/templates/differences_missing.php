<?php

defined('WHMCS') || exit ?>
<div class="table-responsive">
<table class="table aflexi-missing">
    <caption><?= $e($t('kind_missing', ['count' => $list['total']])) ?></caption>
    <thead>
        <tr>
            <th scope="col"><?= $e($t('column_tick')) ?></th>
            <th scope="col"><?= $e($t('column_service')) ?></th>
            <th scope="col"><?= $e($t('column_why_missing')) ?></th>
            <th scope="col"><?= $e($t('column_because')) ?></th>
            <th scope="col"><?= $e($t('column_decide')) ?></th>
        </tr>
    </thead>
    <tbody>
<?php foreach ($list['rows'] as $row) : ?>
    <?php $service = $row['service'] ?>
        <tr>
            <td>
    <?php if ($row['adoptable']) : ?>
                <?= $part('tick', [
                    'field' => 'services[]',
                    'value' => $service,
                    'what' => $t('service', ['service' => $service]),
                ]) ?>
    <?php endif ?>
            </td>
            <th scope="row"><?= $part('unsettled_service', ['row' => $row]) ?></th>
            <td>
                <?= $e($reason($row['why'])) ?>
    <?php if ($row['due_at'] !== null) : ?>
                <span class="aflexi-detail"><?= $e($t('column_due')) ?>: <?= $e($time($row['due_at'])) ?></span>
    <?php endif ?>
            </td>
            <td><?= $part('because', ['because' => $row['because']]) ?></td>
            <td>
    <?php if ($row['adoptable']) : ?>
                <?= $part('button', [
                    'here' => $here,
                    'field' => 'services[]',
                    'id' => $service,
                    'action' => 'take_over',
                    'label' => $t('button_adopt'),
                    'about' => $t('adopt_of', ['service' => $service]),
                ]) ?>
    <?php endif ?>
    <?php if ($row['refused']) : ?>
                <a href="<?= $e($link . '&page=publishers#aflexi-refused') ?>"><?= $e($t('decide_elsewhere')) ?></a>
    <?php endif ?>
            </td>
        </tr>
<?php endforeach ?>
    </tbody>
</table>
</div>

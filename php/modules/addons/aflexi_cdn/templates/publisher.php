<?php

defined('WHMCS') || exit ?>
<?php
$correctable = array_diff(array_column($row['differences'], 'code'), ['username_differs']) !== [];
$button = ['here' => $here, 'field' => 'account', 'id' => $row['id'],
    'about' => $t('for_account', ['name' => $row['name']])];
?>
<tr>
    <th scope="row">
        <?= $part('client_link', ['client' => $row['client'], 'text' => $row['client_name']]) ?>
<?php foreach ($row['services'] as $service) : ?>
        <div class="aflexi-detail">
            <?= $part('service_link', ['service' => $service['id'], 'client' => $row['client']]) ?>
    <?php if ($service['mode'] !== 'auto') : ?>
            <span class="label label-info"><?= $e($t('mode_' . $service['mode'])) ?></span>
    <?php endif ?>
        </div>
<?php endforeach ?>
    </th>
    <td><?= $part('publisher_link', [
        'account' => $row['id'],
        'text' => $row['username'] !== '' ? $row['username'] : $row['name'],
    ]) ?></td>
    <td>
        <?= $name($row['package']) ?>
<?php if ($row['traffic'] !== null) : ?>
        <span class="aflexi-detail"><?=
            $e($t('traffic_total', ['total' => $volume($row['traffic']['total_mb'])]))
        ?></span>
<?php endif ?>
    </td>
    <td>
        <?= $part('publisher_status', ['row' => $row]) ?>
<?php if ($correctable) : ?>
        <?= $part('button', ['action' => 'put_right', 'label' => $t('put_right')] + $button) ?>
<?php endif ?>
    </td>
    <td><?= $e($row['synchronized_at'] === null ? $t('never') : $time($row['synchronized_at'])) ?></td>
    <td><?= $part('password', ['row' => $row, 'here' => $here, 'shown' => $shown, 'password' => $password]) ?></td>
</tr>

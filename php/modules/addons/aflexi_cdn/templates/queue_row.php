<?php

defined('WHMCS') || exit ?>
<?php
$labels = ['refused' => 'label-danger', 'waiting' => 'label-warning', 'leased' => 'label-info'];
$button = ['here' => $here, 'field' => 'service', 'id' => $row['service'],
    'about' => $t('service', ['service' => $row['service']])];
?>
<tr>
    <th scope="row"><?= $part('unsettled_service', ['row' => $row]) ?></th>
    <td>
        <span class="label <?= $e($labels[$row['state']] ?? 'label-default') ?>"><?=
            $e($word('state_' . $row['state'], $row['state']))
        ?></span>
        <span class="aflexi-detail"><?= $e($t('since', ['time' => $time($row['since'])])) ?></span>
    </td>
    <td><?= $e($cause($row['cause'])) ?></td>
    <td><?= $e($row['reason'] === null ? '' : $reason($row['reason'])) ?></td>
    <td class="aflexi-number"><?= $e($number($row['attempts'])) ?></td>
    <td><?= $e($row['due_at'] === null ? '' : $time($row['due_at'])) ?></td>
    <td>
<?php if ($row['retryable']) : ?>
        <?= $part('button', ['action' => 'retry', 'label' => $t('retry')] + $button) ?>
<?php endif ?>
<?php if ($row['forgettable']) : ?>
        <?= $part('button', ['action' => 'forget', 'label' => $t('forget')] + $button) ?>
<?php endif ?>
    </td>
</tr>

<?php

defined('WHMCS') || exit ?>
<?php
$labels = ['done' => 'label-success', 'refused' => 'label-danger', 'failed' => 'label-warning'];
$say = static function (string $what, string $value) use ($word, $t, $number): string {
    switch ($what) {
        case 'status':
            return $word('status_' . $value, $value);
        case 'mode':
            return $word('mode_' . $value, $value);
        case 'question':
            return $word('question_' . $value, $value);
        case 'state':
            return $word('state_' . $value, $value);
        case 'number':
            return is_numeric($value) ? $number((float) $value) : $value;
        case 'transfer_gb':
        case 'speed_mbps':
        case 'hostnames':
            if (ctype_digit($value)) {
                return $t('amount_' . $what, ['number' => $number((float) $value)]);
            }

            return $value === 'unlimited' ? $t('unlimited') : $value;
        case 'ssl':
        case 'streaming':
        case 'all_locations':
            return $word('switch_' . $value, $value);
    }

    return $value;
};
?>
<tr>
    <th scope="row"><?= $e($time($row['at'])) ?></th>
    <td>
        <?= $e($word('action_' . $row['action'], $row['action'])) ?>
<?php if ($row['changes'] !== []) : ?>
        <ul class="aflexi-differences">
    <?php foreach ($row['changes'] as $change) : ?>
            <li><?= $e($word('what_' . $change['what'], $change['what'])) ?>:
        <?php if ($change['before'] !== null) : ?>
                <del><?= $name($say($change['what'], $change['before'])) ?></del> →
        <?php endif ?>
        <?php if ($change['after'] !== null) : ?>
                <ins><?= $name($say($change['what'], $change['after'])) ?></ins>
        <?php endif ?>
            </li>
    <?php endforeach ?>
        </ul>
<?php endif ?>
    </td>
    <td>
        <span class="label <?= $e($labels[$row['result']] ?? 'label-default') ?>"><?=
            $e($word('outcome_' . $row['result'], $row['result']))
        ?></span>
<?php if ($row['reason'] !== null) : ?>
        <span class="aflexi-detail"><?= $e($reason($row['reason'])) ?></span>
<?php endif ?>
    </td>
    <td><?= $e($cause($row['cause'])) ?></td>
    <td>
<?php if ($row['client'] > 0) : ?>
        <?= $part('client_link', ['client' => $row['client'], 'text' => $row['client_name']]) ?>
<?php endif ?>
<?php if ($row['service'] > 0) : ?>
        <span class="aflexi-detail"><?=
            $part('service_link', ['service' => $row['service'], 'client' => $row['client']])
        ?></span>
<?php endif ?>
<?php if ($row['account'] > 0 && $row['account_name'] !== '') : ?>
        <span class="aflexi-detail"><?= $part('publisher_link', [
            'account' => $row['account'],
            'text' => $row['account_name'],
        ]) ?></span>
<?php elseif ($row['account_name'] !== '') : ?>
        <span class="aflexi-detail"><code><?= $name($row['account_name']) ?></code></span>
<?php endif ?>
    </td>
    <td class="aflexi-number"><?=
        $e($row['milliseconds'] > 0 ? $t('seconds', ['number' => $number($row['milliseconds'] / 1000, 2)]) : '')
    ?></td>
</tr>

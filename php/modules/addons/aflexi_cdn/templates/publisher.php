<?php

defined('WHMCS') || exit ?>
<?php
$labels = ['active' => 'label-success', 'suspended' => 'label-warning', 'none' => 'label-default'];
$correctable = array_diff(array_column($row['differences'], 'code'), ['username_differs']) !== [];
$account = ['here' => $here, 'field' => 'account', 'id' => $row['id']];
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
            <details>
                <summary>
                    <?= $e($t('change_mode')) ?>
                    <span class="sr-only"><?= $e($t('mode_of', ['service' => $service['id']])) ?></span>
                </summary>
                <?= $part('mode', [
                    'id' => 'aflexi-mode-' . $row['id'] . '-' . $service['id'],
                    'service' => $service['id'],
                    'mode' => $service['mode'],
                    'here' => $here,
                ]) ?>
            </details>
        </div>
<?php endforeach ?>
    </th>
    <td><code><?= $name($row['username'] !== '' ? $row['username'] : $row['name']) ?></code></td>
    <td>
        <?= $name($row['package']) ?>
<?php if ($row['traffic'] !== null) : ?>
        <span class="aflexi-detail"><?=
            $e($t('traffic_total', ['total' => $volume($row['traffic']['total_mb'])]))
        ?></span>
        <details>
            <summary>
                <?= $e($t('traffic_by_day')) ?>
                <span class="sr-only"><?= $e($t('for_account', ['name' => $row['name']])) ?></span>
            </summary>
            <?= $part('traffic_chart', ['traffic' => $row['traffic'], 'id' => 'aflexi-traffic-' . $row['id']]) ?>
        </details>
<?php endif ?>
    </td>
    <td>
        <span class="label <?= $e($labels[$row['status']] ?? 'label-default') ?>"><?=
            $e($t('status_' . $row['status']))
        ?></span>
<?php if ($row['reason'] !== null) : ?>
        <span class="aflexi-detail"><?= $e($reason($row['reason'])) ?></span>
<?php endif ?>
<?php if ($row['differences'] !== []) : ?>
        <ul class="aflexi-differences text-warning">
    <?php foreach ($row['differences'] as $difference) : ?>
            <li><?= $e($reason($difference)) ?></li>
    <?php endforeach ?>
        </ul>
<?php endif ?>
<?php if ($correctable) : ?>
        <?= $part('button', [
            'action' => 'put_right',
            'label' => $t('put_right'),
            'about' => $t('for_account', ['name' => $row['name']]),
        ] + $account) ?>
<?php endif ?>
    </td>
    <td>
        <?= $e($row['synchronized_at'] === null ? $t('never') : $time($row['synchronized_at'])) ?>
        <a class="aflexi-detail" href="<?= $e($link . '&page=log&account=' . $row['id']) ?>"><?=
            $e($t('show_log'))
        ?><span class="sr-only"> <?= $e($t('for_account', ['name' => $row['name']])) ?></span></a>
    </td>
    <td>
<?php if ($shown) : ?>
        <label class="sr-only" for="aflexi-password"><?= $e($t('password_of', ['name' => $row['name']])) ?></label>
        <input type="text" class="form-control input-sm" id="aflexi-password" readonly autocomplete="off"
            spellcheck="false" value="<?= $e($password) ?>">
        <a href="<?= $e($here) ?>"><?= $e($t('hide')) ?></a>
<?php elseif ($row['password'] === 'stored') : ?>
        <?= $part('button', [
            'action' => 'reveal',
            'label' => $t('show'),
            'about' => $t('password_of', ['name' => $row['name']]),
        ] + $account) ?>
<?php else : ?>
        <span class="text-muted"><?= $e($t('password_' . $row['password'])) ?></span>
<?php endif ?>
<?php if ($row['status'] !== 'none') : ?>
        <?= $part('button', [
            'action' => 'password',
            'label' => $t('new_password'),
            'about' => $t('for_account', ['name' => $row['name']]),
        ] + $account) ?>
<?php endif ?>
<?php if ($welcomes && $row['status'] === 'active') : ?>
        <?= $part('button', [
            'action' => 'welcome',
            'label' => $t('welcome_send'),
            'about' => $t('for_account', ['name' => $row['name']]),
        ] + $account) ?>
<?php endif ?>
    </td>
</tr>

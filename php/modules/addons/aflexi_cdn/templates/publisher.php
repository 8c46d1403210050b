<?php

defined('WHMCS') || exit ?>
<?php $labels = ['active' => 'label-success', 'suspended' => 'label-warning', 'none' => 'label-default'] ?>
<tr>
    <th scope="row">
        <a href="<?= $e('clientssummary.php?userid=' . $row['client']) ?>"><?= $e($row['client_name']) ?></a>
        <span class="aflexi-detail">
<?php foreach ($row['services'] as $service) : ?>
            <a href="<?= $e('clientsservices.php?userid=' . $row['client'] . '&id=' . $service) ?>"><?=
                $e($t('service', ['service' => $service]))
            ?></a>
<?php endforeach ?>
        </span>
    </th>
    <td><code><?= $e($row['username'] !== '' ? $row['username'] : $row['name']) ?></code></td>
    <td><?= $e($row['package']) ?></td>
    <td>
        <span class="label <?= $e($labels[$row['status']] ?? 'label-default') ?>"><?=
            $e($t('status_' . $row['status']))
        ?></span>
<?php if ($row['reason'] !== null) : ?>
        <span class="aflexi-detail"><?= $e($reason($row['reason'])) ?></span>
<?php endif ?>
    </td>
    <td><?= $e($row['synchronized_at'] === null ? $t('never') : $time($row['synchronized_at'])) ?></td>
    <td>
<?php if ($shown) : ?>
        <label class="sr-only" for="aflexi-password"><?= $e($t('password_of', $row)) ?></label>
        <input type="text" class="form-control input-sm" id="aflexi-password" readonly autocomplete="off"
            spellcheck="false" value="<?= $e($password) ?>">
        <a href="<?= $e($here) ?>"><?= $e($t('hide')) ?></a>
<?php elseif ($row['password'] === 'stored') : ?>
        <form method="post" action="<?= $e($here) ?>">
            <?= $part('tokens', []) ?>
            <input type="hidden" name="account" value="<?= $e($row['id']) ?>">
            <button type="submit" class="btn btn-default btn-sm" name="action" value="reveal"><?= $e($t('show')) ?><span
                class="sr-only"> <?= $e($t('password_of', $row)) ?></span></button>
        </form>
<?php else : ?>
        <span class="text-muted"><?= $e($t('password_unknown')) ?></span>
<?php endif ?>
    </td>
</tr>

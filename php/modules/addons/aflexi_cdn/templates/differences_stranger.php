<?php

defined('WHMCS') || exit ?>
<?php
$labels = ['active' => 'label-success', 'suspended' => 'label-warning'];
?>
<div class="table-responsive">
<table class="table aflexi-strangers">
    <caption><?= $e($t('kind_stranger', ['count' => $list['total']])) ?></caption>
    <thead>
        <tr>
            <th scope="col"><?= $e($t('column_tick')) ?></th>
            <th scope="col"><?= $e($t('column_account')) ?></th>
            <th scope="col"><?= $e($t('column_package')) ?></th>
            <th scope="col"><?= $e($t('column_status')) ?></th>
            <th scope="col"><?= $e($t('column_seen')) ?></th>
            <th scope="col"><?= $e($t('column_decide')) ?></th>
        </tr>
    </thead>
    <tbody>
<?php foreach ($list['rows'] as $row) : ?>
    <?php $id = $row['id'] ?>
        <tr>
            <td>
                <?= $part('tick', ['field' => 'strangers[]', 'value' => $id, 'what' => $row['name']]) ?>
    <?php if ($row['offer'] !== null) : ?>
                <input type="hidden" form="aflexi-ticked" name="service[<?= $e($id) ?>]"
                    value="<?= $e($row['offer']) ?>">
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
            <td><?= $e($time($row['seen_at'])) ?></td>
            <td>
    <?php if ($row['offer'] !== null) : ?>
                <form method="post" action="<?= $e($here) ?>">
                    <?= $part('tokens', []) ?>
                    <input type="hidden" name="strangers[]" value="<?= $e($id) ?>">
                    <input type="hidden" name="service[<?= $e($id) ?>]" value="<?= $e($row['offer']) ?>">
                    <button type="submit" class="btn btn-default btn-sm" name="action" value="adopt_strangers"><?=
                        $e($t('adopt_for', ['service' => $row['offer']]))
                    ?><span class="sr-only"> <?= $e($t('for_account', ['name' => $row['name']])) ?></span></button>
                </form>
    <?php endif ?>
    <?php if ($row['adoptable']) : ?>
                <form method="post" class="form-inline" action="<?= $e($here) ?>">
                    <?= $part('tokens', []) ?>
                    <input type="hidden" name="strangers[]" value="<?= $e($id) ?>">
                    <label class="sr-only" for="aflexi-owner-<?= $e($id) ?>"><?=
                        $e($t('owner_of', ['name' => $row['name']]))
                    ?></label>
                    <input type="text" class="form-control input-sm" id="aflexi-owner-<?= $e($id) ?>"
                        name="service[<?= $e($id) ?>]" inputmode="numeric" maxlength="10" autocomplete="off"
                        placeholder="<?= $e($t('owner_placeholder')) ?>">
                    <button type="submit" class="btn btn-default btn-sm" name="action" value="adopt_strangers"><?=
                        $e($t('button_adopt_stranger'))
                    ?><span class="sr-only"> <?= $e($t('for_account', ['name' => $row['name']])) ?></span></button>
                </form>
    <?php else : ?>
                <p><?= $e($t('unadoptable')) ?></p>
    <?php endif ?>
                <?= $part('button', [
                    'here' => $here,
                    'field' => 'strangers[]',
                    'id' => $id,
                    'action' => $ignored ? 'show_again' : 'ignore',
                    'label' => $t($ignored ? 'button_show_again' : 'button_ignore'),
                    'about' => $t('for_account', ['name' => $row['name']]),
                ]) ?>
    <?php if ($row['ignored_by'] !== null) : ?>
                <span class="aflexi-detail"><?= $e($t('ignored_by', ['who' => $who($row['ignored_by'])])) ?></span>
    <?php endif ?>
            </td>
        </tr>
<?php endforeach ?>
    </tbody>
</table>
</div>

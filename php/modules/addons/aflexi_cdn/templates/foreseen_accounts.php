<?php

defined('WHMCS') || exit ?>
<div class="table-responsive">
<table class="table aflexi-foreseen">
    <caption><?= $e($t('preview_caption', ['total' => $total])) ?></caption>
    <thead>
        <tr>
            <th scope="col"><?= $e($t('column_account')) ?></th>
            <th scope="col"><?= $e($t('column_client')) ?></th>
            <th scope="col"><?= $e($t('column_change')) ?></th>
            <th scope="col"><?= $e($t('column_package')) ?></th>
            <th scope="col"><?= $e($t('column_why')) ?></th>
        </tr>
    </thead>
    <tbody>
<?php foreach ($accounts as $account) : ?>
        <tr>
            <th scope="row"><code><?= $name($account['account']) ?></code></th>
            <td>
                <?= $part('client_link', ['client' => $account['client'], 'text' => $account['client_name']]) ?>
                <span class="aflexi-detail"><?=
                    $part('service_link', ['service' => $account['service'], 'client' => $account['client']])
                ?></span>
            </td>
            <td>
    <?php foreach ($account['changes'] as $change) : ?>
                <span class="label <?= $e($change === 'suspend' ? 'label-warning' : 'label-info') ?>"><?=
                    $e($t('change_' . $change))
                ?></span>
    <?php endforeach ?>
            </td>
            <td>
    <?php if ($account['package_before'] !== '' && $account['package_before'] !== $account['package']) : ?>
                <del><?= $name($account['package_before']) ?></del>
    <?php endif ?>
                <?= $name($account['package']) ?>
            </td>
            <td><?= $e($reason($account['reason'])) ?></td>
        </tr>
<?php endforeach ?>
    </tbody>
</table>
</div>
<?php if ($total > count($accounts)) : ?>
<p><?= $e($t('more', ['count' => $total - count($accounts)])) ?></p>
<?php endif ?>

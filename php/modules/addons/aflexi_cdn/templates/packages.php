<?php

defined('WHMCS') || exit ?>
<?php
$columns = [
    'name' => $t('column_name'),
    'transfer' => $t('limit_transfer_gb'),
    'speed' => $t('limit_speed_mbps'),
    'hostnames' => $t('limit_hostnames'),
    'accounts' => $t('column_accounts'),
];
$list = $found['list'];
$read = $found['read_at'] === null
    ? $t('packages_never_read')
    : $t('packages_read_at', ['time' => $time($found['read_at'])]);
?>
<h2><?= $e($t('packages_title')) ?></h2>
<?php if (!$found['named']) : ?>
<div class="alert alert-info"><?= $e($t('packages_unnamed')) ?></div>
<?php else : ?>
<p><?= $e($t('packages_about')) ?></p>
    <?= $part('package_told', ['result' => $result]) ?>
<div class="aflexi-packages-head">
    <form method="post" action="<?= $e($here) ?>">
    <?= $part('tokens', []) ?>
        <button type="submit" class="btn btn-default" name="action" value="package_read"><?=
            $e($found['read_at'] === null ? $t('packages_read_first') : $t('packages_read_again'))
        ?></button>
    </form>
    <a class="btn btn-default" href="<?= $e($link . '&page=packages&package=new') ?>"><?= $e($t('package_new')) ?></a>
    <span class="text-muted"><?= $e($read) ?></span>
</div>
    <?= $part('filter', ['at' => $at, 'label' => $t('search_packages'), 'search' => $search, 'choices' => []]) ?>
    <?php if ($list['rows'] !== []) : ?>
<div class="table-responsive">
<table class="table aflexi-packages">
    <caption><?= $e($t('packages_caption', ['total' => $list['total']])) ?></caption>
    <thead>
        <tr>
        <?php foreach ($columns as $by => $label) : ?>
            <?= $part('package_column', ['by' => $by, 'label' => $label, 'sort' => $sort, 'at' => $at]) ?>
        <?php endforeach ?>
            <th scope="col"><?= $e($t('column_extras')) ?></th>
            <th scope="col"><?= $e($t('column_products')) ?></th>
            <th scope="col"><span class="sr-only"><?= $e($t('package_edit')) ?></span></th>
        </tr>
    </thead>
    <tbody>
        <?php foreach ($list['rows'] as $row) : ?>
            <?= $part('package_row', ['row' => $row]) ?>
        <?php endforeach ?>
    </tbody>
</table>
</div>
        <?= $part('pager', ['list' => $list, 'at' => $at]) ?>
    <?php elseif ($search !== '' || $found['read_at'] !== null) : ?>
<div class="alert alert-info"><?= $e($search === '' ? $t('packages_none') : $t('nothing_found')) ?></div>
    <?php endif ?>
    <?= $part('package_missing', ['missing' => $found['missing']]) ?>
<section class="panel panel-default" aria-labelledby="aflexi-new-limits">
<div class="panel-heading"><h2 class="panel-title" id="aflexi-new-limits"><?= $e($t('new_limits_title')) ?></h2></div>
<div class="panel-body">
    <p><?= $e($t('new_limits_about')) ?></p>
    <form method="post" action="<?= $e($here) ?>">
    <?= $part('tokens', []) ?>
    <?= $part('package_limits', ['typed' => $typed, 'problems' => $problems]) ?>
        <button type="submit" class="btn btn-default" name="action" value="package_limits"><?=
            $e($t('new_limits_save'))
        ?></button>
    </form>
</div>
</section>
<?php endif ?>

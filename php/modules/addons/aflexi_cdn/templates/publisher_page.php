<?php

defined('WHMCS') || exit ?>
<?php
$title = $publisher['username'] !== '' ? $publisher['username'] : $publisher['name'];
$correctable = array_diff(array_column($publisher['differences'], 'code'), ['username_differs']) !== [];
$button = ['here' => $here, 'field' => 'account', 'id' => $publisher['id'],
    'about' => $t('for_account', ['name' => $publisher['name']])];
?>
<p><a href="<?= $e($link . '&page=publishers') ?>"><?= $e($t('all_publishers')) ?></a></p>
<h2><?= $e($t('publisher_title')) ?> <code><?= $name($title) ?></code></h2>
<?php if ($result !== []) : ?>
    <?= $part('result', ['result' => $result, 'names' => []]) ?>
<?php endif ?>
<dl class="aflexi-publisher">
    <dt><?= $e($t('column_client')) ?></dt>
    <dd><?= $part('client_link', ['client' => $publisher['client'], 'text' => $publisher['client_name']]) ?></dd>
    <dt><?= $e($t('column_status')) ?></dt>
    <dd>
        <?= $part('publisher_status', ['row' => $publisher]) ?>
<?php if (count($publisher['services']) > 1) : ?>
        <span class="aflexi-detail"><?=
            $e($t('decided_by', ['service' => $publisher['services'][0]['id']]))
        ?></span>
<?php endif ?>
<?php if ($correctable) : ?>
        <?= $part('button', ['action' => 'put_right', 'label' => $t('put_right')] + $button) ?>
<?php endif ?>
    </dd>
    <dt><?= $e($t('column_synchronized')) ?></dt>
    <dd>
        <?= $e($publisher['synchronized_at'] === null ? $t('never') : $time($publisher['synchronized_at'])) ?>
<?php if ($publisher['services'] !== []) : ?>
        <?= $part('button', ['action' => 'synchronize', 'label' => $t('synchronize')] + $button) ?>
<?php endif ?>
    </dd>
    <dt><?= $e($t('column_password')) ?></dt>
    <dd>
        <?= $part('password', [
            'row' => $publisher,
            'here' => $here,
            'shown' => $shown,
            'password' => $password,
        ]) ?>
<?php if ($publisher['status'] !== 'none' && $publisher['services'] !== []) : ?>
        <?= $part('button', ['action' => 'password', 'label' => $t('new_password')] + $button) ?>
<?php endif ?>
<?php if ($welcomes && $publisher['status'] === 'active') : ?>
        <?= $part('button', ['action' => 'welcome', 'label' => $t('welcome_send')] + $button) ?>
<?php endif ?>
    </dd>
</dl>
<?= $part('publisher_facts', ['facts' => $publisher['facts'], 'at' => $publisher['observed_at']]) ?>
<?php if ($publisher['traffic'] !== null) : ?>
<h3><?= $e($t('traffic_title')) ?></h3>
    <?= $part('traffic_chart', ['traffic' => $publisher['traffic'], 'id' => 'aflexi-traffic']) ?>
<?php endif ?>
<?= $part('publisher_services', [
    'services' => $publisher['services'],
    'client' => $publisher['client'],
    'jobs' => array_column($publisher['jobs'], null, 'service'),
    'here' => $here,
]) ?>
<h3><?= $e($t('history_title')) ?></h3>
<p>
    <?= $e($t('history_about')) ?>
    <a href="<?= $e($all) ?>"><?= $e($t('history_in_log')) ?></a>
</p>
<?php if ($log['rows'] === []) : ?>
<div class="alert alert-info"><?= $e($t('history_empty')) ?></div>
<?php else : ?>
    <?= $part('log_table', ['log' => $log]) ?>
    <?= $part('pager', ['list' => $log, 'at' => $at]) ?>
<?php endif ?>

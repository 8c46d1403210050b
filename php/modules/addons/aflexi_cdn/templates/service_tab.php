<?php

defined('WHMCS') || exit ?>
<?php
$labels = ['active' => 'label-success', 'suspended' => 'label-warning'];
$there = $service['account'] > 0
    ? '&page=publishers&account=' . $service['account']
    : '&page=queue&q=' . $service['service'];
?>
<p><span class="label <?= $e($labels[$service['status']] ?? 'label-default') ?>"><?=
    $e($t('status_' . $service['status']))
?></span>
<?php if ($service['mode'] !== 'auto') : ?>
    <span class="label label-info"><?= $e($t('mode_' . $service['mode'])) ?></span>
<?php endif ?>
    <?= $part('because', ['because' => $service['because']]) ?></p>
<?php if ($service['name'] !== '') : ?>
<p><?= $e($t('column_username')) ?>: <code><?= $name($service['username']) ?></code></p>
    <?php if ($service['package'] !== '') : ?>
<p><?= $e($t('column_package')) ?>: <?= $name($service['package']) ?></p>
    <?php endif ?>
<p><?= $e($t('column_synchronized')) ?>:
    <?= $e($service['synchronized_at'] === null ? $t('never') : $time($service['synchronized_at'])) ?></p>
<?php endif ?>
<?php if ($service['password'] === 'client') : ?>
<p><?= $e($t('column_password')) ?>: <?= $e($t('password_client')) ?></p>
<?php endif ?>
<?php foreach ($service['differences'] as $difference) : ?>
<p class="text-warning"><?= $e($reason($difference)) ?></p>
<?php endforeach ?>
<?php if ($service['job'] !== null) : ?>
<p class="text-<?= $e($service['job']['state'] === 'refused' ? 'danger' : 'info') ?>">
    <strong><?= $e($word('state_' . $service['job']['state'], $service['job']['state'])) ?></strong>
    <?php if ($service['job']['reason'] !== null) : ?>
        <?= $e($reason($service['job']['reason'])) ?>
    <?php endif ?>
    <?php if ($service['job']['state'] === 'waiting' && $service['job']['due_at'] !== null) : ?>
        <?= $e($t('column_due')) ?>: <?= $e($time($service['job']['due_at'])) ?>
    <?php endif ?>
</p>
<?php endif ?>
<p><a href="<?= $e($link . $there) ?>"><?= $e($t('service_tab_more')) ?></a></p>

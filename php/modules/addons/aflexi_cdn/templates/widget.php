<?php

defined('WHMCS') || exit ?>
<?php
$labels = ['in_line' => 'success', 'waiting' => 'info', 'needs_you' => 'warning'];
$glance = $health['glance'] ?? 'failed';
?>
<div class="widget-content-padded">
    <p><span class="label label-<?= $e($labels[$glance] ?? 'danger') ?>"><?= $e($t('glance_' . $glance)) ?></span>
        <?= $e($t('glance_' . $glance . '_about')) ?></p>
<?php foreach ($health['checks'] ?? [] as $check) : ?>
    <?php if ($check['state'] === 'critical') : ?>
    <p class="text-danger"><strong><?= $e($t('health_' . $check['code'])) ?></strong>
        <?= $e($reason($check['reason'])) ?></p>
    <?php endif ?>
<?php endforeach ?>
<?php if (isset($health['answers'])) : ?>
    <?= $part('answers', ['answers' => $health['answers']]) ?>
<?php endif ?>
    <p><a href="<?= $e($link) ?>"><?= $e($t('glance_page')) ?></a></p>
</div>

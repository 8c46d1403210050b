<?php

defined('WHMCS') || exit ?>
<div class="alert alert-danger" role="alert">
    <strong><?= $e($t('missing_title')) ?></strong> <?= $e($trouble) ?>
</div>
<h2><?= $e($t('missing_steps')) ?></h2>
<ol>
    <li><?= $e($t('missing_step_copy', $facts)) ?></li>
    <li><?= $e($t('missing_step_line')) ?> <code>extension=aflexi_cdn</code></li>
    <li><?= $e($t('missing_step_restart')) ?></li>
    <li><?= $e($t('missing_step_cron')) ?></li>
</ol>
<?= $part('phps', ['phps' => $phps, 'command' => $command]) ?>
<p><?= $e($t('missing_harmless')) ?></p>

<?php

defined('WHMCS') || exit ?>
<div class="alert alert-danger" role="alert">
    <strong><?= $e($t('missing_title')) ?></strong> <?= $e($trouble) ?>
</div>
<?= $part('phps', ['phps' => $phps, 'command' => $command]) ?>
<p><?= $e($t('mismatch_harmless')) ?></p>

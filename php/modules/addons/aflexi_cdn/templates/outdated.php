<?php

defined('WHMCS') || exit ?>
<div class="alert alert-danger" role="alert">
    <strong><?= $e($t('missing_title')) ?></strong> <?= $e($t('version_mismatch', $versions)) ?>
</div>
<p><?= $e($t('missing_harmless')) ?></p>

<?php

defined('WHMCS') || exit ?>
<div class="alert alert-danger" role="alert">
    <strong><?= $e($t('forbidden_title')) ?></strong> <?= $e($t('forbidden')) ?>
</div>
<p><a class="btn btn-default" href="<?= $e($link) ?>"><?= $e($t('back')) ?></a></p>

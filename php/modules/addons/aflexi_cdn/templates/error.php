<?php

defined('WHMCS') || exit ?>
<div class="alert alert-danger" role="alert">
    <strong><?= $e($t('error_title')) ?></strong> <?= $e($message) ?>
</div>
<p><a class="btn btn-default" href="<?= $e($link) ?>"><?= $e($t('back')) ?></a></p>

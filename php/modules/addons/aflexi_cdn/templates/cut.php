<?php

defined('WHMCS') || exit ?>
<div class="alert alert-danger" role="alert">
    <strong><?= $e($t('cut_title')) ?></strong> <?= $e($t('cut', ['limit' => $limit])) ?>
</div>
<p><a class="btn btn-default" href="<?= $e($link) ?>"><?= $e($t('back')) ?></a></p>

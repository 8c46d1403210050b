<?php

defined('WHMCS') || exit ?>
<div class="panel panel-default card mb-3">
    <div class="panel-heading card-header">
        <h2 class="panel-title card-title m-0"><?= $e($t('client_title')) ?></h2>
    </div>
    <div class="panel-body card-body">
        <p><strong class="text-<?= $e($service['tone']) ?>"><?= $e($service['status']) ?></strong>
            <?= $e($service['about']) ?></p>
<?php if ($service['username'] !== '') : ?>
        <p><?= $e($t('client_username')) ?>: <code><?= $name($service['username']) ?></code></p>
<?php endif ?>
        <p class="m-0">
            <a class="btn btn-default btn-secondary" href="<?= $e($service['address']) ?>"><?=
                $e($t('client_manage'))
            ?></a>
<?php if ($service['portal'] !== '') : ?>
            <a class="btn btn-primary" href="<?= $e($service['portal']) ?>" rel="noopener noreferrer"><?=
                $e($t('client_portal'))
            ?></a>
<?php endif ?>
        </p>
    </div>
</div>

<?php

defined('WHMCS') || exit ?>
<?php if ($versions['addon'] !== $versions['extension']) : ?>
<div class="alert alert-warning" role="alert"><?= $e($t('version_mismatch', $versions)) ?></div>
<?php endif ?>
<?php foreach ($status['problems'] as $problem) : ?>
<div class="alert <?= $e($problem['code'] === 'plain_http_allowed' ? 'alert-warning' : 'alert-danger') ?>" role="alert">
    <?= $e($reason($problem)) ?>
</div>
<?php endforeach ?>
<div class="aflexi-strip">
    <dl>
        <div><dt><?= $e($t('accounts_active')) ?></dt><dd><?= $e($status['accounts']['active']) ?></dd></div>
        <div><dt><?= $e($t('accounts_suspended')) ?></dt><dd><?= $e($status['accounts']['suspended']) ?></dd></div>
        <div><dt><?= $e($t('jobs_due')) ?></dt><dd><?= $e($status['jobs']['due']) ?></dd></div>
        <div><dt><?= $e($t('jobs_leased')) ?></dt><dd><?= $e($status['jobs']['leased']) ?></dd></div>
        <div><dt><?= $e($t('jobs_refused')) ?></dt><dd><?= $e($status['jobs']['refused']) ?></dd></div>
        <div>
            <dt><?= $e($t('last_cron')) ?></dt>
            <dd><?= $e($status['last_cron'] === null ? $t('never') : $time($status['last_cron'])) ?></dd>
        </div>
    </dl>
<?php if ($offer && $status['jobs']['due'] > 0) : ?>
    <form method="post" action="<?= $e($link) ?>">
        <?= $part('tokens', []) ?>
        <button type="submit" class="btn btn-default" name="action" value="work"><?= $e($t('continue')) ?></button>
    </form>
<?php endif ?>
</div>
<?php if ($offer) : ?>
    <?= $part('services', ['title' => $t('waiting_title'), 'services' => $status['refused']]) ?>
<?php endif ?>
<?php if ($status['last_cron'] === null) : ?>
<p class="text-muted"><?= $e($t('no_cron')) ?></p>
<?php endif ?>

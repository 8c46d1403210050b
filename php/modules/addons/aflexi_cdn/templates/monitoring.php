<?php

defined('WHMCS') || exit ?>
<section aria-labelledby="aflexi-monitoring">
<h2 id="aflexi-monitoring"><?= $e($t('monitoring_title')) ?></h2>
<p><?= $e($t('monitoring_about')) ?> <code><?= $name($endpoint) ?></code></p>
<?php if ($token !== '') : ?>
<div class="alert alert-success" role="alert">
    <p><?= $e($t('token_once')) ?></p>
    <label for="aflexi-token"><?= $e($t('token_label')) ?></label>
    <input type="text" class="form-control" id="aflexi-token" readonly autocomplete="off" value="<?= $e($token) ?>">
    <p><?= $e($t('token_header')) ?> <code>Authorization: Bearer <?= $e($token) ?></code></p>
</div>
<?php endif ?>
<p><?= $e($monitored ? $t('token_there') : $t('token_none')) ?>
    <a href="<?= $e($here . '&format=json') ?>"><?= $e($t('health_json')) ?></a></p>
<form method="post" action="<?= $e($here) ?>">
    <?= $part('tokens', []) ?>
    <button type="submit" class="btn btn-default" name="action" value="token_make"><?=
        $e($monitored ? $t('token_replace') : $t('token_make'))
    ?></button>
<?php if ($monitored) : ?>
    <button type="submit" class="btn btn-default" name="action" value="token_revoke"><?=
        $e($t('token_revoke'))
    ?></button>
<?php endif ?>
</form>
</section>

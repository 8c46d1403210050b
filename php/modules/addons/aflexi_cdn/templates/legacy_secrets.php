<?php

defined('WHMCS') || exit ?>
<h3><?= $e($t('legacy_secrets')) ?></h3>
<p><?= $e($t('legacy_secrets_about', ['secrets' => $secrets])) ?></p>
<form method="post" action="<?= $e($here) ?>">
    <?= $part('tokens', []) ?>
    <button type="submit" class="btn btn-default" name="action" value="move_over"><?=
        $e($t('legacy_move_over'))
    ?></button>
</form>
<?php if ($moved !== null) : ?>
<form method="post" class="aflexi-legacy-remove" action="<?= $e($here) ?>">
    <?= $part('tokens', []) ?>
    <p>
        <input type="checkbox" id="aflexi-sure" name="sure" value="1" required>
        <label for="aflexi-sure"><?= $e($t('legacy_sure')) ?></label>
    </p>
    <?php if ($moved['left_total'] > 0) : ?>
    <p class="text-danger"><?= $e($t('legacy_left', ['left' => $moved['left_total']])) ?></p>
    <ul>
        <?php foreach ($moved['left'] as $account) : ?>
        <li><code><?= $name($account) ?></code></li>
        <?php endforeach ?>
    </ul>
    <p>
        <input type="checkbox" id="aflexi-anyway" name="anyway" value="1">
        <label for="aflexi-anyway"><?= $e($t('legacy_anyway')) ?></label>
    </p>
    <?php endif ?>
    <button type="submit" class="btn btn-danger" name="action" value="remove_clear_text"><?=
        $e($t('legacy_remove'))
    ?></button>
</form>
<?php endif ?>

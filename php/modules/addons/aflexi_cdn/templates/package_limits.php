<?php

defined('WHMCS') || exit ?>
<?php foreach (['transfer_gb', 'speed_mbps', 'hostnames'] as $limit) : ?>
    <?php $problem = isset($problems[$limit]) ?>
<div class="form-group <?= $e($problem ? 'has-error' : '') ?>">
    <label class="control-label" for="aflexi-<?= $e($limit) ?>"><?= $e($t('limit_' . $limit)) ?></label>
    <div class="aflexi-limit">
        <input type="text" inputmode="numeric" class="form-control" id="aflexi-<?= $e($limit) ?>" maxlength="20"
            name="limits[<?= $e($limit) ?>]" value="<?= $e($typed[$limit] ?? '') ?>" autocomplete="off"
            placeholder="<?= $e($t('unlimited')) ?>" aria-invalid="<?= $e($problem ? 'true' : 'false') ?>"
            aria-describedby="aflexi-<?= $e($limit) ?>-about">
        <span><?= $e($t('unit_' . $limit)) ?></span>
    </div>
    <p class="help-block" id="aflexi-<?= $e($limit) ?>-about"><?=
        $e($problem ? $reason($problems[$limit]) : $t('limit_help'))
    ?></p>
</div>
<?php endforeach ?>
<?php foreach (['ssl', 'streaming', 'all_locations'] as $limit) : ?>
<div class="checkbox">
    <label for="aflexi-<?= $e($limit) ?>"><input type="checkbox" id="aflexi-<?= $e($limit) ?>"
        name="limits[<?= $e($limit) ?>]" value="1" <?= $e(isset($typed[$limit]) ? 'checked' : '') ?>>
        <?= $e($t('limit_' . $limit)) ?></label>
</div>
<?php endforeach ?>

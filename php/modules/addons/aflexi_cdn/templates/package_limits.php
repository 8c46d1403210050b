<?php

defined('WHMCS') || exit ?>
<div class="aflexi-limits">
<?php foreach (['transfer_gb', 'speed_mbps', 'hostnames'] as $limit) : ?>
    <?php $problem = isset($problems[$limit]) ?>
<div class="form-group <?= $e($problem ? 'has-error' : '') ?>">
    <label class="control-label" for="aflexi-<?= $e($limit) ?>"><?= $e($t('limit_' . $limit)) ?></label>
    <div class="aflexi-limit">
        <input type="text" inputmode="numeric" class="form-control" id="aflexi-<?= $e($limit) ?>" maxlength="20"
            name="limits[<?= $e($limit) ?>]" value="<?= $e($typed[$limit] ?? '') ?>" autocomplete="off"
            placeholder="<?= $e($t('unlimited')) ?>" aria-invalid="<?= $e($problem ? 'true' : 'false') ?>"
            aria-describedby="<?= $e($problem ? "aflexi-$limit-problem" : 'aflexi-limits-help') ?>">
        <span><?= $e($t('unit_' . $limit)) ?></span>
    </div>
    <?php if ($problem) : ?>
    <p class="help-block" id="aflexi-<?= $e($limit) ?>-problem"><?= $e($reason($problems[$limit])) ?></p>
    <?php endif ?>
</div>
<?php endforeach ?>
</div>
<p class="text-muted" id="aflexi-limits-help"><?= $e($t('limits_help')) ?></p>
<?php foreach (['ssl', 'streaming', 'all_locations'] as $limit) : ?>
<div class="checkbox">
    <label for="aflexi-<?= $e($limit) ?>"><input type="checkbox" id="aflexi-<?= $e($limit) ?>"
        name="limits[<?= $e($limit) ?>]" value="1" <?= $e(isset($typed[$limit]) ? 'checked' : '') ?>>
        <?= $e($t('limit_' . $limit)) ?></label>
</div>
<?php endforeach ?>

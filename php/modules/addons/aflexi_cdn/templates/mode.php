<?php

defined('WHMCS') || exit ?>
<form method="post" class="form-inline aflexi-mode" action="<?= $e($here) ?>">
    <?= $part('tokens', []) ?>
    <input type="hidden" name="service" value="<?= $e($service) ?>">
    <label class="sr-only" for="<?= $e($id) ?>"><?= $e($t('mode_of', ['service' => $service])) ?></label>
    <select class="form-control input-sm" id="<?= $e($id) ?>" name="mode">
<?php foreach (['auto', 'on', 'off'] as $choice) : ?>
        <option value="<?= $e($choice) ?>" <?= $e($choice === $mode ? 'selected' : '') ?>><?=
            $e($t('mode_' . $choice))
        ?></option>
<?php endforeach ?>
    </select>
    <button type="submit" class="btn btn-default btn-sm" name="action" value="mode"><?= $e($t('set')) ?><span
        class="sr-only"> <?= $e($t('mode_of', ['service' => $service])) ?></span></button>
</form>

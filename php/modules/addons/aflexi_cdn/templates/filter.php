<?php

defined('WHMCS') || exit ?>
<?php
// A form by GET keeps nothing of the address it goes to.
parse_str((string) parse_url($at, PHP_URL_QUERY), $kept);
$kept = array_diff_key($kept, $choices, ['q' => '', 'p' => '']);
?>
<form method="get" action="<?= $e(strtok($at, '?')) ?>" class="aflexi-filter" role="search">
<?php foreach ($kept as $field => $value) : ?>
    <input type="hidden" name="<?= $e($field) ?>" value="<?= $e($value) ?>">
<?php endforeach ?>
    <label class="sr-only" for="aflexi-search"><?= $e($label) ?></label>
    <input type="search" class="form-control" id="aflexi-search" name="q" maxlength="100" value="<?= $e($search) ?>"
        placeholder="<?= $e($label) ?>">
<?php foreach ($choices as $field => $choice) : ?>
    <label class="sr-only" for="aflexi-filter-<?= $e($field) ?>"><?= $e($choice['label']) ?></label>
    <select class="form-control" id="aflexi-filter-<?= $e($field) ?>" name="<?= $e($field) ?>">
    <?php foreach ($choice['options'] as $value => $text) : ?>
        <option value="<?= $e($value) ?>" <?= $e((string) $value === $choice['value'] ? 'selected' : '') ?>><?=
            $e($text)
        ?></option>
    <?php endforeach ?>
    </select>
<?php endforeach ?>
    <button type="submit" class="btn btn-default"><?= $e($t('filter')) ?></button>
</form>

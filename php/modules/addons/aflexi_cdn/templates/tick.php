<?php

defined('WHMCS') || exit ?>
<label class="sr-only" for="aflexi-tick-<?= $e($value) ?>"><?= $e($t('tick', ['what' => $what])) ?></label>
<input type="checkbox" id="aflexi-tick-<?= $e($value) ?>" form="aflexi-ticked" name="<?= $e($field) ?>"
    value="<?= $e($value) ?>">

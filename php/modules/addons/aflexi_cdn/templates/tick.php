<?php

defined('WHMCS') || exit ?>
<label class="sr-only" for="aflexi-tick-<?= $e($id) ?>"><?= $e($t('tick', ['what' => $what])) ?></label>
<input type="checkbox" id="aflexi-tick-<?= $e($id) ?>" form="aflexi-ticked" name="<?= $e($field) ?>"
    value="<?= $e($id) ?>">

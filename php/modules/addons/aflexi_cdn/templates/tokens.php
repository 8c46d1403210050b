<?php

defined('WHMCS') || exit ?>
<?php foreach ($tokens as $field => $value) : ?>
<input type="hidden" name="<?= $e($field) ?>" value="<?= $e($value) ?>">
<?php endforeach ?>

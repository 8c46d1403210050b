<?php

defined('WHMCS') || exit ?>
<?php foreach ($tokens as $name => $value) : ?>
<input type="hidden" name="<?= $e($name) ?>" value="<?= $e($value) ?>">
<?php endforeach ?>

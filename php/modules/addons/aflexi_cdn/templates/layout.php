<?php

defined('WHMCS') || exit ?>
<link rel="stylesheet" href="<?= $e($stylesheet) ?>">
<div class="aflexi-cdn">
<?= $part($template, $data) ?>
</div>

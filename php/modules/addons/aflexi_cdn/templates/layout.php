<?php

defined('WHMCS') || exit ?>
<link rel="stylesheet" href="<?= $e($stylesheet) ?>">
<div class="aflexi-cdn">
<?php if (in_array($template, $tabs, true)) : ?>
    <?= $part('tabs', ['tabs' => $tabs, 'here' => $template]) ?>
<?php endif ?>
<?= $part($template, $data) ?>
</div>

<?php

defined('WHMCS') || exit ?>
<link rel="stylesheet" href="<?= $e($stylesheet) ?>">
<?php foreach ($scripts as $script) : ?>
<script src="<?= $e($script) ?>" defer></script>
<?php endforeach ?>
<div class="aflexi-cdn">
<?php if ($tabs !== []) : ?>
    <?= $part('tabs', ['tabs' => $tabs, 'here' => $here]) ?>
<?php endif ?>
<?= $part($template, $data) ?>
</div>

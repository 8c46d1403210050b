<?php

defined('WHMCS') || exit ?>
<link rel="stylesheet" href="<?= $e($stylesheet) ?>">
<?php if (array_intersect(array_column($data['works'] ?? [], 'state'), ['running', 'paused']) !== []) : ?>
<script src="<?= $e($script) ?>" defer></script>
<?php endif ?>
<div class="aflexi-cdn">
<?php if (in_array($template, $tabs, true)) : ?>
    <?= $part('tabs', ['tabs' => $tabs, 'here' => $template]) ?>
<?php endif ?>
<?= $part($template, $data) ?>
</div>

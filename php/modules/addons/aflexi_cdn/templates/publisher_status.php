<?php

defined('WHMCS') || exit ?>
<?php
$labels = ['active' => 'label-success', 'suspended' => 'label-warning', 'none' => 'label-default'];
?>
<span class="label <?= $e($labels[$row['status']] ?? 'label-default') ?>"><?=
    $e($t('status_' . $row['status']))
?></span>
<?php if ($row['reason'] !== null) : ?>
<span class="aflexi-detail"><?= $e($reason($row['reason'])) ?></span>
<?php endif ?>
<?php if ($row['differences'] !== []) : ?>
<ul class="aflexi-differences text-warning">
    <?php foreach ($row['differences'] as $difference) : ?>
    <li><?= $e($reason($difference)) ?></li>
    <?php endforeach ?>
</ul>
<?php endif ?>

<?php

defined('WHMCS') || exit ?>
<?php
// The same column once more turns it round; names begin at A, numbers at the largest.
$descending = $sort === "-$by";
$ascending = $sort === $by || ($sort === '' && $by === 'name');
$next = ($by === 'name' ? $ascending : !$descending) ? "-$by" : $by;
$order = ['none', 'ascending', 'descending'][$ascending ? 1 : ($descending ? 2 : 0)];
$address = preg_replace('/&sort=[^&]*/', '', $at) . '&sort=' . rawurlencode($next);
$arrow = ['none' => '', 'ascending' => ' ▲', 'descending' => ' ▼'][$order];
?>
<th scope="col" class="<?= $e($by === 'name' ? '' : 'aflexi-number') ?>" aria-sort="<?= $e($order) ?>">
    <a href="<?= $e($address) ?>"><?= $e($label) ?></a><?= $e($arrow) ?>
</th>

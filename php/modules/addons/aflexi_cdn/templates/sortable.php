<?php

defined('WHMCS') || exit ?>
<?php
$arrows = ['ascending' => '▲', 'descending' => '▼', 'none' => '↕'];
?>
<th scope="col" aria-sort="<?= $e($sorted) ?>">
    <a class="aflexi-sort" href="<?= $e($address) ?>"><?= $e($label) ?> <span aria-hidden="true"><?=
        $e($arrows[$sorted])
    ?></span></a>
</th>

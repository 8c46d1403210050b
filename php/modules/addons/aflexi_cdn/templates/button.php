<?php

defined('WHMCS') || exit ?>
<form method="post" action="<?= $e($here) ?>">
    <?= $part('tokens', []) ?>
    <input type="hidden" name="<?= $e($field) ?>" value="<?= $e($id) ?>">
    <button type="submit" class="btn btn-default btn-sm" name="action" value="<?= $e($action) ?>"><?=
        $e($label)
    ?><span class="sr-only"> <?= $e($about) ?></span></button>
</form>

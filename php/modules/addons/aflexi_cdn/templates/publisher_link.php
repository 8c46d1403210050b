<?php

defined('WHMCS') || exit ?>
<?php if ($account > 0) : ?>
<a href="<?= $e($link . '&page=publishers&account=' . $account) ?>"><?= $name($text) ?></a>
<?php else : ?>
    <?= $name($text) ?>
<?php endif ?>

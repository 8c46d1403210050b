<?php

defined('WHMCS') || exit ?>
<a href="<?= $e($link . '&page=publishers&account=' . $account) ?>"><?= $name($text) ?></a>

<?php

defined('WHMCS') || exit ?>
<code><a href="<?= $e($link . '&page=publishers&account=' . $account) ?>"><?= $name($text) ?></a></code>

<?php

defined('WHMCS') || exit ?>
<?php $labels = ['ok' => 'success', 'unknown' => 'default', 'warning' => 'warning', 'critical' => 'danger'] ?>
<a href="<?= $e($link . '&page=' . $page) ?>"><span class="label label-<?= $e($labels[$state]) ?>"><?=
    $e($text)
?></span></a>

<?php

defined('WHMCS') || exit ?>
<a href="<?= $e('clientssummary.php?userid=' . $client) ?>"><?= $name($text) ?></a>

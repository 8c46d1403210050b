<?php

defined('WHMCS') || exit ?>
<h2><?= $e($t('publisher_unknown')) ?></h2>
<p><?= $e($t('publisher_unknown_about')) ?></p>
<p><a href="<?= $e($link . '&page=publishers') ?>"><?= $e($t('all_publishers')) ?></a></p>
